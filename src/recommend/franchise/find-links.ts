/** Finds the pairs of titles of one franchise by the stems that their names share. */

import type { Title } from '../../domain/title.ts';
import { bitsOf, isHopeless, nameEvidence, otherEvidence, TIED } from './bond.ts';
import type { Link } from './link.ts';
import { type KeyPeople, sharedPeople } from './people.ts';
import { FEW_NAMES, findPlaces, type Place } from './places.ts';
import { namesPerson } from './presenters.ts';
import { areSigned, findSignatures } from './signatures.ts';
import { isClose, STAND } from './stems.ts';
import { findStragglers } from './stragglers.ts';
import { readVocabulary } from './vocabulary.ts';

/** The strongest link of each pair, ordered by rows. O(names · words² + pairs that share a stem). */
export function findLinks(titles: readonly Title[], people: KeyPeople | undefined): Link[] {
  const { variants, rarity } = readVocabulary(titles);
  const groups = findPlaces(variants, people !== undefined);
  const links = new Map<number, Link>();
  const add = (link: Link): void => {
    const key = link.a * titles.length + link.b;
    links.set(key, strongest(link, links.get(key)));
  };
  for (const places of groups) {
    const signatures = people === undefined ? undefined : findSignatures(places, people);
    const counted = countsParts(places);
    const bits = bitsOf(places[0]!, rarity);
    forEachPair(places, (one, other) => {
      const names = nameEvidence(one, other, bits);
      if (isHopeless(names)) return;
      const a = one.variant.row;
      const b = other.variant.row;
      const shared = people === undefined ? undefined : sharedPeople(people, a, b);
      const signed = areSigned(signatures, a, b);
      const evidence = otherEvidence(titles[a]!, titles[b]!, one, other, { bits, counted, signed, shared });
      if (names + evidence < TIED || (people !== undefined && namesPerson(one, other, people))) return;
      add({
        a,
        b,
        strength: names + evidence,
        close: isClose(one.stand) && isClose(other.stand),
        places: [one, other],
      });
    });
  }
  for (const link of findStragglers(titles, groups, rarity, [...links.values()])) add(link);
  return [...links.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Joins two links of a pair: the greater strength, and the places in the names by which titles are best known. */
function strongest(link: Link, known: Link | undefined): Link {
  if (known === undefined) return link;
  const [better, other] = isBetter(link, known) ? [link, known] : [known, link];
  return {
    ...better,
    strength: Math.max(better.strength, other.strength),
    close: better.close || other.close,
  };
}

function isBetter(link: Link, known: Link): boolean {
  const originals = ({ places }: Link): number =>
    Number(places[0].variant.original) + Number(places[1].variant.original);
  const fromOf = ({ places }: Link): number => places[0].from + places[1].from;
  return (
    (originals(link) - originals(known) ||
      known.strength - link.strength ||
      known.places[0].length - link.places[0].length ||
      fromOf(link) - fromOf(known)) < 0
  );
}

/** Whether two titles at least are numbered parts. */
function countsParts(places: readonly Place[]): boolean {
  const parts = new Set<number>();
  for (const { stand, number } of places) if (stand === STAND.part) parts.add(number);
  return parts.size > 1;
}

/**
 * Calls back for each two places of which one title has the stem to itself, and in a small group for two that merely begin
 * with it; the lower row first.
 */
function forEachPair(places: readonly Place[], visit: (one: Place, other: Place) => void): void {
  places.forEach((one, at) => {
    const isOwner = isClose(one.stand);
    const begins = one.stand === STAND.start && places.length <= FEW_NAMES;
    for (let next = at + 1; next < places.length; next += 1) {
      const other = places[next]!;
      if (one.variant.row === other.variant.row) continue;
      if (isOwner || isClose(other.stand) || (begins && other.stand === STAND.start)) visit(one, other);
    }
  });
}

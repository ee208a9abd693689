/** Finds the pairs of titles that may be of one franchise, by the stems that their names share, and how tied each is. */

import type { Title } from '../../domain/title.ts';
import { bond, type Common, TIED } from './bond.ts';
import { type Name, readName } from './name.ts';
import { type KeyPeople, type Shared, sharedPeople } from './people.ts';
import { owns, type Stand, StemTree, standAt } from './stems.ts';

/** Two titles that are tied, the lower row first. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
}

/** Titles that a catalogue is imagined to lack. */
const UNSEEN = 20_000;

interface Variant {
  readonly row: number;
  readonly name: Name;
  readonly words: readonly number[];
}

/** A stem found in a name. */
interface Place {
  readonly variant: Variant;
  readonly from: number;
  readonly length: number;
  readonly stand: Stand;
}

/**
 * Calls back for each pair of titles with a stem in common that is one title's own, once for each such stem, the lower row first.
 */
export function forEachCandidate(
  titles: readonly Title[],
  visit: (a: number, b: number, common: Common) => void,
): void {
  const tree = new StemTree();
  const variants = variantsOf(titles, tree);
  const rarity = raritiesOf(variants, titles.length);
  for (const { name, words } of variants) {
    for (let length = 1; length <= words.length; length += 1) {
      if (owns(standAt(name, 0, length))) tree.add(words, length);
    }
  }
  for (const places of placesOf(variants, tree)) {
    if (places === undefined) continue;
    places.forEach((one, at) => {
      for (let next = at + 1; next < places.length; next += 1) {
        const other = places[next]!;
        if (!owns(one.stand) && !owns(other.stand)) continue;
        if (one.variant.row === other.variant.row) continue;
        const [low, high] = one.variant.row < other.variant.row ? [one, other] : [other, one];
        visit(low.variant.row, high.variant.row, commonOf(low, high, rarity));
      }
    });
  }
}

/** The links, ordered by rows. */
export function findLinks(titles: readonly Title[], people: KeyPeople | undefined): Link[] {
  const strengths = new Map<number, number>();
  const shares = new Map<number, Shared | undefined>();
  forEachCandidate(titles, (a, b, common) => {
    const key = a * titles.length + b;
    if (people !== undefined && !shares.has(key)) shares.set(key, sharedPeople(people, a, b));
    const strength = bond(titles[a]!, titles[b]!, common, shares.get(key));
    if (strength >= TIED && strength > (strengths.get(key) ?? 0)) strengths.set(key, strength);
  });
  return [...strengths]
    .sort(([x], [y]) => x - y)
    .map(([key, strength]) => ({ a: Math.floor(key / titles.length), b: key % titles.length, strength }));
}

function commonOf(a: Place, b: Place, rarity: Float64Array): Common {
  let bits = 0;
  let alike = true;
  for (let at = 0; at < a.length; at += 1) {
    bits += rarity[a.variant.words[a.from + at]!]!;
    if (a.variant.name.written[a.from + at] !== b.variant.name.written[b.from + at]) alike = false;
  }
  return { standA: a.stand, standB: b.stand, bits, length: a.length, alike };
}

function variantsOf(titles: readonly Title[], tree: StemTree): Variant[] {
  const variants: Variant[] = [];
  titles.forEach(({ primaryTitle, originalTitle }, row) => {
    const name = readName(primaryTitle);
    const variant = { row, name, words: name.words.map((word) => tree.intern(word)) };
    variants.push(variant);
    if (originalTitle === primaryTitle) return;
    const original = readName(originalTitle);
    const words = original.words.map((word) => tree.intern(word));
    if (words.length !== variant.words.length || words.some((word, at) => word !== variant.words[at]))
      variants.push({ row, name: original, words });
  });
  return variants;
}

/**
 * By how many bits of surprise a title has a word: log2((N + {@link UNSEEN}) / (n + 1)) of a word that n of N titles have. A
 * small catalogue says little about words, so it counts as part of a larger one.
 */
function raritiesOf(variants: readonly Variant[], titles: number): Float64Array {
  const counts: number[] = [];
  const seen: number[] = [];
  for (const { row, words } of variants) {
    for (const word of words) {
      if (seen[word] === row) continue;
      seen[word] = row;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  }
  return Float64Array.from(counts, (count) => Math.log2((titles + UNSEEN) / (count + 1)));
}

function placesOf(variants: readonly Variant[], tree: StemTree): Place[][] {
  const places: Place[][] = [];
  for (const variant of variants) {
    for (let from = 0; from < variant.words.length; from += 1) {
      tree.walk(variant.words, from, (stem, length) => {
        const place = { variant, from, length, stand: standAt(variant.name, from, length) };
        const others = places[stem];
        if (others === undefined) places[stem] = [place];
        else others.push(place);
      });
    }
  }
  return places;
}

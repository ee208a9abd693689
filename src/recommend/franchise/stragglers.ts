/** Finds titles that nobody is known to tie to a franchise whose whole name they bear. */

import type { Title } from '../../domain/title.ts';
import { bitsOf, TIED } from './bond.ts';
import { crossovers } from './crossovers.ts';
import { differIn, genreLikeness } from './kinship.ts';
import type { Link } from './link.ts';
import type { Place } from './places.ts';
import { isClose, STAND } from './stems.ts';
import { UnionFind } from './union-find.ts';

/** A stem that is a franchise's name has so many words and bits: fewer where a subtitle or a number follows… */
const WORDS = 2;
const BITS = 20;
const BITS_OF_PARTS = 15;
/** … and so many titles, this share of which are tied otherwise. */
const TITLES = 4;
const SHARE = 0.6;
/** Straggler and franchise have this share of their genres in common. */
const LIKENESS = 0.5;

/**
 * Links to a franchise the titles that have its name in theirs, when nearly all that do are tied otherwise: "Kingdom of the
 * Planet of the Apes". O(places + links).
 */
export function findStragglers(
  titles: readonly Title[],
  groups: readonly (readonly Place[])[],
  rarity: Float64Array,
  links: readonly Link[],
): Link[] {
  const bridges = crossovers(links);
  const joined = new UnionFind(titles.length);
  for (const { a, b } of links) if (!bridges.has(a) && !bridges.has(b)) joined.join(a, b);
  const found: Link[] = [];
  for (const group of groups) {
    const first = group[0]!;
    if (group.length < TITLES || first.length < WORDS || bitsOf(first, rarity) < BITS_OF_PARTS) continue;
    const needed = bitsOf(first, rarity) < BITS ? isPart : () => true;
    const places = new Map(group.map((place) => [place.variant.row, place]));
    const franchise = largest([...places.keys()], joined);
    if (franchise.length < TITLES || franchise.length < SHARE * places.size) continue;
    for (const [row, place] of places) {
      if (joined.find(row) === joined.find(franchise[0]!) || bridges.has(row) || !needed(place)) continue;
      const nearest = franchise.find((other) => areAlike(titles[row]!, titles[other]!));
      if (nearest === undefined) continue;
      const other = places.get(nearest)!;
      const [one, two] = row < nearest ? [place, other] : [other, place];
      found.push({ a: one.variant.row, b: two.variant.row, strength: TIED, close: false, places: [one, two] });
    }
  }
  return found;
}

/** The rows that are most of those tied to each other; those with the least row of equally many. */
function largest(rows: readonly number[], joined: UnionFind): number[] {
  const sets = new Map<number, number[]>();
  for (const row of rows) {
    const root = joined.find(row);
    const set = sets.get(root);
    if (set === undefined) sets.set(root, [row]);
    else set.push(row);
  }
  return [...sets.values()].reduce((most, set) => (set.length > most.length ? set : most), []);
}

function isPart({ stand }: Place): boolean {
  return stand !== STAND.whole && isClose(stand);
}

function areAlike(a: Title, b: Title): boolean {
  return genreLikeness(a, b) >= LIKENESS && !differIn('Documentary', a, b);
}

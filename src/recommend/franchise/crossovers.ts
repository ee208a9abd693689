/** Finds titles that different parts of their name tie to different titles: "Alien vs. Predator". */

import type { Link } from './link.ts';
import type { Place } from './places.ts';

/** The rows whose links are by parts of the same name that do not overlap. O(links). */
export function crossovers(links: readonly Link[]): ReadonlySet<number> {
  /** By row and name: for each word, with which later word a part from there ends. */
  const parts = new Map<number, number[]>();
  for (const { places } of links) for (const place of places) add(parts, place);
  const found = new Set<number>();
  for (const [key, ends] of parts) if (countApart(ends) > 1) found.add(Math.floor(key / 2));
  return found;
}

function add(parts: Map<number, number[]>, { variant, from, length }: Place): void {
  const key = variant.row * 2 + Number(variant.original);
  let ends = parts.get(key);
  if (ends === undefined) {
    ends = [];
    parts.set(key, ends);
  }
  ends[from] = Math.max(ends[from] ?? 0, from + length);
}

/** How many parts are left when those that overlap are joined. */
function countApart(ends: readonly (number | undefined)[]): number {
  let count = 0;
  let reached = 0;
  for (let from = 0; from < ends.length; from += 1) {
    const end = ends[from];
    if (end === undefined) continue;
    if (from >= reached) count += 1;
    reached = Math.max(reached, end);
  }
  return count;
}

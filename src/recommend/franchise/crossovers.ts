/** Finds titles that different parts of their name tie to different titles: "Alien vs. Predator". */

import type { Link } from './link.ts';
import type { Place } from './places.ts';

/** The rows with links by two parts of the same name that have no word in common. O(links). */
export function crossovers(links: readonly Link[]): ReadonlySet<number> {
  const parts = new Map<number, Place[]>();
  for (const { places } of links) {
    for (const place of places) {
      const key = place.variant.row * 2 + Number(place.variant.original);
      const others = parts.get(key);
      if (others === undefined) parts.set(key, [place]);
      else others.push(place);
    }
  }
  const found = new Set<number>();
  for (const [key, places] of parts) if (areApart(places)) found.add(Math.floor(key / 2));
  return found;
}

/** Whether the part that ends first is over when the last one begins. */
function areApart(places: readonly Place[]): boolean {
  let firstEnd = Number.POSITIVE_INFINITY;
  let lastStart = 0;
  for (const { from, length } of places) {
    firstEnd = Math.min(firstEnd, from + length);
    lastStart = Math.max(lastStart, from);
  }
  return lastStart >= firstEnd;
}

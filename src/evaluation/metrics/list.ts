/** What all measures ask of a ranked list: how much of it counts, and what is known of its items. */

/**
 * How many items of a list count at a cut-off: `k`, or all of a shorter list.
 *
 * @throws {Error} if `k` is not a whole number of at least 1
 */
export function topLength(ranked: ArrayLike<number>, k: number): number {
  if (!Number.isInteger(k) || k < 1) throw new Error(`k must be a whole number of at least 1, found ${k}`);
  return Math.min(k, ranked.length);
}

/** How many of the first `k` items are relevant. O(k). */
export function countHits(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  const length = topLength(ranked, k);
  let hits = 0;
  for (let i = 0; i < length; i++) if (relevant.has(ranked[i]!)) hits += 1;
  return hits;
}

/**
 * The value of an item.
 *
 * @throws {Error} if there is none
 */
export function itemValue(values: ArrayLike<number>, item: number): number {
  const value = values[item];
  if (value === undefined) throw new Error(`item ${item} is not among the ${values.length} items of the catalogue`);
  return value;
}

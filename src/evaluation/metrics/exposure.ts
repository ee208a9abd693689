/** How often each item is recommended, over all lists: what coverage and the Gini index are computed of. */

import { itemValue, topLength } from './list.ts';

/**
 * Counts in how many lists each item stands among the first `k`. O(lists · k).
 *
 * @param lists ranked items, the best first, all different within a list
 * @param items how many candidate items there are; they are numbered from 0
 * @returns one count per candidate item, 0 for those that nobody is recommended
 * @throws {Error} if a list holds an item that is not a candidate
 */
export function countExposure(lists: Iterable<ArrayLike<number>>, items: number, k: number): Int32Array {
  const exposure = new Int32Array(items);
  for (const ranked of lists) {
    const length = topLength(ranked, k);
    for (let i = 0; i < length; i++) exposure[ranked[i]!] = itemValue(exposure, ranked[i]!) + 1;
  }
  return exposure;
}

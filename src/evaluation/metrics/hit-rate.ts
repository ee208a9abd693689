/** Hit rate: whether the list found anything that the user liked. */

import { topLength } from './list.ts';

/**
 * Hit rate@k of one user: 1 if any of the first k is relevant, otherwise 0. Its mean is the share of users with a hit.
 *
 * Deshpande and Karypis, "Item-based top-N recommendation algorithms", ACM TOIS 22 (2004), for several relevant items. O(k).
 *
 * @param ranked items, all different, the best first
 * @returns 0 or 1; 0 for an empty list or when nothing is relevant
 */
export function hitRate(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  const length = topLength(ranked, k);
  for (let i = 0; i < length; i++) if (relevant.has(ranked[i]!)) return 1;
  return 0;
}

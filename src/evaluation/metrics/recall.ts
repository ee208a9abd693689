/** Recall: how much of what the user liked the list found. */

import { countHits } from './list.ts';

/**
 * Recall@k: hits among the first k / min(k, |relevant|).
 *
 * The smaller of the two divides, so that a perfect list has 1 even when more is relevant than fits, as in Liang et al., "Variational
 * autoencoders for collaborative filtering", WWW 2018. O(k).
 *
 * @param ranked items, all different, the best first
 * @returns 0–1; 0 for an empty list or when nothing is relevant
 */
export function recall(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  const hits = countHits(ranked, relevant, k);
  return hits === 0 ? 0 : hits / Math.min(k, relevant.size);
}

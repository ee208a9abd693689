/** Precision: how much of the list the user liked. */

import { countHits } from './list.ts';

/**
 * Precision@k: hits among the first k / k. A list shorter than k is divided by k all the same: what it does not fill, it misses.
 *
 * Herlocker et al., "Evaluating collaborative filtering recommender systems", ACM TOIS 22 (2004); a short list as in `trec_eval`. O(k).
 *
 * @param ranked items, all different, the best first
 * @returns 0–1, at most |relevant| / k; 0 for an empty list or when nothing is relevant
 */
export function precision(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  return countHits(ranked, relevant, k) / k;
}

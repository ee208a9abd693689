/** Normalized discounted cumulative gain: hits count for more the higher they stand. */

import { topLength } from './list.ts';

/**
 * nDCG@k with binary gains: DCG / ideal DCG, DCG = Σ over hits of 1 / log2(rank + 1), rank from 1; the ideal has its min(k, |relevant|)
 * hits in front.
 *
 * The measure is of Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20 (2002), with the discount of
 * Burges et al., "Learning to rank using gradient descent", ICML 2005, as in Liang et al., "Variational autoencoders for collaborative
 * filtering", WWW 2018. O(k).
 *
 * @param ranked items, all different, the best first
 * @returns 0–1, exactly 1 for an ideal list; 0 for an empty list or when nothing is relevant
 */
export function ndcg(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  const length = topLength(ranked, k);
  let gain = 0;
  for (let i = 0; i < length; i++) if (relevant.has(ranked[i]!)) gain += discount(i);
  if (gain === 0) return 0;
  let ideal = 0;
  for (let i = 0; i < Math.min(k, relevant.size); i++) ideal += discount(i);
  return gain / ideal;
}

/** What a hit at a position counts; positions from 0, so that the rank is one more. */
function discount(position: number): number {
  return 1 / Math.log2(position + 2);
}

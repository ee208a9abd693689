/** Reciprocal rank: how far down the list the first hit stands. */

import { topLength } from './list.ts';

/**
 * Reciprocal rank@k of one user: 1 / rank of the first hit, rank from 1, and 0 without a hit among the first k. Its mean is MRR@k.
 *
 * Voorhees, "The TREC-8 question answering track report", 1999. O(k).
 *
 * @param ranked items, all different, the best first
 * @returns 0 or 1/k to 1; 0 for an empty list or when nothing is relevant
 */
export function reciprocalRank(ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number): number {
  const length = topLength(ranked, k);
  for (let i = 0; i < length; i++) if (relevant.has(ranked[i]!)) return 1 / (i + 1);
  return 0;
}

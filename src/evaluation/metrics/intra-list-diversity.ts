/** Intra-list diversity: how different the items of one list are from each other. */

import { topLength } from './list.ts';

/**
 * ILD@k of one list: 1 − the mean similarity of all pairs among its first k items.
 *
 * Smyth and McClave, "Similarity vs. diversity", ICCBR 2001; the complement of the intra-list similarity of Ziegler et al., "Improving
 * recommendation lists through topic diversification", WWW 2005. O(k²) calls.
 *
 * @param ranked items, the best first
 * @param similarity cosine of two different items, symmetric, −1 to 1
 * @returns 0–1 where no cosine is negative, otherwise up to 2; `null` for a list of fewer than two items, which leave out of the mean
 */
export function intraListDiversity(
  ranked: ArrayLike<number>,
  similarity: (a: number, b: number) => number,
  k: number,
): number | null {
  const length = topLength(ranked, k);
  if (length < 2) return null;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    for (let j = i + 1; j < length; j++) sum += similarity(ranked[i]!, ranked[j]!);
  }
  return 1 - sum / ((length * (length - 1)) / 2);
}

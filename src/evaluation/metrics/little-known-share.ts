/** The share of recommendations that few people have voted on. */

import { itemValue, topLength } from './list.ts';

/**
 * Little-known share@k of one list: items with fewer votes than a bound among the first k / items among the first k.
 *
 * With the bound at the head of the catalogue this is one term of the "average percentage of long tail items" of Abdollahpouri et al.,
 * "Managing popularity bias in recommender systems with personalized re-ranking", FLAIRS 2019. Neither high nor low is better in itself:
 * none is a list of blockbusters, all is a list of titles nobody knows. O(k).
 *
 * @param ranked items, the best first
 * @param votes votes of each item of the catalogue
 * @param bound votes from which a title counts as known
 * @returns 0–1; `null` for an empty list, which leave out of the mean over users
 * @throws {Error} if a recommended item has no votes given
 */
export function littleKnownShare(
  ranked: ArrayLike<number>,
  votes: ArrayLike<number>,
  bound: number,
  k: number,
): number | null {
  const length = topLength(ranked, k);
  let littleKnown = 0;
  for (let i = 0; i < length; i++) if (itemValue(votes, ranked[i]!) < bound) littleKnown += 1;
  return length === 0 ? null : littleKnown / length;
}

/** Novelty: how surprising it is to meet the recommended items, going by how many people know them. */

import { itemValue, topLength } from './list.ts';

/**
 * The self-information of every item in bits: −log2(count / total). An item that half of the users know has 1 bit, one in eight 3 bits.
 *
 * Zhou et al., "Solving the apparent diversity-accuracy dilemma of recommender systems", PNAS 107 (2010). An item with no interaction at
 * all counts as if it had one, since it would be infinitely surprising.
 *
 * @param counts interactions of each item in training, such as users who rated it, each 0 to `total`
 * @param total what the counts are a share of, such as all users in training, at least 1
 * @returns one value per item, 0 to log2(total) bits
 * @throws {Error} if `total` is below 1, or a count is not in 0 to `total`
 */
export function selfInformation(counts: ArrayLike<number>, total: number): Float64Array {
  if (!(total >= 1)) throw new Error(`the total of interactions must be at least 1, found ${total}`);
  return Float64Array.from(counts, (count, item) => {
    if (!(count >= 0 && count <= total)) throw new Error(`item ${item} has ${count} interactions of ${total}`);
    return Math.log2(total / Math.max(count, 1));
  });
}

/**
 * Novelty@k of one list: the mean self-information of its first k items, all ranks alike (Vargas and Castells, "Rank and relevance in
 * novelty and diversity metrics for recommender systems", RecSys 2011, without their discount). O(k).
 *
 * @param ranked items, the best first
 * @param information bits of each item of the catalogue: see {@link selfInformation}
 * @returns bits, 0 or more; `null` for an empty list, which leave out of the mean over users
 * @throws {Error} if a recommended item has no value
 */
export function novelty(ranked: ArrayLike<number>, information: ArrayLike<number>, k: number): number | null {
  const length = topLength(ranked, k);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += itemValue(information, ranked[i]!);
  return length === 0 ? null : sum / length;
}

/** A paired randomization test: whether two models could differ as much as they do by chance alone. */

import { checkedCount, clusterByUser, pairedDifferences } from './clusters.ts';
import { createRandom } from './random.ts';

/** Shares of the total by which two sums may differ in rounding and still count as equal. */
const ROUNDING = 1e-12;

/** How to draw a test. */
export interface PairedTestOptions {
  /** What the draw follows from; any integer. */
  readonly seed: number;
  /** The user of each pair, whose pairs are swapped together; without it, every pair is a user of its own. */
  readonly users?: ArrayLike<number> | undefined;
  /** How many times to permute; 9,999 unless given, so that p comes in steps of 0.0001. */
  readonly permutations?: number | undefined;
}

/** What a paired test finds. */
export interface PairedTest {
  /** The mean of a − b over all pairs, each counting the same. */
  readonly meanDifference: number;
  /** Two-sided, 1 / (permutations + 1) to 1. */
  readonly p: number;
  /** How many users could be swapped. With c of them p has no chance to fall much below 2^(1 − c). */
  readonly clusters: number;
  readonly permutations: number;
}

/**
 * Fisher's randomization test of the mean difference of paired values, two-sided: if the two models were alike, each user's answers could
 * as well have come from the other one. So each user's differences change sign together with probability ½, and
 * p = (1 + permutations with a mean at least as far from 0) / (1 + permutations).
 *
 * Smucker, Allan and Carterette, "A comparison of statistical significance tests for information retrieval evaluation", CIKM 2007; the + 1
 * is of Phipson and Smyth, "Permutation p-values should never be zero", Stat. Appl. Genet. Mol. Biol. 9 (2010), article 39.
 *
 * p depends neither on the order of the pairs nor on which model is called a. O(n log n + permutations · users).
 *
 * @param a at least one value, all finite, such as nDCG@10 of each query by one model
 * @param b as many by the other model, in the same order
 * @throws {Error} if there are no pairs, a difference is not finite, or an option is out of its range
 */
export function pairedTest(a: ArrayLike<number>, b: ArrayLike<number>, options: PairedTestOptions): PairedTest {
  const permutations = checkedCount(options.permutations ?? 9_999, 'permutations');
  const differences = pairedDifferences(a, b);
  const { sums, mean } = clusterByUser(differences, options.users);
  const asFar = countAsFar(sums, permutations, options.seed);
  return {
    meanDifference: mean,
    p: (1 + asFar) / (1 + permutations),
    clusters: sums.length,
    permutations,
  };
}

/**
 * How many random choices of signs give a sum at least as far from 0 as the sum found; the mean has the same divisor in all of them. Since
 * signs are drawn evenly, only the sizes of the sums matter. With `plus` the total of those on the plus side, the sum is 2 · plus − total.
 */
function countAsFar(sums: Float64Array, permutations: number, seed: number): number {
  const { word } = createRandom(seed);
  const sizes = sums.map(Math.abs).sort();
  const total = sumOf(sizes);
  const enough = Math.abs(sumOf(sums)) - ROUNDING * total;
  let asFar = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    let plus = 0;
    for (let start = 0; start < sizes.length; start += 32) {
      const end = Math.min(start + 32, sizes.length);
      for (let i = start, signs = word(); i < end; i++, signs >>>= 1) plus += sizes[i]! * (signs & 1);
    }
    if (Math.abs(2 * plus - total) >= enough) asFar += 1;
  }
  return asFar;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

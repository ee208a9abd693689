/** Bootstrap confidence intervals: how far a mean over users would move with other users of the same kind. */

import { checkedCount, clusterByUser, pairedDifferences } from './clusters.ts';
import { createRandom } from './random.ts';

/** How to draw a bootstrap interval. */
export interface BootstrapOptions {
  /** What the draw follows from; any integer. */
  readonly seed: number;
  /** The user of each value, whose values are drawn together; without it, every value is a user of its own. */
  readonly users?: ArrayLike<number> | undefined;
  /** How many times to resample; 2,000 unless given, which leaves the bounds uncertain by a few hundredths of the interval's width. */
  readonly resamples?: number | undefined;
  /** The share of such intervals that hold the true mean, between 0 and 1; 0.95 unless given. */
  readonly level?: number | undefined;
}

/** A mean and the interval in which it is trusted, in the units of the values. */
export interface ConfidenceInterval {
  /** The mean of all values, each counting the same. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** How many users were drawn from. With a single one there is nothing to draw, and the interval is the mean. */
  readonly clusters: number;
  readonly resamples: number;
}

/**
 * A percentile bootstrap interval of the mean of values, by resampling whole users with replacement: Efron and Tibshirani, "An introduction
 * to the bootstrap", 1993, chapter 13; of clusters in Field and Welsh, "Bootstrapping clustered data", JRSS B 69 (2007).
 *
 * A user with more queries weighs more, as in the plain mean; to weigh users alike, average each user's values first. The result does not
 * depend on the order of the values. O(n log n + resamples · users).
 *
 * @param values at least one, all finite, such as nDCG@10 of each query
 * @throws {Error} if there are no values, one is not finite, or an option is out of its range
 */
export function bootstrapMean(values: ArrayLike<number>, options: BootstrapOptions): ConfidenceInterval {
  const { seed, users, level = 0.95 } = options;
  const resamples = checkedCount(options.resamples ?? 2_000, 'resamples');
  if (!(level > 0 && level < 1)) throw new Error(`the level must lie between 0 and 1, found ${level}`);
  const { sums, sizes, mean } = clusterByUser(values, users);
  const means = resampledMeans(sums, sizes, resamples, seed);
  return {
    mean,
    low: quantile(means, (1 - level) / 2),
    high: quantile(means, (1 + level) / 2),
    level,
    clusters: sums.length,
    resamples,
  };
}

/**
 * The interval of the mean of a − b, where both are measured on the same queries: {@link bootstrapMean} of the differences.
 *
 * @param a at least one value, all finite
 * @param b as many, in the same order
 */
export function bootstrapDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: BootstrapOptions,
): ConfidenceInterval {
  return bootstrapMean(pairedDifferences(a, b), options);
}

/** The means of resampled users, ascending. */
function resampledMeans(sums: Float64Array, sizes: Float64Array, resamples: number, seed: number): Float64Array {
  const { below } = createRandom(seed);
  const clusters = sums.length;
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    let size = 0;
    for (let i = 0; i < clusters; i++) {
      const drawn = below(clusters);
      sum += sums[drawn]!;
      size += sizes[drawn]!;
    }
    means[resample] = sum / size;
  }
  return means.sort();
}

/** The value below which a share of the sorted values lies, interpolated: type 7 of Hyndman and Fan (1996), as in `statistics`. */
function quantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const lower = sorted[below] ?? Number.NaN;
  return lower + ((sorted[below + 1] ?? lower) - lower) * (position - below);
}

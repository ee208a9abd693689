/** Moments and quantiles of a column of values. */

import type { Distribution } from '../domain/statistics.ts';
import { roundDigits } from './round.ts';

/** What {@link describeSorted} finds: a distribution without its histogram, rounded. */
export type Description = Omit<Distribution, 'histogram'>;

/** Unrounded moments of the values of a population. */
export interface Moments {
  readonly mean: number;
  /** √m₂, with m₂ the second central moment (divided by n). */
  readonly standardDeviation: number;
  /** g₁ = m₃ / m₂^1.5; `null` when all values are equal. */
  readonly skew: number | null;
  /** g₂ = m₄ / m₂² − 3; `null` when all values are equal. */
  readonly excessKurtosis: number | null;
}

/**
 * Describes all values of a population: the catalogue is all there is, not a sample of something larger.
 *
 * O(n).
 *
 * @param sorted at least one value, all finite, ascending
 */
export function describeSorted(sorted: Float64Array): Description {
  if (sorted.length === 0) throw new Error('there are no values to describe');
  const { mean, standardDeviation, skew, excessKurtosis } = momentsOf(sorted);
  return {
    count: sorted.length,
    mean: roundDigits(mean),
    median: roundDigits(quantile(sorted, 0.5)),
    standard_deviation: roundDigits(standardDeviation),
    q25: roundDigits(quantile(sorted, 0.25)),
    q75: roundDigits(quantile(sorted, 0.75)),
    min: roundDigits(quantile(sorted, 0)),
    max: roundDigits(quantile(sorted, 1)),
    skew: skew === null ? null : roundDigits(skew),
    excess_kurtosis: excessKurtosis === null ? null : roundDigits(excessKurtosis),
  };
}

/**
 * Population moments in two passes: first the mean, then the powers of the deviations from it. Skewness and kurtosis are g₁ and g₂ of Joanes
 * and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998), as in `scipy.stats.skew` and `kurtosis`.
 *
 * @param sorted at least one value, ascending
 */
export function momentsOf(sorted: Float64Array): Moments {
  const n = sorted.length;
  const first = sorted[0] ?? 0;
  const last = sorted[n - 1] ?? 0;
  if (first === last) return { mean: first, standardDeviation: 0, skew: null, excessKurtosis: null };
  const mean = meanOf(sorted);
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (const value of sorted) {
    const deviation = value - mean;
    const square = deviation * deviation;
    squares += square;
    cubes += square * deviation;
    fourths += square * square;
  }
  const variance = squares / n;
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    skew: finiteOrNull(cubes / n / variance ** 1.5),
    excessKurtosis: finiteOrNull(fourths / n / (variance * variance) - 3),
  };
}

/**
 * The value below which a share of the values lies, linearly interpolated between neighbours: type 7 of Hyndman and Fan, "Sample quantiles
 * in statistical packages", The American Statistician 50 (1996), NumPy's default.
 *
 * @param sorted at least one value, ascending
 * @param probability 0–1
 */
export function quantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const lower = sorted[below];
  if (lower === undefined) throw new Error('there are no values to take a quantile of');
  const upper = sorted[below + 1] ?? lower;
  return lower + (upper - lower) * (position - below);
}

/** The mean of values in ascending order, which makes it independent of the order they came in. */
export function meanOf(sorted: Float64Array): number {
  let sum = 0;
  for (const value of sorted) sum += value;
  return sum / sorted.length;
}

/** Deviations so small that their powers vanish leave no shape to speak of. */
function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

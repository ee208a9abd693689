/** A column of values as every view shows it: moments, quantiles and histogram. */

import type { Distribution } from '../domain/statistics.ts';
import { describeSorted } from './describe.ts';
import { countInBins } from './histogram.ts';

/**
 * Describes a column. O(n log n); does not depend on the order of the values.
 *
 * @param values at least one, all finite, none below the first edge
 * @param edges bounds of the histogram's bins, ascending
 */
export function distributionOf(values: Float64Array, edges: readonly number[]): Distribution {
  const sorted = values.slice().sort();
  return { ...describeSorted(sorted), histogram: countInBins(sorted, edges) };
}

/** The smallest and the largest of at least one value. */
export function rangeOf(values: Float64Array): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

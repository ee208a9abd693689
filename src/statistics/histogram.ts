/** Counts of values between given bounds. */

import type { Histogram } from '../domain/statistics.ts';

/**
 * Counts values in bins. A bin holds its lower bound and not its upper one, but the last one holds both; values above are counted as
 * overflow, so counts and overflow add up to the number of values. O(n log bins).
 *
 * @param edges at least two, strictly ascending, the first at or below every value
 */
export function countInBins(values: Float64Array, edges: readonly number[]): Histogram {
  const bounds = Float64Array.from(edges);
  const counts = zeros(bounds.length - 1);
  let overflow = 0;
  for (const value of values) {
    const bin = binOf(value, bounds);
    if (bin < counts.length) counts[bin] = (counts[bin] ?? 0) + 1;
    else overflow++;
  }
  return { edges: [...edges], counts, overflow };
}

/**
 * Counts pairs of values in bins of both, which must hold all of them.
 *
 * @param rows one value per pair, counted by rows
 * @param columns the other value of each pair, counted by columns
 * @returns one row per bin of `rowEdges` with one count per bin of `columnEdges`
 */
export function countInPairsOfBins(
  rows: Float64Array,
  rowEdges: readonly number[],
  columns: Float64Array,
  columnEdges: readonly number[],
): number[][] {
  const rowBounds = Float64Array.from(rowEdges);
  const columnBounds = Float64Array.from(columnEdges);
  const counts = Array.from({ length: rowBounds.length - 1 }, () => zeros(columnBounds.length - 1));
  for (const [index, row] of rows.entries()) {
    const line = counts[binOf(row, rowBounds)];
    const column = binOf(columns[index] ?? Number.NaN, columnBounds);
    const count = line?.[column];
    if (line === undefined || count === undefined) throw new Error(`pair ${index} is outside of the bins`);
    line[column] = count + 1;
  }
  return counts;
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

/** The bin of a value by binary search; the number of bins when it is above the last bound. */
function binOf(value: number, bounds: Float64Array): number {
  const last = bounds.length - 1;
  if (!(value >= bounds[0]!)) throw new Error(`${value} is below the first bin`);
  if (value >= bounds[last]!) return value === bounds[last] ? last - 1 : last;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value >= bounds[middle]!) low = middle;
    else high = middle;
  }
  return low;
}

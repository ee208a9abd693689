/** Min-max scaling: the range of a number over the catalogue, mapped to [0, 1]. */

/** A fitted scaler of one feature. */
export interface MinMaxScaler {
  /** Smallest and largest value seen while fitting, after the transformation. */
  readonly min: number;
  readonly max: number;
  /** `log1p`: values are replaced by ln(1 + value) first. */
  readonly transform: 'none' | 'log1p';
  /** What stands in for a missing value (the median of the known ones), before the transformation. */
  readonly fill: number;
}

/**
 * Fits a scaler to a column; NaN is a missing value.
 *
 * @throws {Error} when no value is known
 */
export function fitMinMax(values: Float64Array, transform: MinMaxScaler['transform']): MinMaxScaler {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const lowest = known[0];
  const highest = known.at(-1);
  if (lowest === undefined || highest === undefined)
    throw new Error('a column without any known value cannot be scaled');
  return { min: transformed(lowest, transform), max: transformed(highest, transform), transform, fill: median(known) };
}

/** (x − min) / (max − min), missing values filled; a column of one single value scales to 0. O(1). */
export function scale(value: number, scaler: MinMaxScaler): number {
  if (scaler.max === scaler.min) return 0;
  const x = transformed(Number.isNaN(value) ? scaler.fill : value, scaler.transform);
  return (x - scaler.min) / (scaler.max - scaler.min);
}

function transformed(value: number, transform: MinMaxScaler['transform']): number {
  return transform === 'log1p' ? Math.log1p(value) : value;
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

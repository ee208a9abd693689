/** Figures of a load: rates, and quantiles of the times that answers took. */

/** What answers of one kind took. */
export interface Times {
  /** Answers a second. */
  readonly rate: number;
  readonly count: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

/** Sums up answers of so many seconds. */
export function timesOf(milliseconds: readonly number[], seconds: number): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    rate: sorted.length / seconds,
    count: sorted.length,
    p50: quantileOf(sorted, 0.5),
    p99: quantileOf(sorted, 0.99),
    worst: sorted.at(-1) ?? Number.NaN,
  };
}

/** The smallest value that so large a share of sorted values does not exceed (nearest rank). */
export function quantileOf(sorted: readonly number[], quantile: number): number {
  return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? Number.NaN;
}

/** As a table shows it. */
export function told(value: number, digits = 1): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(digits);
}

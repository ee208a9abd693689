/** Bins of the statistics, as charts need them. */

/** How many values fall between which bounds, as the API tells it. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** One bin. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** The last bin of the whole histogram holds its upper bound too. */
  readonly isLast: boolean;
}

/** The bins, without empty ones at either end; those within `from` and `to` stay in any case. */
export function binsOf({ edges, counts }: Histogram, from = Infinity, to = -Infinity): Bin[] {
  const bins = counts.map((count, at) => ({
    low: edges[at] ?? 0,
    high: edges[at + 1] ?? 0,
    count,
    isLast: at === counts.length - 1,
  }));
  const isKept = ({ low, high, count }: Bin): boolean => count > 0 || (low >= from && high <= to);
  const first = bins.findIndex(isKept);
  return first === -1 ? [] : bins.slice(first, bins.findLastIndex(isKept) + 1);
}

/** `6.5 to 6.9`: the values that a bin holds, where values have steps of `step`; with steps of 0, its bounds. */
export function binLabel({ low, high, isLast }: Bin, step: number, format: (value: number) => string): string {
  return `${format(low)} to ${format(isLast ? high : high - step)}`;
}

/** Votes at a bound of log10(1 + votes), to two significant digits. */
export function votesAt(log10: number): number {
  return Number((10 ** log10 - 1).toPrecision(2));
}

/** The powers of ten whose log10(1 + n) lies within the bounds: where an axis of votes has its ticks. */
export function powersOfTen(low: number, high: number): { readonly value: number; readonly at: number }[] {
  const exponents = Array.from({ length: Math.max(Math.floor(high) + 1, 0) }, (_, exponent) => exponent);
  return exponents
    .map((exponent) => ({ value: 10 ** exponent, at: Math.log10(1 + 10 ** exponent) }))
    .filter(({ at }) => at >= low && at <= high);
}

/** The bin with the most values. */
export function fullest<Counted extends { readonly count: number }>(bins: readonly Counted[]): Counted | undefined {
  return bins.reduce<Counted | undefined>(
    (best, bin) => (best === undefined || bin.count > best.count ? bin : best),
    undefined,
  );
}

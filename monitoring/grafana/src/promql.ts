/** The expressions that dashboards repeat, for the chosen instances and interval. */

const CHOSEN = 'job="recommender",instance=~"$instance"';

/** A metric of the chosen instances, with more conditions if there are any. */
export function of(metric: string, ...conditions: readonly string[]): string {
  return `${metric}{${[CHOSEN, ...conditions].join(',')}}`;
}

/** How fast a counter grows, in 1/s, by these labels; without labels all together. */
export function rateOf(metric: string, by: readonly string[] = [], ...conditions: readonly string[]): string {
  const grouping = by.length === 0 ? 'sum' : `sum by (${by.join(', ')})`;
  return `${grouping} (rate(${of(metric, ...conditions)}[$interval]))`;
}

/** A quantile (0–1) of a histogram, by these labels. */
export function quantileOf(
  quantile: number,
  histogram: string,
  by: readonly string[] = [],
  ...conditions: readonly string[]
): string {
  return `histogram_quantile(${quantile}, ${rateOf(`${histogram}_bucket`, ['le', ...by], ...conditions)})`;
}

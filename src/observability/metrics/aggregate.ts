/** Adds up what several processes measured, as if one had. */

import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue, type Registry } from 'prom-client';

/** All metrics of one process, with their values, in a form that passes between processes. */
export type MetricsSnapshot = MetricObjectWithValues<MetricValue<string>>[];

/**
 * One registry of several snapshots. Counters and histograms are added; of each gauge the metric itself says what is sensible. Where
 * snapshots disagree about a metric's kind, the first is believed.
 */
export function aggregated(snapshots: readonly MetricsSnapshot[]): Registry {
  return AggregatorRegistry.aggregate([...snapshots]);
}

/**
 * What has to be kept of processes that ended: what only grows. Without it sums would fall, which looks like a restart of all and makes
 * rates leap.
 */
export async function keptOf(snapshots: readonly MetricsSnapshot[]): Promise<MetricsSnapshot> {
  const growing = snapshots.map((snapshot) => snapshot.filter(grows));
  return (await aggregated(growing).getMetricsAsJSON()) as MetricsSnapshot;
}

/** The type is a number inside of the library and a text in its types. */
function grows({ type }: MetricsSnapshot[number]): boolean {
  return ['counter', 'histogram'].includes(String(type));
}

/** Every metric of the program in one registry, in the format of Prometheus. */

import { collectDefaultMetrics, Registry } from 'prom-client';
import type { MetricsSnapshot } from './metrics/aggregate.ts';
import { LimitMetrics } from './metrics/limits.ts';
import { ModelMetrics, type ModelMetricsOptions } from './metrics/model.ts';
import { RecommendationMetrics } from './metrics/recommendations.ts';
import { RequestMetrics } from './metrics/requests.ts';
import { SearchMetrics } from './metrics/searches.ts';
import { TraceMetrics } from './metrics/traces.ts';

/** What metrics are made with. */
export interface MetricsOptions extends ModelMetricsOptions {
  /** Whether to tell about the process too: memory, processor time, garbage collection, lag of the event loop. Once a process. */
  readonly process: boolean;
}

/** What is measured. No label of any of them takes a value that a client chooses. */
export interface Metrics {
  readonly requests: RequestMetrics;
  readonly recommendations: RecommendationMetrics;
  readonly searches: SearchMetrics;
  readonly limits: LimitMetrics;
  readonly model: ModelMetrics;
  readonly traces: TraceMetrics;
  /** The media type of {@link text}. */
  readonly contentType: string;
  /** Everything, in Prometheus's text format. */
  text(): Promise<string>;
  /** Everything in a form in which it can be added up with what other processes measured. */
  snapshot(): Promise<MetricsSnapshot>;
}

/** How often the event loop is looked at, in milliseconds. Its lag is never told as less than that. */
const EVENT_LOOP_RESOLUTION_MS = 10;

/** Metrics in a registry of their own, at zero. */
export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  if (options.process) {
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_RESOLUTION_MS });
  }
  return {
    requests: new RequestMetrics(registry),
    recommendations: new RecommendationMetrics(registry),
    searches: new SearchMetrics(registry),
    limits: new LimitMetrics(registry),
    model: new ModelMetrics(registry, options),
    traces: new TraceMetrics(registry),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    snapshot: async () => (await registry.getMetricsAsJSON()) as MetricsSnapshot,
  };
}

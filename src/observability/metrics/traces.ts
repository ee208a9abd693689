/** Metrics of tracing: what became of the traces. */

import { Counter, Gauge, type Registry } from 'prom-client';

/** Why a trace was dropped: above the ceiling a second, no room in the queue, or still waiting at the end. */
export const DROP_REASONS = ['ceiling', 'queue_full', 'shutdown'] as const;

/** One of {@link DROP_REASONS}. */
export type DropReason = (typeof DROP_REASONS)[number];

/** Counts traces. Nothing is told until tracing is on. */
export class TraceMetrics {
  readonly #registry: Registry;
  #exported: Counter | undefined;
  #dropped: Counter<'reason'> | undefined;
  #failed: Counter | undefined;

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** Tracing is on; `queued` tells how many traces wait. */
  begin(queued: () => number): void {
    const registers = [this.#registry];
    this.#exported = new Counter({
      name: 'recommender_traces_exported_total',
      help: 'Traces of requests that were delivered.',
      registers,
    });
    this.#dropped = new Counter({
      name: 'recommender_traces_dropped_total',
      help: 'Traces that were not delivered: above the ceiling a second, no room in the queue, or left over at the end.',
      labelNames: ['reason'],
      registers,
    });
    this.#failed = new Counter({
      name: 'recommender_traces_failed_total',
      help: 'Traces that could not be delivered: the collector refused, was silent or away.',
      registers,
    });
    const waiting: Gauge = new Gauge({
      name: 'recommender_traces_queued',
      help: 'Traces that wait to be delivered.',
      registers,
      collect(): void {
        waiting.set(queued());
      },
    });
    for (const reason of DROP_REASONS) this.#dropped.inc({ reason }, 0);
  }

  delivered(exported: number, failed: number): void {
    this.#exported?.inc(exported);
    this.#failed?.inc(failed);
  }

  dropped(reason: DropReason, traces = 1): void {
    this.#dropped?.inc({ reason }, traces);
  }
}

/** Metrics of the process that keeps workers: how many serve, how often one was replaced, and since when. */

import { Counter, Gauge, type Registry } from 'prom-client';

/** Counts workers. */
export class WorkerMetrics {
  readonly #serving: Gauge;
  readonly #replaced: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#serving = new Gauge({
      name: 'recommender_workers',
      help: 'Worker processes that serve.',
      aggregator: 'first',
      registers,
    });
    this.#replaced = new Counter({
      name: 'recommender_worker_replacements_total',
      help: 'Worker processes that ended unasked or hung, and were replaced.',
      registers,
    });
    new Gauge({
      name: 'process_start_time_seconds',
      help: 'Start time of the process that keeps the workers since unix epoch in seconds.',
      aggregator: 'first',
      registers,
    }).set(Math.round(Date.now() / 1000 - process.uptime()));
  }

  /** So many serve. */
  serving(workers: number): void {
    this.#serving.set(workers);
  }

  /** One ended unasked. */
  replaced(): void {
    this.#replaced.inc();
  }
}

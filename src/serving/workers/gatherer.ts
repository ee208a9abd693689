/** Asks all workers what they measured, and keeps what those counted that have ended. */

import { aggregated, keptOf, type MetricsSnapshot } from '../../observability/metrics/aggregate.ts';

/** Milliseconds for a worker to tell; one that is slower is left out this time. */
const PATIENCE_MS = 2_000;

/** What gathering needs. */
export interface GathererOptions {
  /** Ids of the workers that can be asked. */
  readonly workers: () => readonly number[];
  /** Asks one; its answer comes through {@link Gatherer.told}. */
  readonly ask: (worker: number, id: number) => void;
  /** What the asking process measured itself. */
  readonly own: () => Promise<MetricsSnapshot>;
}

interface Question {
  readonly id: number;
  readonly waiting: Set<number>;
  readonly done: () => void;
}

/** Gathers metrics. */
export class Gatherer {
  readonly #options: GathererOptions;
  #question: Question | undefined;
  #running: Promise<string> | undefined;
  /** What each worker told last. */
  readonly #last = new Map<number, MetricsSnapshot>();
  #kept: Promise<MetricsSnapshot> = Promise.resolve([]);
  #ids = 0;

  constructor(options: GathererOptions) {
    this.#options = options;
  }

  /**
   * The metrics of all as one text. A worker that does not answer counts with what it told last. Whoever asks while they are gathered gets the same, so that many who
   * ask are no more work than one.
   */
  text(): Promise<string> {
    this.#running ??= this.#gather().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #gather(): Promise<string> {
    const workers = this.#options.workers();
    this.#ids += 1;
    const id = this.#ids;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((done) => {
      timer = setTimeout(done, PATIENCE_MS);
      this.#question = { id, waiting: new Set(workers), done };
      for (const worker of workers) this.#options.ask(worker, id);
      if (workers.length === 0) done();
    });
    clearTimeout(timer);
    this.#question = undefined;
    const snapshots = [await this.#options.own(), await this.#kept, ...this.#last.values()];
    return aggregated(snapshots).metrics();
  }

  /** A worker told what it measured. */
  told(worker: number, id: number, snapshot: MetricsSnapshot): void {
    this.#last.set(worker, snapshot);
    if (this.#question?.id === id) this.#answered(worker);
  }

  /** A worker has ended: what it counted until it was last asked is kept, nobody waits for it any more. */
  ended(worker: number): void {
    const last = this.#last.get(worker);
    this.#last.delete(worker);
    if (last !== undefined) this.#kept = this.#kept.then((kept) => keptOf([kept, last]));
    this.#answered(worker);
  }

  #answered(worker: number): void {
    const question = this.#question;
    if (question === undefined) return;
    question.waiting.delete(worker);
    if (question.waiting.size === 0) question.done();
  }
}

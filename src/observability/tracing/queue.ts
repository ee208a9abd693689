/** Holds traces until they are delivered, a few at a time, beside the requests; what finds no room is dropped. */

import { messageOf } from '../../domain/errors.ts';
import type { RequestTrace, TraceDelivery, TraceExporter } from '../../domain/trace.ts';

/** How much is held and delivered. */
export interface TraceQueueOptions {
  readonly exporter: TraceExporter;
  /** Most traces that wait. */
  readonly capacity: number;
  /** Told how every delivery ended. Must not throw. */
  readonly onDelivered: (delivery: TraceDelivery) => void;
  /** Told how many were given up when the queue was closed. */
  readonly onAbandoned: (traces: number) => void;
}

/** Most text, in characters, that waits; one answer of a hundred titles has about 50,000. */
const MOST_TEXT = 8_000_000;
/** So few are delivered at once that writing their spans does not hold requests up. */
const BATCH = 16;
/** How long the first of a batch waits for others. */
const LINGER_MS = 200;

/** A bounded queue and its one delivery at a time. */
export class TraceQueue {
  readonly #options: TraceQueueOptions;
  #waiting: RequestTrace[] = [];
  #text = 0;
  #delivering = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: TraceQueueOptions) {
    this.#options = options;
  }

  /** How many wait or are being delivered. */
  get size(): number {
    return this.#waiting.length + this.#delivering;
  }

  /** Whether there is room for a trace, if it is not a large one. */
  get hasRoom(): boolean {
    return !this.#closed && this.#waiting.length < this.#options.capacity && this.#text < MOST_TEXT;
  }

  /** Takes a trace, unless there is no room. */
  offer(trace: RequestTrace): boolean {
    const text = textOf(trace);
    if (!this.hasRoom || this.#text + text > MOST_TEXT) return false;
    this.#waiting.push(trace);
    this.#text += text;
    if (this.#running === undefined && this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#start(), LINGER_MS);
      this.#timer.unref();
    }
    return true;
  }

  /** Delivers what waits for up to so many milliseconds and gives up the rest. */
  async close(patienceMs: number): Promise<void> {
    this.#closed = true;
    this.#start();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([this.#running, enough]);
    clearTimeout(timer);
    const abandoned = this.#waiting.length;
    this.#waiting = [];
    if (abandoned > 0) this.#options.onAbandoned(abandoned);
    this.#options.exporter.close();
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      this.#text -= batch.reduce((sum, trace) => sum + textOf(trace), 0);
      this.#delivering = batch.length;
      const delivery = await this.#deliver(batch);
      this.#delivering = 0;
      this.#options.onDelivered(delivery);
    }
  }

  /** A mistake of ours in an exporter must not stop the service. */
  async #deliver(batch: readonly RequestTrace[]): Promise<TraceDelivery> {
    try {
      return await this.#options.exporter.export(batch);
    } catch (error) {
      return { exported: 0, failed: batch.length, reason: messageOf(error) };
    }
  }
}

function textOf({ inputs, outputs }: RequestTrace): number {
  return inputs.length + outputs.length;
}

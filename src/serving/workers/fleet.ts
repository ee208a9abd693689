/** Worker processes: starts them, ends those that hang, replaces those that end unasked, and stops them. */

import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { AppError, type AppErrorCode } from '../../domain/errors.ts';
import type { WorkerMetrics } from '../../observability/metrics/workers.ts';
import { closeWhatIsLost } from './handoff.ts';
import type { PrimaryMessage, WorkerMessage } from './messages.ts';
import { PULSE_MS, Pulses } from './pulses.ts';
import { MOST_SHORT_LIVES, Respite } from './respite.ts';

/** What a fleet needs. */
export interface FleetOptions {
  readonly size: number;
  /** Seconds without a sign of life after which a worker is ended. */
  readonly hangSeconds: number;
  /** Added to the environment of each worker. */
  readonly env: Readonly<Record<string, string>>;
  readonly logger: Logger;
  readonly metrics: WorkerMetrics;
  /** Told what workers say besides that they serve or cannot. */
  readonly onMessage: (worker: number, message: WorkerMessage) => void;
  readonly onEnded: (worker: number) => void;
  /** Workers end again and again, after all of them had begun to serve. */
  readonly onHopeless: (error: Error) => void;
}

/** All workers. */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #respite = new Respite();
  readonly #pulses: Pulses;
  readonly #ready = new Set<number>();
  readonly #servesSince = new Map<number, number>();
  readonly #waiting = new Set<NodeJS.Timeout>();
  #isStopping = false;
  #starting: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;

  constructor(options: FleetOptions) {
    this.#options = options;
    options.metrics.serving(0);
    this.#pulses = new Pulses((options.hangSeconds * 1000) / PULSE_MS, (worker) => this.#endHanging(worker));
    setInterval(() => this.#pulses.look(), PULSE_MS).unref();
    // Numbers stay what they are, also those that JSON has no words for.
    cluster.setupPrimary({ serialization: 'advanced' });
    cluster.on('message', (worker, message: WorkerMessage) => this.#heard(worker, message));
    cluster.on('exit', (worker, code, signal) => this.#ended(worker, code, signal));
    // If nothing else has ended them.
    process.once('exit', () => {
      for (const worker of this.#workers()) worker.process.kill('SIGKILL');
    });
  }

  /** Ids of the workers that can be told something. */
  get reachable(): number[] {
    return this.#workers()
      .filter((worker) => worker.isConnected())
      .map(({ id }) => id);
  }

  /** Ids of those that serve. */
  get serving(): number[] {
    return this.reachable.filter((id) => this.#ready.has(id));
  }

  /**
   * Starts all and waits until they serve; gives the address at which they listen. The first is alone until it serves, so that what keeps all of
   * them from it, such as a port that is taken, is told once.
   *
   * @throws {AppError} what the first said
   */
  async start(): Promise<string> {
    const url = await this.#startFirst();
    if (this.#options.size > 1) {
      for (let more = 1; more < this.#options.size; more += 1) this.#fork();
      try {
        await new Promise<void>((resolve, reject) => {
          this.#starting = { resolve, reject };
        });
      } catch (error) {
        // The others are whole: they only have to end.
        await this.stop().catch(() => undefined);
        throw error;
      }
      this.#starting = undefined;
    }
    return url;
  }

  /** Tells one; nothing happens when it has just ended. */
  tell(worker: number, message: PrimaryMessage): void {
    const found = cluster.workers?.[worker];
    // A worker may end while something is on its way to it: its end is told by another event.
    if (found?.isConnected() === true) found.send(message, () => undefined);
  }

  /** Lets all finish what is in flight. @throws {Error} when one of them could not in time, or failed */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#waiting) clearTimeout(timer);
    const codes = await Promise.all(
      this.#workers().map((worker) => {
        const ended = new Promise<number | null>((resolve) => {
          worker.once('exit', (code: number | null) => resolve(code));
        });
        this.tell(worker.id, { type: 'stop' });
        return ended;
      }),
    );
    if (codes.some((code) => code !== 0)) throw new Error('a worker was stopped before it had finished');
  }

  #startFirst(): Promise<string> {
    return new Promise((resolve, reject) => {
      const first = this.#fork();
      const ended = (code: number | null, signal: string | null): void => {
        this.#isStopping = true;
        const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
        const text = `The first worker ended ${how} before it served. Its last lines above say why; if they do not, is there enough memory?`;
        reject(new AppError('usage', text));
      };
      first.on('message', (message: WorkerMessage) => {
        if (message.type === 'failed') reject(new AppError(message.code as AppErrorCode, message.message));
        if (message.type !== 'ready') return;
        first.off('exit', ended);
        resolve(message.url);
      });
      first.once('exit', ended);
    });
  }

  #fork(): Worker {
    const worker = cluster.fork({ ...this.#options.env });
    closeWhatIsLost(worker);
    // Such as that its end of the channel is gone: its own end follows, and is told by another event.
    worker.on('error', (err) => this.#options.logger.warn({ worker: worker.id, err }, 'worker could not be reached'));
    return worker;
  }

  #heard(worker: Worker, message: WorkerMessage): void {
    const { logger, size, onMessage } = this.#options;
    if (message.type === 'alive') this.#pulses.heard(worker.id);
    else if (message.type === 'ready') {
      this.#ready.add(worker.id);
      this.#servesSince.set(worker.id, performance.now());
      this.#pulses.heard(worker.id);
      this.#count();
      logger.info({ worker: worker.id, worker_pid: worker.process.pid }, 'worker serves');
      if (this.#ready.size === size) this.#starting?.resolve();
      // One that was told so before it could listen has not heard it.
      if (this.#isStopping) this.tell(worker.id, { type: 'stop' });
    } else if (message.type === 'failed') {
      // What the first says is told by whoever started the fleet.
      if (this.#ready.size === 0) return;
      const { code, message: reason } = message;
      logger.error({ worker: worker.id, code, reason }, 'worker cannot serve');
    } else onMessage(worker.id, message);
  }

  #endHanging(id: number): void {
    const worker = cluster.workers?.[id];
    if (worker === undefined || this.#isStopping) return;
    const { logger, hangSeconds } = this.#options;
    const facts = { worker: id, worker_pid: worker.process.pid, seconds: hangSeconds };
    logger.error(facts, 'worker hangs, and is ended');
    // Nothing else reaches one that reads no messages.
    worker.process.kill('SIGKILL');
  }

  #ended(worker: Worker, code: number | null, signal: string | null): void {
    const { logger, metrics, onEnded, onHopeless } = this.#options;
    // However long a machine, or a model, takes to start: one that never served, or not for long, is no use.
    const now = performance.now();
    const lifeMs = now - (this.#servesSince.get(worker.id) ?? now);
    this.#servesSince.delete(worker.id);
    this.#ready.delete(worker.id);
    this.#pulses.ended(worker.id);
    this.#count();
    onEnded(worker.id);
    if (this.#isStopping) return;
    metrics.replaced();
    // One that was told to end, and did, says nothing about the next.
    const waitMs = code === 0 ? 0 : this.#respite.after(lifeMs);
    const facts = { worker: worker.id, worker_pid: worker.process.pid, code, signal, seconds: lifeMs / 1000 };
    if (waitMs === undefined) {
      logger.fatal(facts, 'worker ended');
      const error = new AppError(
        'usage',
        `${MOST_SHORT_LIVES} workers in a row ended a few seconds after their start. The lines above say why; if they do not, the system ended them, perhaps for want of memory.`,
      );
      if (this.#starting === undefined) onHopeless(error);
      else this.#starting.reject(error);
      return;
    }
    logger.error({ ...facts, wait_ms: waitMs }, 'worker ended, and is replaced');
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#fork();
    }, waitMs);
    this.#waiting.add(timer);
  }

  #count(): void {
    this.#options.metrics.serving(this.#ready.size);
  }

  #workers(): Worker[] {
    // One that died while a connection was on its way to it stays in the list.
    return Object.values(cluster.workers ?? {}).flatMap((worker) =>
      worker === undefined || worker.isDead() ? [] : [worker],
    );
  }
}

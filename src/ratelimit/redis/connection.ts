/** One connection to Redis that runs one script: it never keeps a caller waiting for long, and comes back by itself. */

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { messageOf } from '../../domain/errors.ts';
import { StoreFailure } from '../port.ts';

/** Told when Redis is reached (without a reason), and when it is lost or cannot be reached (once, with the reason). */
export type ConnectionListener = (isUp: boolean, reason?: string) => void;

/** What a connection is made with. */
export interface RedisConnectionOptions {
  readonly url: string;
  /** Milliseconds that one run may take. */
  readonly timeoutMs: number;
  /** The script, in Lua. */
  readonly script: string;
  /** A run that writes, and leaves nothing that counts. Redis is reached when it has succeeded: one that is full or read-only answers, but is of no use. */
  readonly probe: { readonly key: string; readonly args: string[] };
  readonly onChange?: ConnectionListener | undefined;
}

type Client = ReturnType<typeof connectable>;

/** Milliseconds between two attempts to connect: about half a second, so that replicas do not all come at once. */
const RETRY_MS = 400;
const RETRY_JITTER_MS = 200;

/** Milliseconds for a connection, with its greeting, the script's first journey, and the probe. */
const CONNECT_MS = 2_000;

/** Runs that may wait for their answers; one more fails at once. */
const MAX_WAITING = 10_000;

/**
 * Holds a connection, or looks for one. A run on a connection that fails or is silent gives the connection up: whatever else waits on it fails too, later
 * runs fail at once, and only when a new connection has answered do runs go to Redis again. So a dead Redis costs one time-out, and not one a request.
 */
export class RedisConnection {
  readonly #options: RedisConnectionOptions;
  readonly #sha: string;
  readonly #firstUp: Promise<void>;
  readonly #stop = new AbortController();
  #tellFirstUp: () => void = () => {};
  #client: Client | undefined;
  #wasUp: boolean | undefined;

  constructor(options: RedisConnectionOptions) {
    this.#options = options;
    this.#sha = createHash('sha1').update(options.script).digest('hex');
    this.#firstUp = new Promise((resolve) => {
      this.#tellFirstUp = resolve;
    });
    void this.#seek();
  }

  /** Whether there is a connection, after so many milliseconds at most. */
  async ready(patienceMs: number): Promise<boolean> {
    // The timer keeps the process alive: nothing else may do so yet.
    const patience = new AbortController();
    const waited = delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([this.#firstUp, waited]);
    patience.abort();
    return this.#client !== undefined;
  }

  /** Runs the script on one key. @throws {StoreFailure} after the time-out at the latest */
  async run(key: string, args: string[]): Promise<unknown> {
    const client = this.#client;
    if (client === undefined) throw new StoreFailure('away', 'Redis is away.');
    try {
      return await inTime(this.#evaluate(client, key, args), this.#options.timeoutMs);
    } catch (error) {
      const failure =
        error instanceof StoreFailure
          ? error
          : new StoreFailure('error', `Redis failed: ${messageOf(error)}`, { cause: error });
      this.#lose(client, failure.message);
      throw failure;
    }
  }

  /** Ends the connection, and the search for one. */
  async close(): Promise<void> {
    this.#stop.abort();
    const client = this.#client;
    this.#client = undefined;
    client?.destroy();
  }

  async #evaluate(client: Client, key: string, args: string[]): Promise<unknown> {
    const call = { keys: [key], arguments: args };
    try {
      return await client.evalSha(this.#sha, call);
    } catch (error) {
      // Redis was started again, or its scripts were flushed.
      if (!messageOf(error).startsWith('NOSCRIPT')) throw error;
      return client.eval(this.#options.script, call);
    }
  }

  /** Connects, and proves that the script can do its work there. */
  async #greet(client: Client): Promise<void> {
    const { script, probe } = this.#options;
    await client.connect();
    await client.scriptLoad(script);
    await this.#evaluate(client, probe.key, probe.args);
  }

  /** Gives up a connection, if it is still the one that is used, and looks for another after a while: at once, a Redis that answers with errors would be asked as often as it does. */
  #lose(client: Client, reason: string): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.destroy();
    this.#tell(false, reason);
    void this.#pause().then(() => this.#seek());
  }

  /** The time between two attempts to connect, or until all is ended. */
  async #pause(): Promise<void> {
    const wait = RETRY_MS + Math.random() * RETRY_JITTER_MS;
    await delay(wait, undefined, { ref: false, signal: this.#stop.signal }).catch(() => undefined);
  }

  async #seek(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const client = connectable(this.#options.url);
      // Also what goes wrong on a connection that nobody is using at the moment.
      client.on('error', (error: unknown) => this.#lose(client, messageOf(error)));
      client.on('end', () => this.#lose(client, 'Redis closed the connection.'));
      try {
        await inTime(this.#greet(client), CONNECT_MS);
        if (this.#stop.signal.aborted) return client.destroy();
        this.#client = client;
        this.#tell(true);
        this.#tellFirstUp();
        return;
      } catch (error) {
        if (client.isOpen) client.destroy();
        this.#tell(false, messageOf(error));
        await this.#pause();
      }
    }
  }

  #tell(isUp: boolean, reason?: string): void {
    if (this.#wasUp === isUp || this.#stop.signal.aborted) return;
    this.#wasUp = isUp;
    this.#options.onChange?.(isUp, reason);
  }
}

/** A client that tries once: when to try again is decided here, not there. */
function connectable(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    commandsQueueMaxLength: MAX_WAITING,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
  });
}

/** A time-out is counted in so many slices. */
const SLICES = 4;

/**
 * The outcome of a promise, if it comes in time.
 *
 * A slice counts once, however late the process comes to see that it is over, and sockets are read once more before the time is called up. So it is Redis whose
 * silence is measured: a process that is busy with something else for a while, such as a burst of requests or a model that is loaded, does not take its own
 * lateness for that of Redis.
 *
 * @throws {StoreFailure} `timeout`
 */
function inTime<Value>(outcome: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const tooLate = (): void => reject(new StoreFailure('timeout', `Redis was silent for ${milliseconds} ms.`));
    let left = SLICES;
    const sliceIsOver = (): void => {
      left -= 1;
      if (left === 0) setImmediate(tooLate);
      else timer = setTimeout(sliceIsOver, milliseconds / SLICES);
    };
    let timer = setTimeout(sliceIsOver, milliseconds / SLICES);
    outcome.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

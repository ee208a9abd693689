/** Buckets in Redis, shared by all processes that ask it. */

import { UNITS_PER_TOKEN, unitsPerMicrosecond, verdictOf } from '../bucket.ts';
import { type RateLimitStore, type RatePolicy, StoreFailure, type Verdict } from '../port.ts';
import { type ConnectionListener, RedisConnection } from './connection.ts';
import { PROBE_ARGS, TAKE_SCRIPT } from './script.ts';

/** How a store in Redis is made. */
export interface RedisStoreOptions {
  readonly policy: RatePolicy;
  /** Address, such as `redis://127.0.0.1:6379`; `rediss://` for TLS. */
  readonly url: string;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs: number;
  /** What the keys begin with. */
  readonly keyPrefix?: string;
  /** Told when Redis is reached, and when it is lost. */
  readonly onChange?: ConnectionListener;
}

/** Takes tokens by {@link TAKE_SCRIPT}. While Redis is away every attempt fails at once; a new connection is sought beside them. */
export class RedisStore implements RateLimitStore {
  readonly kind = 'redis';
  readonly #policy: RatePolicy;
  readonly #connection: RedisConnection;
  readonly #keyPrefix: string;

  constructor({ policy, url, timeoutMs, keyPrefix = 'imdb-recommender:limit:', onChange }: RedisStoreOptions) {
    this.#policy = policy;
    this.#keyPrefix = keyPrefix;
    this.#connection = new RedisConnection({
      url,
      timeoutMs,
      script: TAKE_SCRIPT,
      // No client is called so: theirs begin with `key:` or `address:`.
      probe: { key: `${keyPrefix}probe`, args: PROBE_ARGS },
      onChange,
    });
  }

  /** Resolves when Redis is reached for the first time, or after so many milliseconds all the same. */
  ready(patienceMs: number): Promise<boolean> {
    return this.#connection.ready(patienceMs);
  }

  async take(client: string, cost: number): Promise<Verdict> {
    const { burst } = this.#policy;
    const answer = await this.#connection.run(this.#keyPrefix + client, [
      String(cost * UNITS_PER_TOKEN),
      String(burst * UNITS_PER_TOKEN),
      String(unitsPerMicrosecond(this.#policy)),
    ]);
    if (!Array.isArray(answer) || answer.length !== 3)
      throw new StoreFailure('error', 'Redis answered something else than the script gives.');
    const [allowed, debt] = answer.map(Number);
    return verdictOf(this.#policy, allowed === 1, debt ?? 0, cost);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

/** Buckets in the memory of this process: exact, and bounded in number. */

import { type Bucket, debtAt, takeFrom, verdictOf } from '../bucket.ts';
import type { RateLimitStore, RatePolicy, Verdict } from '../port.ts';

/** How a store in memory is made. */
export interface MemoryStoreOptions {
  readonly policy: RatePolicy;
  /** Most clients to remember at once. One more makes it forget the one that has been silent for longest. */
  readonly maxClients: number;
  /** Microseconds of a clock that never goes back; that of the process without it. */
  readonly now?: () => number;
}

/** At most so many of the longest silent are looked at in each attempt: more than one comes in, so that what is full again goes. */
const SWEPT = 2;

/** Keeps buckets in the order in which clients were last seen. */
export class MemoryStore implements RateLimitStore {
  readonly kind = 'memory';
  readonly #policy: RatePolicy;
  readonly #maxClients: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor({ policy, maxClients, now = () => Math.floor(performance.now() * 1000) }: MemoryStoreOptions) {
    this.#policy = policy;
    this.#maxClients = maxClients;
    this.#now = now;
  }

  /** Clients that are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  async take(client: string, cost: number): Promise<Verdict> {
    const now = this.#now();
    const { isAllowed, bucket } = takeFrom(this.#policy, this.#buckets.get(client), cost, now);
    // A map keeps the order of insertion: the first is the one that has been silent for longest.
    this.#buckets.delete(client);
    if (bucket.debt > 0) this.#buckets.set(client, bucket);
    this.#sweep(now);
    return verdictOf(this.#policy, isAllowed, bucket.debt, cost);
  }

  async close(): Promise<void> {
    this.#buckets.clear();
  }

  #sweep(now: number): void {
    let looked = 0;
    for (const [client, bucket] of this.#buckets) {
      const isTooMany = this.#buckets.size > this.#maxClients;
      if (!isTooMany && (looked >= SWEPT || debtAt(this.#policy, bucket, now) > 0)) return;
      this.#buckets.delete(client);
      looked += 1;
    }
  }
}

/** Decides whether a request may go on, also when whoever keeps the buckets cannot be asked. */

import { type FailureReason, type RateLimitStore, type RatePolicy, StoreFailure, type Verdict } from './port.ts';

/** What is done with requests while the store cannot be asked: `open` lets them all through, `closed` none. */
export type OnStoreFailure = 'open' | 'closed';

/** What is decided about a request. */
export type Admission =
  | { readonly kind: 'admitted' | 'limited'; readonly verdict: Verdict }
  /** The store could not be asked, and the request is let through. */
  | { readonly kind: 'unchecked' }
  /** The store could not be asked, and the request is refused. */
  | { readonly kind: 'unavailable' };

/** How a limiter is made. */
export interface RateLimiterOptions {
  readonly store: RateLimitStore;
  readonly policy: RatePolicy;
  readonly onStoreFailure: OnStoreFailure;
  /** Told of each attempt that the store could not answer. */
  readonly onFailure?: ((reason: FailureReason) => void) | undefined;
}

/** Admits requests, or not. */
export class RateLimiter {
  readonly policy: RatePolicy;
  readonly #store: RateLimitStore;
  readonly #onStoreFailure: OnStoreFailure;
  readonly #onFailure: (reason: FailureReason) => void;

  constructor({ store, policy, onStoreFailure, onFailure = () => {} }: RateLimiterOptions) {
    this.#store = store;
    this.policy = policy;
    this.#onStoreFailure = onStoreFailure;
    this.#onFailure = onFailure;
  }

  /** Decides about a request that costs so many tokens. What is not a failure of the store is thrown: it is a bug. */
  async admit(client: string, cost: number): Promise<Admission> {
    try {
      const verdict = await this.#store.take(client, cost);
      return { kind: verdict.isAllowed ? 'admitted' : 'limited', verdict };
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      this.#onFailure(error.reason);
      return { kind: this.#onStoreFailure === 'open' ? 'unchecked' : 'unavailable' };
    }
  }

  /** Lets go of the store. */
  close(): Promise<void> {
    return this.#store.close();
  }
}

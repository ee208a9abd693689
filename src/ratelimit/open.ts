/** The limiter that the configuration asks for, over the store that it names. */

import { type OnStoreFailure, RateLimiter } from './limiter.ts';
import { MemoryStore } from './memory/store.ts';
import type { FailureReason, RateLimitStore, RatePolicy } from './port.ts';

/** What limits are opened with. */
export interface OpenLimiterOptions {
  readonly policy: RatePolicy;
  readonly onStoreFailure: OnStoreFailure;
  readonly maxClients: number;
  /** Empty for buckets in memory. */
  readonly redisUrl: string;
  readonly storeTimeoutMs: number;
  /** Told when the store can be asked, and when it cannot any more. */
  readonly onChange: (kind: RateLimitStore['kind'], isUp: boolean, reason?: string) => void;
  readonly onFailure: (reason: FailureReason) => void;
}

/** Milliseconds that a start waits for Redis. Without it the service starts all the same. */
const START_PATIENCE_MS = 1_000;

/** Opens a limiter. Redis's client is loaded only where there is one to talk to. */
export async function openLimiter(options: OpenLimiterOptions): Promise<RateLimiter> {
  const { policy, onStoreFailure, onFailure } = options;
  return new RateLimiter({ store: await openStore(options), policy, onStoreFailure, onFailure });
}

async function openStore({ policy, maxClients, redisUrl, storeTimeoutMs, onChange }: OpenLimiterOptions) {
  if (redisUrl === '') {
    onChange('memory', true);
    return new MemoryStore({ policy, maxClients });
  }
  const { RedisStore } = await import('./redis/store.ts');
  const store = new RedisStore({
    policy,
    url: redisUrl,
    timeoutMs: storeTimeoutMs,
    onChange: (isUp, reason) => onChange('redis', isUp, reason),
  });
  await store.ready(START_PATIENCE_MS);
  return store;
}

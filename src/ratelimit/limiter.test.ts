/** What becomes of requests when a store decides, and when it fails. */

import { describe, expect, it } from 'vitest';
import { RateLimiter } from './limiter.ts';
import { MemoryStore } from './memory/store.ts';
import { type FailureReason, type RateLimitStore, StoreFailure } from './port.ts';

const policy = { rate: 0.001, burst: 2 };

describe('RateLimiter', () => {
  it('does as the store says', async () => {
    const store = new MemoryStore({ policy, maxClients: 10 });
    const limiter = new RateLimiter({ store, policy, onStoreFailure: 'closed' });
    const kinds = [];
    for (const cost of [1, 2, 1, 1]) kinds.push((await limiter.admit('a', cost)).kind);
    expect(kinds).toEqual(['admitted', 'limited', 'admitted', 'limited']);
    await limiter.close();
  });

  it.each([
    ['open', 'unchecked'],
    ['closed', 'unavailable'],
  ] as const)('%s: a store that fails makes a request %s, and is told of', async (onStoreFailure, kind) => {
    const failing: RateLimitStore = {
      kind: 'redis',
      take: () => Promise.reject(new StoreFailure('timeout', 'silent')),
      close: async () => {},
    };
    const told: FailureReason[] = [];
    const limiter = new RateLimiter({
      store: failing,
      policy,
      onStoreFailure,
      onFailure: (reason) => told.push(reason),
    });
    expect(await limiter.admit('a', 1)).toEqual({ kind });
    expect(told).toEqual(['timeout']);
  });

  it('hides no bug', async () => {
    const broken: RateLimitStore = {
      kind: 'memory',
      take: () => Promise.reject(new TypeError('a bug')),
      close: async () => {},
    };
    const limiter = new RateLimiter({ store: broken, policy, onStoreFailure: 'open' });
    await expect(limiter.admit('a', 1)).rejects.toThrow('a bug');
  });
});

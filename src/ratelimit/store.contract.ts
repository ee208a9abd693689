/** What every store of rate limits does, whatever keeps the buckets and whichever clock runs. */

import { describe, expect, it } from 'vitest';
import type { RateLimitStore, RatePolicy } from './port.ts';

/** A store to be tried. */
export interface StoreUnderTest {
  readonly store: RateLimitStore;
  /** Lets at least so many milliseconds pass on the store's clock. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

/** One token in more than a quarter of an hour: none comes back while a test runs. */
const STILL = 0.001;

/** Tries a store. */
export function describeRateLimitStore(name: string, make: (policy: RatePolicy) => Promise<StoreUnderTest>): void {
  describe(`${name}: a store of rate limits`, () => {
    it('admits exactly the burst of many attempts at once', async () => {
      const { store } = await make({ rate: STILL, burst: 37 });
      const verdicts = await Promise.all(Array.from({ length: 200 }, () => store.take('a', 1)));
      expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(37);
      expect(verdicts.filter(({ isAllowed }) => isAllowed).map(({ remaining }) => remaining)).toEqual(
        Array.from({ length: 37 }, (_, at) => 36 - at),
      );
      await store.close();
    });

    it('takes what an attempt costs, or nothing', async () => {
      const { store } = await make({ rate: STILL, burst: 10 });
      const costs = [7, 4, 3, 1, 0];
      const verdicts = [];
      for (const cost of costs) verdicts.push(await store.take('a', cost));
      expect(verdicts.map(({ isAllowed }) => isAllowed)).toEqual([true, false, true, false, true]);
      expect(verdicts.map(({ remaining }) => remaining)).toEqual([3, 3, 0, 0, 0]);
      await store.close();
    });

    it('keeps clients apart, whatever they are called', async () => {
      const { store } = await make({ rate: STILL, burst: 1 });
      const clients = ['a', 'b', 'key:a', 'address:2001:db8::', ' ', 'ä:{x}\n'];
      for (const client of clients) expect(await store.take(client, 1)).toMatchObject({ isAllowed: true });
      for (const client of clients) expect(await store.take(client, 1)).toMatchObject({ isAllowed: false });
      await store.close();
    });

    it('tells when to come back, and keeps that promise', async () => {
      const { store, pass } = await make({ rate: 20, burst: 4 });
      expect(await store.take('a', 4)).toMatchObject({ isAllowed: true, retryAfterSeconds: 0 });
      let refused = await store.take('a', 4);
      // On a clock that nobody holds all of it may have come back meanwhile.
      for (let tries = 0; refused.isAllowed && tries < 20; tries += 1) refused = await store.take('a', 4);
      expect(refused.isAllowed).toBe(false);
      expect(refused.retryAfterSeconds).toBeGreaterThan(0);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(0.2);
      expect(refused.fullAfterSeconds).toBeCloseTo(refused.retryAfterSeconds, 6);
      await pass(refused.retryAfterSeconds * 1000 + 1);
      expect(await store.take('a', 4)).toMatchObject({ isAllowed: true, remaining: 0 });
      await store.close();
    });

    it('gives back no more than the burst', async () => {
      const { store, pass } = await make({ rate: 1000, burst: 3 });
      await store.take('a', 3);
      await pass(50);
      expect(await store.take('a', 0)).toMatchObject({ isAllowed: true, remaining: 3, fullAfterSeconds: 0 });
      await store.close();
    });

    it('keeps figures exact at the far ends of policies', async () => {
      const { store } = await make({ rate: STILL, burst: 1_000_000 });
      expect(await store.take('a', 999_999)).toMatchObject({ isAllowed: true, remaining: 1 });
      expect(await store.take('a', 1)).toMatchObject({ isAllowed: true, remaining: 0 });
      expect(await store.take('a', 1)).toMatchObject({ isAllowed: false, remaining: 0 });
      await store.close();
    });
  });
}

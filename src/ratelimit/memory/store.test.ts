/** Buckets in memory: the contract, a reference model in fractions under a virtual clock, and the bound on clients. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRateLimitStore } from '../store.contract.ts';
import { MemoryStore } from './store.ts';

/** A clock that stands still until it is told to go on, in microseconds. */
function virtualClock(start = 0): { now: () => number; pass: (microseconds: number) => void } {
  let time = start;
  return {
    now: () => time,
    pass: (microseconds) => {
      time += microseconds;
    },
  };
}

describeRateLimitStore('memory', async (policy) => {
  const clock = virtualClock(1e15);
  const store = new MemoryStore({ policy, maxClients: 100, now: clock.now });
  return { store, pass: async (milliseconds) => clock.pass(Math.ceil(milliseconds * 1000)) };
});

describe('against a bucket in fractions', () => {
  /** Tokens × 10⁹ as a big whole number: filled step by step, with nothing clever. */
  class PlainBucket {
    #tokens: bigint;
    #at: bigint;
    readonly #perMicrosecond: bigint;
    readonly #burst: bigint;

    constructor(thousandths: number, burst: number, at: number) {
      this.#perMicrosecond = BigInt(thousandths);
      this.#burst = BigInt(burst) * 1_000_000_000n;
      this.#tokens = this.#burst;
      this.#at = BigInt(at);
    }

    take(cost: number, now: number): { isAllowed: boolean; remaining: number } {
      const filled = this.#tokens + (BigInt(now) - this.#at) * this.#perMicrosecond;
      this.#tokens = filled > this.#burst ? this.#burst : filled;
      this.#at = BigInt(now);
      const wanted = BigInt(cost) * 1_000_000_000n;
      const isAllowed = this.#tokens >= wanted;
      if (isAllowed) this.#tokens -= wanted;
      return { isAllowed, remaining: Number(this.#tokens / 1_000_000_000n) };
    }
  }

  const attempts = fc.array(
    fc.record({
      pause: fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(5_000_000), fc.constant(1e12)),
      client: fc.constantFrom('a', 'b', 'c'),
      cost: fc.nat(12),
    }),
    { maxLength: 120 },
  );
  const policies = fc.record({
    thousandths: fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 100_000_000 })),
    burst: fc.integer({ min: 12, max: 1_000_000 }),
  });

  it('decides the same, attempt by attempt', async () => {
    await fc.assert(
      fc.asyncProperty(policies, attempts, fc.nat(2 ** 50), async ({ thousandths, burst }, tries, start) => {
        const clock = virtualClock(start);
        const store = new MemoryStore({
          policy: { rate: thousandths / 1000, burst },
          maxClients: 10,
          now: clock.now,
        });
        const plain = new Map<string, PlainBucket>();
        for (const { pause, client, cost } of tries) {
          clock.pass(pause);
          const bucket = plain.get(client) ?? new PlainBucket(thousandths, burst, clock.now());
          plain.set(client, bucket);
          expect(await store.take(client, cost)).toMatchObject(bucket.take(cost, clock.now()));
        }
      }),
      { numRuns: 500, seed: 20_250_101 },
    );
  });

  it('never admits more than burst + rate × time in any stretch of time, and that much to whoever keeps asking', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat(40_000), { minLength: 1, maxLength: 150 }),
        async (thousandths, burst, pauses) => {
          const clock = virtualClock();
          const store = new MemoryStore({
            policy: { rate: thousandths / 1000, burst },
            maxClients: 10,
            now: clock.now,
          });
          const admitted: number[] = [];
          for (const pause of pauses) {
            clock.pass(pause);
            // Until it is refused: nothing is left over for later.
            while ((await store.take('a', 1)).isAllowed) admitted.push(clock.now());
          }
          for (let from = 0; from < admitted.length; from += 1) {
            const stretch = (admitted.at(-1) ?? 0) - (admitted[from] ?? 0);
            expect(admitted.length - from).toBeLessThanOrEqual(burst + (thousandths * stretch) / 1e9);
          }
          const [first = 0] = pauses;
          expect(admitted.length).toBeGreaterThanOrEqual(
            Math.min(burst, burst + Math.floor((thousandths * (clock.now() - first)) / 1e9)),
          );
        },
      ),
      { numRuns: 200, seed: 20_250_101 },
    );
  });
});

describe('memory', () => {
  it('holds at most so many clients, and forgets the one that was silent for longest', async () => {
    const clock = virtualClock();
    const store = new MemoryStore({ policy: { rate: 0.001, burst: 5 }, maxClients: 1000, now: clock.now });
    for (let at = 0; at < 5000; at += 1) await store.take(`client ${at}`, 1);
    expect(store.size).toBe(1000);
    expect(await store.take('client 4000', 0)).toMatchObject({ remaining: 4 });
    expect(await store.take('client 3999', 0)).toMatchObject({ remaining: 5 });
  });

  it('lets go of clients whose buckets are full again', async () => {
    const clock = virtualClock();
    const store = new MemoryStore({ policy: { rate: 1, burst: 5 }, maxClients: 1000, now: clock.now });
    for (let at = 0; at < 500; at += 1) await store.take(`client ${at}`, 1);
    expect(store.size).toBe(500);
    clock.pass(1_000_000);
    for (let at = 0; at < 500; at += 1) await store.take('another', 0);
    expect(store.size).toBe(0);
  });

  it('gives nothing back when a clock goes back', async () => {
    const clock = virtualClock(10_000_000);
    const store = new MemoryStore({ policy: { rate: 1, burst: 5 }, maxClients: 10, now: clock.now });
    await store.take('a', 5);
    clock.pass(-9_000_000);
    expect(await store.take('a', 1)).toMatchObject({ isAllowed: false });
    clock.pass(9_000_000);
    expect(await store.take('a', 1)).toMatchObject({ isAllowed: false });
    clock.pass(1_000_000);
    expect(await store.take('a', 1)).toMatchObject({ isAllowed: true });
  });
});

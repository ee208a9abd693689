import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedTest } from './paired-test.ts';
import { createRandom } from './random.ts';

const pairs = fc.array(
  fc.record({
    a: fc.double({ min: 0, max: 1, noNaN: true }),
    b: fc.double({ min: 0, max: 1, noNaN: true }),
    user: fc.nat(8),
    order: fc.nat(),
  }),
  { minLength: 1, maxLength: 25 },
);

describe('pairedTest', () => {
  it('finds what was worked out by hand', () => {
    // Differences 1 2 3, sum 6. Of the 8 choices of signs only + + + and − − − reach 6: p = 2/8.
    const found = pairedTest([2, 4, 6], [1, 2, 3], { seed: 1 });
    expect(found).toMatchObject({ meanDifference: 2, clusters: 3, permutations: 9999 });
    expect(Math.abs(found.p - 1 / 4)).toBeLessThan(0.015);
    // Differences 3 −1 2, sum 4. Of |±3 ±1 ±2| = 6 4 2 0, each for two choices, 6 and 4 are as far: p = 4/8.
    expect(Math.abs(pairedTest([3, 0, 2], [0, 1, 0], { seed: 1 }).p - 1 / 2)).toBeLessThan(0.015);
  });

  it('swaps all pairs of a user together', () => {
    // Two users with three equal differences each are two coins, not six: p = 2/4 instead of 2/64.
    const a = [1, 1, 1, 1, 1, 1];
    const b = [0, 0, 0, 0, 0, 0];
    const clustered = pairedTest(a, b, { seed: 1, users: [1, 1, 1, 2, 2, 2] });
    expect(clustered).toMatchObject({ meanDifference: 1, clusters: 2 });
    expect(Math.abs(clustered.p - 1 / 2)).toBeLessThan(0.015);
    expect(Math.abs(pairedTest(a, b, { seed: 1 }).p - 1 / 32)).toBeLessThan(0.006);
  });

  it('adds one to both counts, so that p is never 0', () => {
    // A constant difference of 100 users: no permutation comes as far, p = (1 + 0) / (1 + 999).
    const a = Array.from({ length: 100 }, () => 0.3);
    const b = Array.from({ length: 100 }, () => 0.2);
    expect(pairedTest(a, b, { seed: 1, permutations: 999 }).p).toBe(1 / 1000);
  });

  it('finds no difference where there is none', () => {
    expect(pairedTest([0.1, 0.7], [0.1, 0.7], { seed: 1 })).toMatchObject({ meanDifference: 0, p: 1 });
    // 1 and −1: the sum 0 is the least that signs can give, so that all permutations are as far.
    expect(pairedTest([1, 0], [0, 1], { seed: 1 }).p).toBe(1);
  });

  it('counts ties of rounding as ties', () => {
    // With the single user every permutation has the same size of sum, however it is rounded.
    expect(pairedTest([0.1, 0.2, 0.3], [0, 0, 0], { seed: 1, users: [1, 1, 1] }).p).toBe(1);
    // 0.1 + 0.2 − 0.3 is not quite 0 in doubles: it is still the least of all sums.
    expect(pairedTest([0.1, 0.2, 0], [0, 0, 0.3], { seed: 1 }).p).toBe(1);
  });

  it('depends neither on the order of the pairs nor on which model comes first', () => {
    fc.assert(
      fc.property(pairs, fc.integer(), (given, seed) => {
        const test = (some: typeof given): ReturnType<typeof pairedTest> =>
          pairedTest(
            some.map(({ a }) => a),
            some.map(({ b }) => b),
            { seed, users: some.map(({ user }) => user), permutations: 99 },
          );
        const found = test(given);
        expect(test(given.toSorted((x, y) => x.order - y.order))).toEqual(found);
        const swapped = test(given.map((pair) => ({ ...pair, a: pair.b, b: pair.a })));
        expect(swapped.p).toBe(found.p);
        expect(swapped.meanDifference).toBeCloseTo(-found.meanDifference, 12);
        expect(found.p).toBeGreaterThanOrEqual(1 / 100);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has p uniform where the models are alike, also when users differ in size', () => {
    // Kolmogorov and Smirnov's distance from the uniform distribution stays below 1.63/√n in 99 of 100 samples: 0.0815 for n = 400.
    const { word } = createRandom(2024);
    const uniform = (): number => word() / 2 ** 32;
    const users = Array.from({ length: 40 }, (_, pair) => Math.floor(Math.sqrt(pair) * 3));
    const p = Array.from({ length: 400 }, (_, trial) => {
      const effects = users.map(() => uniform() - 0.5);
      const a = users.map((user) => uniform() + (effects[user] ?? 0));
      return pairedTest(a, users.map(uniform), { seed: trial, users, permutations: 199 }).p;
    }).sort((x, y) => x - y);
    const distances = p.map((value, index) =>
      Math.max(Math.abs(value - index / 400), Math.abs(value - (index + 1) / 400)),
    );
    expect(Math.max(...distances)).toBeLessThan(0.0815);
  });

  it('repeats by its seed', () => {
    const a = Array.from({ length: 20 }, (_, user) => (user * 7) % 11);
    const b = Array.from({ length: 20 }, (_, user) => (user * 5) % 11);
    const p = (seed: number): number => pairedTest(a, b, { seed, permutations: 499 }).p;
    expect(p(1)).toBe(p(1));
    expect(new Set([1, 2, 3, 4].map(p)).size).toBeGreaterThan(1);
  });

  it('refuses what it cannot test', () => {
    expect(() => pairedTest([], [], { seed: 1 })).toThrow('no values');
    expect(() => pairedTest([1], [1, 2], { seed: 1 })).toThrow('found 1 and 2');
    expect(() => pairedTest([1], [1], { seed: 1, permutations: 1.5 })).toThrow('permutations must be');
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapDifference, bootstrapMean } from './bootstrap.ts';
import { createRandom } from './random.ts';

const samples = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 25 });

describe('bootstrapMean', () => {
  it('finds what was worked out by hand', () => {
    // Of the values 0 and 1, resamples have the mean 0, 1/2 and 1 with chances 1/4, 1/2 and 1/4: 2.5 % lies at 0, 97.5 % at 1, and the
    // middle 40 % at 1/2.
    const found = { mean: 0.5, clusters: 2, resamples: 2000 };
    expect(bootstrapMean([0, 1], { seed: 1 })).toEqual({ ...found, level: 0.95, low: 0, high: 1 });
    expect(bootstrapMean([0, 1], { seed: 1, level: 0.4 })).toEqual({ ...found, level: 0.4, low: 0.5, high: 0.5 });
  });

  it('weighs every value alike when it draws users', () => {
    // User 1 has 0 0 0, user 2 has 1: the mean is 1/4. Drawing the two users gives 0 (1/4), 1/4 (1/2) or 1 (1/4).
    const found = bootstrapMean([0, 0, 0, 1], { seed: 1, users: [1, 1, 1, 2], level: 0.4 });
    expect(found).toMatchObject({ mean: 0.25, low: 0.25, high: 0.25, clusters: 2 });
  });

  it('is about 1.96 standard errors wide to each side for many values', () => {
    // 0 to 999, evenly: standard deviation √((1000² − 1)/12) = 288.67, standard error 288.67/√1000 = 9.13, 1.96 of them 17.9.
    const values = Array.from({ length: 1000 }, (_, index) => index);
    const { mean, low, high } = bootstrapMean(values, { seed: 2 });
    expect(mean).toBe(499.5);
    expect(Math.abs(mean - low - 17.9)).toBeLessThan(1.5);
    expect(Math.abs(high - mean - 17.9)).toBeLessThan(1.5);
  });

  it('holds the true mean about as often as it says', () => {
    // Means of 40 draws from (0, 1), whose true mean is 1/2; of 300 intervals of 90 %, 270 ± 3 · √(300 · 0.9 · 0.1) = 254 to 286 hold it.
    const { word } = createRandom(11);
    let held = 0;
    for (let trial = 0; trial < 300; trial++) {
      const values = Array.from({ length: 40 }, () => word() / 2 ** 32);
      const { low, high } = bootstrapMean(values, { seed: trial, resamples: 400, level: 0.9 });
      if (low <= 0.5 && 0.5 <= high) held += 1;
    }
    expect(held).toBeGreaterThan(254);
    expect(held).toBeLessThan(286);
  });

  it('contains the mean and stays within the values', () => {
    fc.assert(
      fc.property(samples, fc.integer(), (values, seed) => {
        const { mean, low, high } = bootstrapMean(values, { seed, resamples: 300 });
        expect(low).toBeLessThanOrEqual(mean + 1e-12);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-12);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      }),
    );
  });

  it('gains nothing from asking each user twice', () => {
    fc.assert(
      fc.property(samples, fc.integer(), (values, seed) => {
        const users = values.map((_, user) => user);
        const once = bootstrapMean(values, { seed, users, resamples: 200 });
        const twice = bootstrapMean([...values, ...values], { seed, users: [...users, ...users], resamples: 200 });
        expect(twice.clusters).toBe(once.clusters);
        expect(twice.low).toBeCloseTo(once.low, 12);
        expect(twice.high).toBeCloseTo(once.high, 12);
      }),
    );
  });

  it('follows from the seed alone, not from the order of the values', () => {
    const values = Array.from({ length: 30 }, (_, index) => (index * 7) % 11);
    const found = bootstrapMean(values, { seed: 5 });
    expect(bootstrapMean(values, { seed: 5 })).toEqual(found);
    expect(bootstrapMean(values.toReversed(), { seed: 5 })).toEqual(found);
    const others = [6, 7, 8, 9].map((seed) => bootstrapMean(values, { seed, resamples: 50 }).low);
    expect(new Set(others).size).toBeGreaterThan(1);
  });

  it('is the mean itself when there is one user', () => {
    const found = bootstrapMean([1, 2, 6], { seed: 1, users: [4, 4, 4] });
    expect(found).toMatchObject({ mean: 3, low: 3, high: 3, clusters: 1 });
  });

  it('refuses what it cannot draw', () => {
    expect(() => bootstrapMean([], { seed: 1 })).toThrow('no values');
    expect(() => bootstrapMean([1], { seed: 1, resamples: 0 })).toThrow('resamples must be');
    for (const level of [0, 1, 95]) expect(() => bootstrapMean([1], { seed: 1, level })).toThrow('level');
  });
});

describe('bootstrapDifference', () => {
  it('is the interval of the paired differences', () => {
    const a = [0.5, 0.25, 1, 0.75];
    const b = [0.25, 0.5, 0.5, 0.5];
    const expected = bootstrapMean([0.25, -0.25, 0.5, 0.25], { seed: 3 });
    expect(bootstrapDifference(a, b, { seed: 3 })).toEqual(expected);
    expect(expected.mean).toBe(0.1875);
  });

  it('is narrow where the pairs move together, however much the users differ', () => {
    const a = Array.from({ length: 50 }, (_, user) => user);
    const { low, high } = bootstrapDifference(
      a.map((value) => value + 1),
      a,
      { seed: 4 },
    );
    expect([low, high]).toEqual([1, 1]);
  });
});

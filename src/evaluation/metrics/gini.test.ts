import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gini } from './gini.ts';

const exposures = fc.array(fc.nat(100), { minLength: 1, maxLength: 30 });

describe('gini', () => {
  it('finds what was worked out by hand', () => {
    // x = 1 2 3 4, n = 4, weights 2i − n − 1 = −3 −1 1 3: (−3 − 2 + 3 + 12) / (4 · 10) = 10/40.
    expect(gini([3, 1, 4, 2])).toBe(0.25);
    // x = 0 0 0 5: 3 · 5 / (4 · 5) = 1 − 1/4.
    expect(gini([0, 5, 0, 0])).toBe(0.75);
  });

  it('is 0 for equal exposure and 1 − 1/n when one item has it all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 1000 }), (n, count) => {
        expect(gini(Array.from({ length: n }, () => count))).toBe(0);
        expect(gini(Array.from({ length: n }, (_, item) => (item === 0 ? count : 0)))).toBeCloseTo(1 - 1 / n, 12);
      }),
    );
  });

  it('is not defined when nothing is recommended', () => {
    expect(gini([])).toBeNull();
    expect(gini([0, 0, 0])).toBeNull();
  });

  it('is half the relative mean difference, whatever the order and the unit', () => {
    fc.assert(
      fc.property(exposures, (given) => {
        const sum = given.reduce((total, count) => total + count, 0);
        fc.pre(sum > 0);
        const differences = given.flatMap((x) => given.map((y) => Math.abs(x - y)));
        const expected = differences.reduce((total, difference) => total + difference, 0) / (2 * given.length * sum);
        expect(gini(given)).toBeCloseTo(expected, 12);
        expect(gini(given.toReversed())).toBe(gini(given));
        expect(gini(given.map((count) => count * 3))).toBeCloseTo(expected, 12);
      }),
    );
  });
});

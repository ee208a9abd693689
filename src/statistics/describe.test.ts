import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSorted, momentsOf, quantile } from './describe.ts';

const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('describeSorted', () => {
  it('describes a column worked out by hand', () => {
    // Mean 5, deviations −3 −1 −1 −1 0 0 2 4: m2 = 32/8, m3 = 42/8, m4 = 356/8.
    expect(describeSorted(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({
      count: 8,
      mean: 5,
      median: 4.5,
      standard_deviation: 2,
      q25: 4,
      q75: 5.5,
      min: 2,
      max: 9,
      skew: 0.65625,
      excess_kurtosis: -0.21875,
    });
  });

  it('has no shape when all values are equal', () => {
    const description = describeSorted(Float64Array.of(0.1, 0.1, 0.1));
    expect(description).toMatchObject({
      mean: 0.1,
      standard_deviation: 0,
      skew: null,
      excess_kurtosis: null,
      q25: 0.1,
    });
  });

  it('describes a single value', () => {
    expect(describeSorted(Float64Array.of(7))).toMatchObject({ count: 1, mean: 7, median: 7, min: 7, max: 7 });
  });

  it('refuses no values', () => {
    expect(() => describeSorted(new Float64Array())).toThrow('no values');
  });

  it('has its quantiles in order', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { min, q25, median, q75, max } = describeSorted(Float64Array.from(given).sort());
        const quantiles = [min, q25, median, q75, max];
        expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
      }),
    );
  });
});

describe('momentsOf', () => {
  it('agrees with the definitions', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -99, max: 99 }), { minLength: 2 }), (given) => {
        const central = (power: number): number =>
          given.reduce((sum, value) => sum + (value - mean) ** power, 0) / given.length;
        const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
        const moments = momentsOf(Float64Array.from(given).sort());
        expect(moments.mean).toBeCloseTo(mean, 9);
        expect(moments.standardDeviation).toBeCloseTo(Math.sqrt(central(2)), 9);
        expect(moments.skew).toBeCloseTo(central(3) / central(2) ** 1.5, 9);
        expect(moments.excessKurtosis).toBeCloseTo(central(4) / central(2) ** 2 - 3, 9);
      }),
    );
  });
});

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    const sorted = Float64Array.of(10, 20, 30, 40);
    expect([0, 0.25, 0.5, 0.9, 1].map((share) => quantile(sorted, share))).toEqual([10, 17.5, 25, 37, 40]);
  });

  it('refuses no values', () => {
    expect(() => quantile(new Float64Array(), 0.5)).toThrow('no values');
  });
});

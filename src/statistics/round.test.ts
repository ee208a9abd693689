import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundDecimals, roundDigits } from './round.ts';

describe('roundDigits', () => {
  it.each([
    [2.123_456_789, 2.12346],
    [12_345.6789, 12_345.7],
    [1_234_567.8, 1_234_568],
    [3_012_345, 3_012_345],
    [0.000_012_345_678, 0.000_012_345_7],
    [-2.000_000_4, -2],
    [999_999.7, 1_000_000],
    [0, 0],
    [-0, 0],
  ])('rounds %d to %d', (value, rounded) => {
    expect(roundDigits(value)).toBe(rounded);
  });

  it('keeps order and changes less than one part in 100,000', () => {
    const number = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(roundDigits(low)).toBeLessThanOrEqual(roundDigits(high));
        expect(Math.abs(roundDigits(a) - a)).toBeLessThanOrEqual(Math.abs(a) * 1e-5);
      }),
    );
  });
});

describe('roundDecimals', () => {
  it('turns what is nearly nothing into 0', () => {
    expect(roundDecimals(-3.2e-17)).toBe(0);
    expect(roundDecimals(0.123_456_789)).toBe(0.123_457);
  });
});

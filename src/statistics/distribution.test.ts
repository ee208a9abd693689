import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionOf, rangeOf } from './distribution.ts';

const values = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('distributionOf', () => {
  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(values, (given) => {
        const reversed = distributionOf(Float64Array.from(given.toReversed()), [0, 2, 5]);
        expect(reversed).toEqual(distributionOf(Float64Array.from(given), [0, 2, 5]));
      }),
    );
  });

  it('leaves the given values in their order', () => {
    const given = Float64Array.of(3, 1, 2);
    expect(distributionOf(given, [0, 2, 4])).toMatchObject({ median: 2, histogram: { counts: [1, 2] } });
    expect([...given]).toEqual([3, 1, 2]);
  });
});

describe('rangeOf', () => {
  it('finds the smallest and the largest value', () => {
    expect(rangeOf(Float64Array.of(3, -1, 2))).toEqual({ min: -1, max: 3 });
  });
});

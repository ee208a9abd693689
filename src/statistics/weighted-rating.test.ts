import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEIGHTED_RATING_VOTES, weightedRating } from './weighted-rating.ts';

describe('weightedRating', () => {
  it('is half-way between rating and mean at m votes', () => {
    expect(weightedRating(9, WEIGHTED_RATING_VOTES, 6)).toBe(7.5);
    expect(weightedRating(9, 75_000, 6)).toBe(8.25);
    expect(weightedRating(9, 0, 6)).toBe(6);
  });

  it('lies between rating and mean, and nearer to the rating with more votes', () => {
    const rating = fc.double({ min: 1, max: 10, noNaN: true });
    fc.assert(
      fc.property(rating, rating, fc.nat(3_000_000), fc.nat(3_000_000), (r, mean, few, more) => {
        const weighted = weightedRating(r, few, mean);
        expect(weighted).toBeGreaterThanOrEqual(Math.min(r, mean) - 1e-9);
        expect(weighted).toBeLessThanOrEqual(Math.max(r, mean) + 1e-9);
        expect(Math.abs(weightedRating(r, few + more, mean) - r)).toBeLessThanOrEqual(Math.abs(weighted - r) + 1e-9);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.fixture.ts';
import { hitRate } from './hit-rate.ts';
import { reciprocalRank } from './reciprocal-rank.ts';

describe('reciprocalRank', () => {
  it('is one over the rank of the first hit', () => {
    expect(reciprocalRank([7, 1], new Set([7, 8]), 10)).toBe(1);
    expect(reciprocalRank([1, 2, 3, 8, 7], new Set([7, 8]), 10)).toBe(1 / 4);
    expect(reciprocalRank([1, 2, 3, 8, 7], new Set([7, 8]), 3)).toBe(0);
  });

  it('is 0 without a list or anything relevant', () => {
    expect(reciprocalRank([], new Set([1]), 10)).toBe(0);
    expect(reciprocalRank([1, 2], new Set(), 10)).toBe(0);
  });

  it('agrees with the definition, and is above 0 exactly where there is a hit', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant, k }) => {
        const value = reciprocalRank(ranked, relevant, k);
        const first = ranked.slice(0, k).findIndex((item) => relevant.has(item));
        expect(value).toBe(first === -1 ? 0 : 1 / (first + 1));
        expect(Math.ceil(value)).toBe(hitRate(ranked, relevant, k));
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.fixture.ts';
import { hitRate } from './hit-rate.ts';
import { recall } from './recall.ts';

describe('hitRate', () => {
  it('sees whether there is a hit above the cut-off', () => {
    // The first hit stands at rank 3.
    expect([1, 2, 3, 4].map((k) => hitRate([1, 2, 7, 8], new Set([7, 8]), k))).toEqual([0, 0, 1, 1]);
  });

  it('is 0 without a list or anything relevant', () => {
    expect(hitRate([], new Set([1]), 10)).toBe(0);
    expect(hitRate([1, 2], new Set(), 10)).toBe(0);
  });

  it('is 1 exactly where recall is above 0', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant, k }) => {
        expect(hitRate(ranked, relevant, k)).toBe(recall(ranked, relevant, k) > 0 ? 1 : 0);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.fixture.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';

describe('precision', () => {
  it('divides by the cut-off, even when the list is shorter', () => {
    // Two hits among the first four: 2/4. The same two in a list of two: 2/4 as well.
    expect(precision([7, 1, 8, 2], new Set([7, 8, 9]), 4)).toBe(0.5);
    expect(precision([7, 8], new Set([7, 8, 9]), 4)).toBe(0.5);
  });

  it('is 0 without a list or anything relevant', () => {
    expect(precision([], new Set([1]), 10)).toBe(0);
    expect(precision([1, 2], new Set(), 10)).toBe(0);
  });

  it('counts the same hits as recall', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant, k }) => {
        const hits = precision(ranked, relevant, k) * k;
        expect(recall(ranked, relevant, k) * Math.min(k, relevant.size)).toBeCloseTo(hits, 12);
        expect(precision(ranked, relevant, k)).toBeLessThanOrEqual(recall(ranked, relevant, k));
      }),
    );
  });
});

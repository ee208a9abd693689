import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.fixture.ts';
import { recall } from './recall.ts';

describe('recall', () => {
  it('divides by what is relevant, or by what fits', () => {
    // One hit of three relevant: 1/3. At k = 2 only two of them fit: 1/2.
    expect(recall([7, 1, 2], new Set([7, 8, 9]), 3)).toBe(1 / 3);
    expect(recall([7, 1, 2], new Set([7, 8, 9]), 2)).toBe(1 / 2);
    expect(recall([7, 8, 1], new Set([7, 8, 9]), 2)).toBe(1);
  });

  it('is 0 without a list or anything relevant', () => {
    expect(recall([], new Set([1]), 10)).toBe(0);
    expect(recall([1, 2], new Set(), 10)).toBe(0);
  });

  it('lies between 0 and 1, whatever the order within the cut-off', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant, k }) => {
        const value = recall(ranked, relevant, k);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(recall(ranked.slice(0, k).toReversed(), relevant, k)).toBe(value);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { littleKnownShare } from './little-known-share.ts';

describe('littleKnownShare', () => {
  const votes = [900, 1000, 1100, 50];

  it('counts items with fewer votes than the bound, not as many', () => {
    // Of 900, 1000, 1100 and 50 votes, 900 and 50 are below 1000; the first two items hold one of them.
    expect(littleKnownShare([0, 1, 2, 3], votes, 1000, 4)).toBe(2 / 4);
    expect(littleKnownShare([0, 1, 2, 3], votes, 1000, 3)).toBe(1 / 3);
    expect(littleKnownShare([3], votes, 1000, 10)).toBe(1);
  });

  it('is not defined for an empty list, and refuses an item without votes given', () => {
    expect(littleKnownShare([], votes, 1000, 10)).toBeNull();
    expect(() => littleKnownShare([4], votes, 1000, 10)).toThrow('item 4');
  });

  it('grows with the bound, from none to all', () => {
    const bounds = fc.tuple(fc.nat(1200), fc.nat(1200));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3), { minLength: 1 }), bounds, (list, [bound, more]) => {
        const at = (value: number): number => littleKnownShare(list, votes, value, 10) ?? Number.NaN;
        expect(at(0)).toBe(0);
        expect(at(1101)).toBe(1);
        expect(at(bound + more)).toBeGreaterThanOrEqual(at(bound));
      }),
    );
  });
});

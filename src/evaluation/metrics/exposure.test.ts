import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lists } from './cases.fixture.ts';
import { countExposure } from './exposure.ts';

describe('countExposure', () => {
  it('counts what stands above the cut-off', () => {
    const given = [[0, 1, 2], [1, 0, 3], [1]];
    expect([...countExposure(given, 5, 2)]).toEqual([2, 3, 0, 0, 0]);
    expect([...countExposure(given, 5, 3)]).toEqual([2, 3, 1, 1, 0]);
    expect([...countExposure([], 2, 3)]).toEqual([0, 0]);
  });

  it('refuses an item that is no candidate', () => {
    expect(() => countExposure([[5]], 5, 3)).toThrow('item 5 is not among the 5 items');
    expect(() => countExposure([[-1]], 5, 3)).toThrow('item -1');
  });

  it('counts every recommendation once', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 10 }), (given, k) => {
        const expected = given.reduce((sum, list) => sum + Math.min(k, list.length), 0);
        expect(countExposure(given, 12, k).reduce((sum, count) => sum + count, 0)).toBe(expected);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lists } from './cases.fixture.ts';
import { catalogueCoverage } from './coverage.ts';
import { countExposure } from './exposure.ts';

describe('catalogueCoverage', () => {
  it('is the share of candidates recommended to anybody', () => {
    // Items 0 and 1 of five at k = 2, items 0–3 at k = 3.
    const given = [
      [0, 1, 2],
      [1, 0, 3],
    ];
    expect(catalogueCoverage(countExposure(given, 5, 2))).toBe(2 / 5);
    expect(catalogueCoverage(countExposure(given, 5, 3))).toBe(4 / 5);
  });

  it('is 0 when nothing is recommended, and refuses an empty catalogue', () => {
    expect(catalogueCoverage([0, 0])).toBe(0);
    expect(() => catalogueCoverage([])).toThrow('no candidate items');
  });

  it('grows with the cut-off and with every list, and equals the size of the union', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 8 }), (given, k) => {
        const at = (some: readonly number[][], cut: number): number => catalogueCoverage(countExposure(some, 12, cut));
        expect(at(given, k)).toBe(new Set(given.flatMap((list) => list.slice(0, k))).size / 12);
        expect(at(given, k + 1)).toBeGreaterThanOrEqual(at(given, k));
        expect(at(given.slice(1), k)).toBeLessThanOrEqual(at(given, k));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, type RerankOptions, rerank } from './rerank.ts';

const unlike = { alike: () => 0, sameFranchise: () => false };
const candidatesOf = (...blends: number[]): Candidate[] => blends.map((blend, at) => ({ row: 10 * at, blend }));
const rowsOf = (candidates: readonly Candidate[], options: Partial<RerankOptions>): number[] =>
  rerank(candidates, { topK: 10, diversity: 0, ...unlike, ...options }).map(({ row }) => row);

/** Blends in falling order, likenesses of all pairs, and franchises by number, 0 for none. */
const CASES = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.record({
    candidates: fc
      .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: size, maxLength: size })
      .map((blends) => candidatesOf(...blends.sort((a, b) => b - a))),
    likeness: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size }),
    franchise: fc.array(fc.nat(2), { minLength: size, maxLength: size }),
    topK: fc.integer({ min: 1, max: 15 }),
    diversity: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

describe('rerank', () => {
  it('at diversity 0 keeps the order of the blend, however alike the titles are', () => {
    expect(rowsOf(candidatesOf(3, 2.9, 2.8, -4), { alike: () => 1 })).toEqual([0, 10, 20, 30]);
    expect(rowsOf(candidatesOf(3, 3, 3), { topK: 2 })).toEqual([0, 10]);
  });

  it('is maximal marginal relevance: by hand', () => {
    // Relevance 1, 0.8, 0.6, 0; at diversity 0.5, s = 0.3. 0 and 10 are alike by 0.9, 0 and 20 by 0.2, 10 and 30 by 0.5.
    const pairs = new Map([
      ['0 10', 0.9],
      ['0 20', 0.2],
      ['10 30', 0.5],
    ]);
    const alike = (a: number, b: number) => pairs.get([a, b].sort((x, y) => x - y).join(' ')) ?? 0;
    // First 0. Then 10: 0.56 − 0.27 = 0.29; 20: 0.42 − 0.06 = 0.36; 30: 0. Then 10: 0.29, before 30: 0.
    const candidates = candidatesOf(5, 4, 3, 0);
    expect(rowsOf(candidates, { diversity: 0.5, alike })).toEqual([0, 20, 10, 30]);
    // At diversity 0.2, s = 0.12. 10: 0.704 − 0.108 = 0.596; 20: 0.528 − 0.024 = 0.504.
    expect(rowsOf(candidates, { diversity: 0.2, alike })).toEqual([0, 10, 20, 30]);
    // At diversity 1, s = 0.6. 10: 0.32 − 0.54 = −0.22; 20: 0.24 − 0.12 = 0.12; then 30: 0 before 10.
    expect(rowsOf(candidates, { diversity: 1, alike })).toEqual([0, 20, 30, 10]);
  });

  it('takes the best of a franchise alone while there are others', () => {
    const sequels = { sameFranchise: (a: number, b: number) => a < 30 && b < 30 };
    expect(rowsOf(candidatesOf(5, 4, 3, 2, 1), { ...sequels, topK: 3 })).toEqual([0, 30, 40]);
    expect(rowsOf(candidatesOf(5, 4, 3, 2, 1), { ...sequels, topK: 4 })).toEqual([0, 30, 40, 10]);
    for (const diversity of [0, 0.3, 1])
      expect(rowsOf(candidatesOf(5, 4, 3, 2, 1), { ...sequels, diversity, alike: () => 1, topK: 3 })).toEqual([
        0, 30, 40,
      ]);
  });

  it('gives all there are where fewer are there than wanted, and none of none', () => {
    expect(rowsOf(candidatesOf(2, 1), { topK: 5, diversity: 0.7 })).toEqual([0, 10]);
    expect(rowsOf(candidatesOf(7), { diversity: 1 })).toEqual([0]);
    expect(rowsOf([], {})).toEqual([]);
  });

  it('gives each candidate once as it is, the best first, and no franchise twice before all others', () => {
    fc.assert(
      fc.property(CASES, ({ candidates, likeness, franchise, topK, diversity }) => {
        const size = candidates.length;
        const place = (row: number) => row / 10;
        const same = (a: number, b: number) => franchise[place(a)] !== 0 && franchise[place(a)] === franchise[place(b)];
        const chosen = rerank(candidates, {
          topK,
          diversity,
          alike: (a, b) => likeness[Math.min(place(a), place(b)) * size + Math.max(place(a), place(b))]!,
          sameFranchise: (a, b) => a !== b && same(a, b),
        });
        expect(chosen).toHaveLength(Math.min(topK, size));
        expect(new Set(chosen).size).toBe(chosen.length);
        for (const one of chosen) expect(candidates).toContain(one);
        const repeats = chosen.map((one, at) => chosen.slice(0, at).some((before) => same(before.row, one.row)));
        const firstRepeat = repeats.indexOf(true);
        if (firstRepeat >= 0) {
          const left = candidates.filter((one) => !chosen.slice(0, firstRepeat).includes(one));
          expect(left.every((one) => chosen.slice(0, firstRepeat).some((before) => same(before.row, one.row)))).toBe(
            true,
          );
        }
        if (franchise.every((one) => one === 0)) expect(chosen[0]).toBe(candidates[0]);
      }),
    );
  });

  it('prefers what is unlike by as much as is asked for: likeness falls from diversity 0 to 1', () => {
    // Two clusters, the better one first.
    const candidates = candidatesOf(9, 8, 7, 6, 5, 4, 3, 2);
    const alike = (a: number, b: number) => (a < 40 === b < 40 ? 0.9 : 0.1);
    const pairs = (diversity: number) => {
      const rows = rowsOf(candidates, { topK: 4, diversity, alike });
      return rows.flatMap((a, at) => rows.slice(at + 1).map((b) => alike(a, b))).reduce((sum, one) => sum + one, 0);
    };
    expect(pairs(1)).toBeLessThan(pairs(0));
    expect(pairs(0.5)).toBeLessThanOrEqual(pairs(0));
  });
});

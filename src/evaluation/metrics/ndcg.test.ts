import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.fixture.ts';
import { ndcg } from './ndcg.ts';

describe('ndcg', () => {
  it('finds what was worked out by hand', () => {
    // Hits at ranks 1 and 3: DCG = 1/log2(2) + 1/log2(4) = 1.5. Three are relevant: ideal = 1 + 1/log2(3) + 1/2 = 2.1309298.
    expect(ndcg([7, 1, 8, 2], new Set([7, 8, 9]), 4)).toBeCloseTo(1.5 / 2.130_929_753_571_457, 12);
    // A single hit at rank 3 of one relevant item: (1/2) / 1.
    expect(ndcg([1, 2, 7], new Set([7]), 10)).toBe(0.5);
    // At k = 2 the hit at rank 3 is out, and the ideal is of min(2, 3) hits: 1 / (1 + 1/log2(3)).
    expect(ndcg([7, 1, 8], new Set([7, 8, 9]), 2)).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
  });

  it('is 0 without a list or anything relevant', () => {
    expect(ndcg([], new Set([1]), 10)).toBe(0);
    expect(ndcg([1, 2], new Set(), 10)).toBe(0);
  });

  it('refuses a cut-off that is not a whole number of at least 1', () => {
    for (const k of [0, -1, 1.5, Number.NaN]) expect(() => ndcg([1], new Set([1]), k)).toThrow('whole number');
  });

  it('lies between 0 and 1, and agrees with the definition', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant, k }) => {
        const value = ndcg(ranked, relevant, k);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value).toBeCloseTo(naive(ranked, relevant, k), 12);
      }),
    );
  });

  it('is exactly 1 for the ideal list, and for no list that misses what fits', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant, k }) => {
        fc.pre(relevant.size > 0);
        const rest = ranked.filter((item) => !relevant.has(item));
        expect(ndcg([...relevant, ...rest], relevant, k)).toBe(1);
        const ideal = Math.min(k, relevant.size);
        const isIdeal = ranked.length >= ideal && ranked.slice(0, ideal).every((item) => relevant.has(item));
        expect(ndcg(ranked, relevant, k) === 1).toBe(isIdeal);
      }),
    );
  });

  it('rises when a hit within the cut-off moves up past a miss', () => {
    fc.assert(
      fc.property(cases, fc.nat(18), ({ ranked, relevant, k }, at) => {
        const [miss, hit] = ranked.slice(at, at + 2);
        fc.pre(miss !== undefined && hit !== undefined && !relevant.has(miss) && relevant.has(hit));
        const moved = ranked.with(at, hit).with(at + 1, miss);
        const gain = ndcg(moved, relevant, k) - ndcg(ranked, relevant, k);
        if (at < k) expect(gain).toBeGreaterThan(0);
        else expect(gain).toBe(0);
      }),
    );
  });
});

function naive(ranked: readonly number[], relevant: ReadonlySet<number>, k: number): number {
  const dcg = (gains: readonly number[]): number =>
    gains.slice(0, k).reduce((sum, gain, index) => sum + gain / (Math.log(index + 2) / Math.LN2), 0);
  const ideal = dcg(Array.from(relevant, () => 1));
  return ideal === 0 ? 0 : dcg(ranked.map((item) => (relevant.has(item) ? 1 : 0))) / ideal;
}

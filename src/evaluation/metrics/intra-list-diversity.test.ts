import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intraListDiversity } from './intra-list-diversity.ts';

describe('intraListDiversity', () => {
  it('finds what was worked out by hand', () => {
    // Angles 0°, 60°, 90°: cosines 1/2, 0 and √3/2 of the three pairs.
    const degrees = [0, 60, 90];
    const cosine = (a: number, b: number): number =>
      Math.cos((((degrees[a] ?? 0) - (degrees[b] ?? 0)) * Math.PI) / 180);
    expect(intraListDiversity([0, 1, 2], cosine, 10)).toBeCloseTo(1 - (0.5 + 0 + Math.sqrt(3) / 2) / 3, 12);
    expect(intraListDiversity([0, 1, 2], cosine, 2)).toBeCloseTo(0.5, 12);
  });

  it('is not defined for fewer than two items', () => {
    expect(intraListDiversity([], () => 1, 10)).toBeNull();
    expect(intraListDiversity([3], () => 1, 10)).toBeNull();
    expect(intraListDiversity([3, 4], () => 1, 1)).toBeNull();
  });

  it('is one minus the similarity that all pairs share, and compares each pair once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50), { minLength: 2 }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (list, s) => {
          const pairs = new Set<string>();
          const similarity = (a: number, b: number): number => {
            expect(a).not.toBe(b);
            pairs.add(`${Math.min(a, b)} ${Math.max(a, b)}`);
            return s;
          };
          expect(intraListDiversity(list, similarity, 100)).toBeCloseTo(1 - s, 9);
          expect(pairs.size).toBe((list.length * (list.length - 1)) / 2);
        },
      ),
    );
  });

  it('does not depend on the order of the list', () => {
    const similarity = (a: number, b: number): number => 1 / (1 + Math.abs(a - b));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 2 }), (list) => {
        const value = intraListDiversity(list, similarity, 100) ?? Number.NaN;
        expect(intraListDiversity(list.toReversed(), similarity, 100)).toBeCloseTo(value, 12);
        expect(value).toBeGreaterThanOrEqual(0.5);
        expect(value).toBeLessThan(1);
      }),
    );
  });
});

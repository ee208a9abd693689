import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenEdges, growingEdges } from './bins.ts';
import { countInBins, countInPairsOfBins } from './histogram.ts';

const ascending = (edges: readonly number[]): boolean =>
  edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? Number.NaN));

describe('evenEdges', () => {
  it('takes round multiples of the step', () => {
    expect(evenEdges(0, 10, 0.5)).toHaveLength(21);
    expect(evenEdges(2.7, 3.1, 0.25)).toEqual([2.5, 2.75, 3, 3.25]);
    expect(evenEdges(1994, 1996, 1)).toEqual([1994, 1995, 1996]);
    expect(evenEdges(0, 1, 0.02).slice(28, 31)).toEqual([0.56, 0.58, 0.6]);
  });

  it('makes one bin at least', () => {
    expect(evenEdges(3, 3, 0.25)).toEqual([3, 3.25]);
  });
});

describe('growingEdges', () => {
  it('grows by 1, 2, 5 and 10 around the values', () => {
    expect(growingEdges(0, 3)).toEqual([0, 1, 2, 5]);
    expect(growingEdges(500, 6000)).toEqual([500, 1000, 2000, 5000, 10_000]);
    expect(growingEdges(700, 700)).toEqual([500, 1000]);
    expect(growingEdges(0, 0)).toEqual([0, 1]);
  });

  it('ascends and encloses the values', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.nat(3_000_000), (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const edges = growingEdges(from, to);
        expect(ascending(edges)).toBe(true);
        expect(edges[0]).toBeLessThanOrEqual(from);
        expect(edges.at(-1)).toBeGreaterThan(to);
      }),
    );
  });
});

describe('countInBins', () => {
  it('counts a lower bound in its bin, an upper one in the next, and the last one in the last bin', () => {
    expect(countInBins(Float64Array.of(0, 1, 1.5, 2, 3, 3.1, 99), [0, 1, 2, 3])).toEqual({
      edges: [0, 1, 2, 3],
      counts: [1, 2, 2],
      overflow: 2,
    });
  });

  it('refuses values below the first bin and what is no number', () => {
    expect(() => countInBins(Float64Array.of(-1), [0, 1])).toThrow('below');
    expect(() => countInBins(Float64Array.of(Number.NaN), [0, 1])).toThrow('below');
  });

  it('counts each value once, where a plain search finds it', () => {
    const value = fc.double({ min: 0, max: 12, noNaN: true });
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom(0.02, 0.25, 0.5, 1, 3), (given, step) => {
        const edges = evenEdges(0, 10, step);
        const { counts, overflow } = countInBins(Float64Array.from(given), edges);
        expect(ascending(edges)).toBe(true);
        expect(counts.reduce((sum, count) => sum + count, overflow)).toBe(given.length);
        counts.forEach((count, bin) => {
          const low = edges[bin] ?? Number.NaN;
          const high = edges[bin + 1] ?? Number.NaN;
          const last = bin === counts.length - 1;
          expect(count).toBe(given.filter((x) => x >= low && (x < high || (last && x === high))).length);
        });
      }),
    );
  });
});

describe('countInPairsOfBins', () => {
  it('counts pairs by row and column', () => {
    const counts = countInPairsOfBins(Float64Array.of(0, 1, 2, 2), [0, 1, 2], Float64Array.of(5, 6, 7, 5), [5, 6, 7]);
    expect(counts).toEqual([
      [1, 0],
      [1, 2],
    ]);
  });

  it('refuses pairs outside of the bins', () => {
    expect(() => countInPairsOfBins(Float64Array.of(3), [0, 1], Float64Array.of(0), [0, 1])).toThrow('outside');
  });
});

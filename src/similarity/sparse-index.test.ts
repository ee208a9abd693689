import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseOf, sparseMatrices, sparseOf } from '../domain/linear-algebra/matrices.fixture.ts';
import { clearTouched, SparseIndex } from './sparse-index.ts';

function naiveCosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  return dot === 0 ? 0 : dot / (Math.hypot(...a) * Math.hypot(...b));
}

/** A vector from its dense form, its columns in descending order. */
function vectorOf(dense: readonly number[]): { indices: number[]; values: number[] } {
  const indices = dense.flatMap((value, column) => (value === 0 ? [] : [column])).toReversed();
  return { indices, values: indices.map((column) => dense[column]!) };
}

const TABLE = [
  [3, 4, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 5, 0],
  [0, 0, 0, 0],
];

describe('SparseIndex', () => {
  it.each([
    ['double', Float64Array],
    ['single', Float32Array],
  ])('has the cosines of the definition in %s precision, of exactly the rows that share a column', (_, Out) => {
    fc.assert(
      fc.property(
        sparseMatrices(20, 12),
        fc.nat(),
        fc.infiniteStream(fc.integer({ min: -3, max: 3 })),
        (matrix, n, s) => {
          const dense = denseOf(matrix);
          const index = new SparseIndex(matrix);
          const out = new Out(matrix.rows);
          const touched = new Int32Array(matrix.rows);
          const check = (query: readonly number[], count: number): void => {
            const shared = dense.flatMap((row, at) => (row.some((x, c) => x !== 0 && query[c] !== 0) ? [at] : []));
            expect([...touched.subarray(0, count)].sort((a, b) => a - b)).toEqual(shared);
            dense.forEach((row, at) => {
              expect(Math.abs(out[at]! - naiveCosine(query, row))).toBeLessThan(1e-6);
            });
            clearTouched(out, touched, count);
            expect(out.every((value) => value === 0)).toBe(true);
          };
          check(dense[n % matrix.rows]!, index.cosines(n % matrix.rows, out, touched));
          const query = [...s.take(matrix.columns)];
          check(query, index.cosinesOf(vectorOf(query), out, touched));
        },
      ),
    );
  });

  it('touches a row once, even if what it adds up to vanishes in between', () => {
    const index = new SparseIndex(sparseOf([[1, 1, 1]], 3));
    const [out, touched] = [new Float64Array(1), new Int32Array(1)];
    expect(index.cosinesOf({ indices: [0, 1, 2], values: [1, -1, 1] }, out, touched)).toBe(1);
    expect(out[0]).toBeCloseTo(1 / 3, 15);
  });

  it('does not depend on what was there before', () => {
    const index = new SparseIndex(sparseOf(TABLE, 4));
    const [out, touched] = [new Float64Array(4).fill(9), new Int32Array(4)];
    const count = index.cosines(0, out, touched);
    expect([...touched.subarray(0, count)]).toEqual([0, 1]);
    expect(out[0]).toBeCloseTo(1, 15);
    expect(out[1]).toBeCloseTo(0.8, 15);
    expect([...out.subarray(2)]).toEqual([9, 9]);
  });

  it('finds nothing for an empty row, an empty vector, or a column that nobody has', () => {
    const index = new SparseIndex(sparseOf(TABLE, 4));
    const [out, touched] = [new Float64Array(4), new Int32Array(4)];
    expect(index.cosines(3, out, touched)).toBe(0);
    expect(index.cosinesOf({ indices: [], values: [] }, out, touched)).toBe(0);
    expect(index.cosinesOf({ indices: [0, 1], values: [0, 0] }, out, touched)).toBe(0);
    expect(index.cosinesOf({ indices: [3], values: [1] }, out, touched)).toBe(0);
  });

  it('refuses what it has no answer to', () => {
    const index = new SparseIndex(sparseOf(TABLE, 4));
    const [out, touched] = [new Float64Array(4), new Int32Array(4)];
    expect(() => index.cosines(4, out, touched)).toThrow('row 4 is not one of 4');
    expect(() => index.cosines(-1, out, touched)).toThrow('row -1');
    expect(() => index.cosinesOf({ indices: [4], values: [1] }, out, touched)).toThrow('column 4 is not one of 4');
    expect(() => index.cosinesOf({ indices: [0], values: [Number.NaN] }, out, touched)).toThrow('not finite');
    expect(() => index.cosines(0, out.subarray(1), touched)).toThrow('expected room for 4 rows, found 3');
    expect(() => index.cosines(0, out, touched.subarray(2))).toThrow('expected room for 4 rows, found 2');
    expect(() => new SparseIndex(sparseOf([[Number.POSITIVE_INFINITY]], 1))).toThrow('row 0 is not finite');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dense,
  denseOf,
  distance,
  naiveSingularValues,
  product,
  randomArray,
  rowsOf,
  sparseMatrices,
  sparseOf,
  turned,
} from './matrices.fixture.ts';
import { type TruncatedSvd, truncatedSvd } from './truncated-svd.ts';

const OPTIONS = { rank: 4, seed: 1, iterations: 6 };

/** A of 60 × 40 with singular values 1, 0.8, 0.64, … */
function withDecay(): Dense {
  const left = turned(gramSchmidt(rowsOf(randomArray(12 * 60, 5), 60)));
  const right = gramSchmidt(rowsOf(randomArray(12 * 40, 6), 40));
  return product(
    left.map((row) => row.map((value, at) => value * 0.8 ** at)),
    right,
  );
}

function gramSchmidt(rows: Dense): number[][] {
  const done: number[][] = [];
  for (const row of rows) {
    let left = [...row];
    for (const other of done) {
      const dot = left.reduce((sum, value, at) => sum + value * other[at]!, 0);
      left = left.map((value, at) => value - dot * other[at]!);
    }
    const length = Math.hypot(...left);
    done.push(left.map((value) => value / length));
  }
  return done;
}

function restored({ left, values, right, rank }: TruncatedSvd): number[][] {
  const scaled = rowsOf(left, rank).map((row) => row.map((value, at) => value * values[at]!));
  return product(scaled, turned(rowsOf(right, rank)));
}

/** How far the columns are from orthonormal; those of zeros have to be where the value is 0. */
function skewness(vectors: Float32Array, values: Float64Array): number {
  const columns = turned(rowsOf(vectors, values.length));
  const expected = columns.map((_, i) => columns.map((__, j) => (i === j && values[i]! > 0 ? 1 : 0)));
  return distance(product(columns, turned(columns)), expected);
}

describe('truncatedSvd', () => {
  it('finds the leading singular values, and the best approximation of their rank', () => {
    fc.assert(
      fc.property(sparseMatrices(14, 14), fc.integer({ min: 1, max: 16 }), (matrix, rank) => {
        const dense = denseOf(matrix);
        const svd = truncatedSvd(matrix, { ...OPTIONS, rank });
        const all = [...naiveSingularValues(dense), ...Array.from({ length: 14 }, () => 0)];
        const tolerance = 1e-5 * (1 + all[0]!);
        expect(svd.rank).toBe(Math.min(rank, matrix.rows, matrix.columns));
        svd.values.forEach((value, at) => {
          expect(Math.abs(value - all[at]!)).toBeLessThan(tolerance);
        });
        expect(skewness(svd.left, svd.values)).toBeLessThan(1e-5);
        expect(skewness(svd.right, svd.values)).toBeLessThan(1e-5);
        const error = Math.hypot(
          ...restored(svd).flatMap((row, at) => row.map((value, column) => value - dense[at]![column]!)),
        );
        expect(Math.abs(error - Math.hypot(...all.slice(svd.rank)))).toBeLessThan(10 * tolerance);
      }),
    );
  });

  it('converges with the iterations where it looks at fewer directions than there are', () => {
    const matrix = sparseOf(rowsOf(randomArray(60 * 40, 3), 40), 40);
    const expected = naiveSingularValues(denseOf(matrix)).slice(0, 4);
    const errorAfter = (iterations: number): number =>
      distance([[...truncatedSvd(matrix, { ...OPTIONS, iterations }).values]], [expected]);
    expect(errorAfter(40)).toBeLessThan(1e-5);
    expect(errorAfter(6)).toBeLessThan(errorAfter(0));
  });

  it('restores a matrix of low rank at once', () => {
    const dense = withDecay();
    const svd = truncatedSvd(sparseOf(dense, 40), { rank: 12, seed: 7, iterations: 0 });
    expect(distance(restored(svd), dense)).toBeLessThan(1e-6);
    svd.values.forEach((value, at) => {
      expect(value).toBeCloseTo(0.8 ** at, 6);
    });
  });

  it('gives zeros beyond the rank of the matrix', () => {
    const svd = truncatedSvd(sparseOf([[3, 4]], 2), { rank: 2, seed: 1, iterations: 1 });
    expect(svd.rank).toBe(1);
    const twice = [
      [3, 4, 0],
      [3, 4, 0],
      [0, 0, 0],
    ];
    const { values, left } = truncatedSvd(sparseOf(twice, 3), { rank: 3, seed: 1, iterations: 1 });
    expect(values[0]).toBeCloseTo(Math.sqrt(50), 12);
    expect([...values.subarray(1)]).toEqual([0, 0]);
    expect(distance([[...left]], [[Math.SQRT1_2, 0, 0, Math.SQRT1_2, 0, 0, 0, 0, 0]])).toBeLessThan(1e-7);
  });

  it('has no values for a matrix without rows, and zeros for one without values', () => {
    expect(truncatedSvd(sparseOf([], 3), OPTIONS).rank).toBe(0);
    expect([...truncatedSvd(sparseOf([[0, 0]], 2), OPTIONS).values]).toEqual([0]);
  });

  it('makes the largest component of every left vector positive, whatever the seed', () => {
    const matrix = sparseOf(withDecay(), 40);
    for (const seed of [1, 2, 3]) {
      const { left, right, rank } = truncatedSvd(matrix, { ...OPTIONS, seed });
      for (const column of turned(rowsOf(left, rank))) {
        const largest = column.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
        expect(largest).toBeGreaterThan(0);
      }
      expect(right).toHaveLength(40 * rank);
    }
  });

  it('gives the same bits again, and others for another seed', () => {
    const matrix = sparseOf(rowsOf(randomArray(60 * 40, 3), 40), 40);
    const first = truncatedSvd(matrix, OPTIONS);
    expect(truncatedSvd(matrix, OPTIONS)).toEqual(first);
    expect(truncatedSvd(matrix, { ...OPTIONS, seed: 2 }).left).not.toEqual(first.left);
  });

  it.each([0, 1.5, Number.NaN])('refuses rank %d', (rank) => {
    expect(() => truncatedSvd(sparseOf([[1]], 1), { ...OPTIONS, rank })).toThrow('the rank must be');
  });

  it.each([-1, 0.5])('refuses %d iterations', (iterations) => {
    expect(() => truncatedSvd(sparseOf([[1]], 1), { ...OPTIONS, iterations })).toThrow('iterations must be');
  });
});

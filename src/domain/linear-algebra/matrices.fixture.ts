/** Small random matrices, and plain dense arithmetic to compare with. */

import fc from 'fast-check';
import { seeded } from '../../../test/helpers/random.ts';
import type { SparseRows } from '../sparse.ts';

/** A matrix as rows of numbers. */
export type Dense = readonly (readonly number[])[];

/** Sparse rows of a dense matrix, zeros left out. */
export function sparseOf(matrix: Dense, columns: number): SparseRows {
  const kept = matrix.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])));
  const offsets = new Int32Array(matrix.length + 1);
  kept.forEach((row, at) => {
    offsets[at + 1] = offsets[at]! + row.length;
  });
  return {
    rows: matrix.length,
    columns,
    offsets,
    indices: Int32Array.from(kept.flat(), ({ column }) => column),
    values: Float32Array.from(kept.flat(), ({ value }) => value),
  };
}

/** The dense matrix of sparse rows. */
export function denseOf({ rows, columns, offsets, indices, values }: SparseRows): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const out = Array.from({ length: columns }, () => 0);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) out[indices[at]!] = values[at]!;
    return out;
  });
}

/** Rows of a row-major array. */
export function rowsOf(array: ArrayLike<number>, columns: number): number[][] {
  return Array.from({ length: columns === 0 ? 0 : array.length / columns }, (_, row) =>
    Array.from({ length: columns }, (__, column) => array[row * columns + column]!),
  );
}

/** Aᵀ of a matrix with at least one row. */
export function turned(matrix: Dense): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => row[column]!));
}

/** I. */
export function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)),
  );
}

/** A·B. */
export function product(a: Dense, b: Dense): number[][] {
  return a.map((row) =>
    (b[0] ?? []).map((_, column) => row.reduce((sum, value, k) => sum + value * b[k]![column]!, 0)),
  );
}

/** The largest difference of any two elements. */
export function distance(a: Dense, b: Dense): number {
  return Math.max(0, ...a.flatMap((row, at) => row.map((value, column) => Math.abs(value - b[at]![column]!))));
}

/** A matrix of quarters, mostly zero, with rows and columns of zeros among them. */
export function sparseMatrices(maxRows: number, maxColumns: number): fc.Arbitrary<SparseRows> {
  const value = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: -12, max: 12 }));
  return fc
    .tuple(fc.integer({ min: 1, max: maxRows }), fc.integer({ min: 1, max: maxColumns }))
    .chain(([rows, columns]) =>
      fc
        .array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
        .map((matrix) =>
          sparseOf(
            matrix.map((row) => row.map((quarters) => quarters / 4)),
            columns,
          ),
        ),
    );
}

/** Numbers from −1 to 1. */
export function randomArray(length: number, seed: number): Float64Array {
  const random = seeded(seed);
  return Float64Array.from({ length }, () => random.below(2 ** 20) / 2 ** 19 - 1);
}

/**
 * All singular values, descending, by one-sided Jacobi: pairs of columns are rotated until all are orthogonal, and their
 * lengths are the values. Hestenes 1958.
 */
export function naiveSingularValues(matrix: Dense): number[] {
  const columns = turned(matrix);
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, at) => sum + x * b[at]!, 0);
  for (let rotated = true; rotated; ) {
    rotated = false;
    for (let p = 0; p < columns.length; p += 1) {
      for (let q = p + 1; q < columns.length; q += 1) {
        const [x, y] = [columns[p]!, columns[q]!];
        const off = dot(x, y);
        if (Math.abs(off) <= 1e-14 * Math.sqrt(dot(x, x) * dot(y, y)) + 1e-28) continue;
        rotated = true;
        const angle = Math.atan2(2 * off, dot(x, x) - dot(y, y)) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        columns[p] = x.map((value, at) => c * value + s * y[at]!);
        columns[q] = x.map((value, at) => c * y[at]! - s * value);
      }
    }
  }
  return columns.map((column) => Math.sqrt(dot(column, column))).sort((a, b) => b - a);
}

/** The X with A·X = B, by Gauss and Jordan, with pivots. */
export function naiveSolve(a: Dense, b: Dense): number[][] {
  const size = a.length;
  const work = a.map((row, at) => [...row, ...b[at]!]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column; row < size; row += 1)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const scale = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / scale);
    work.forEach((row, at) => {
      if (at === column) return;
      const factor = row[column]!;
      work[at] = row.map((value, place) => value - factor * work[column]![place]!);
    });
  }
  return work.map((row) => row.slice(size));
}

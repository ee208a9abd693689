/** Cosines of sparse vectors with all rows that they share a column with, by inverted lists. */

import { transposed } from '../domain/linear-algebra/sparse-matrix.ts';
import type { SparseRows } from '../domain/sparse.ts';

/** A sparse vector: `values[i]` in the column `indices[i]`, each column at most once, in any order. */
export interface SparseVector {
  readonly indices: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** What cosines are added up in; single precision is off by up to some 10⁻⁷ a shared column. */
export type Accumulator = Float32Array | Float64Array;

/**
 * All cosines of a sparse vector that are not zero, without looking at the other rows.
 *
 * Not to be used by two queries at once: scratch is kept between queries so that none allocates. Memory: a second copy of the
 * rows by columns, and 12 bytes a row.
 */
export class SparseIndex {
  readonly rows: number;
  readonly columns: number;
  readonly #matrix: SparseRows;
  readonly #lists: SparseRows;
  /** 1 / length of each row; 0 for a row of zeros. */
  readonly #scales: Float64Array;
  /** The query in which each row was last met. */
  readonly #met: Int32Array;
  #query = 0;

  /** Builds the lists in O(rows + columns + values). @throws {Error} if a row is not finite */
  constructor(matrix: SparseRows) {
    this.rows = matrix.rows;
    this.columns = matrix.columns;
    this.#matrix = matrix;
    this.#lists = transposed(matrix);
    this.#scales = new Float64Array(matrix.rows);
    this.#met = new Int32Array(matrix.rows);
    for (let row = 0; row < matrix.rows; row += 1) {
      const norm = lengthOf(matrix.values, matrix.offsets[row]!, matrix.offsets[row + 1]!);
      if (!Number.isFinite(norm)) throw new Error(`row ${row} is not finite: it has no cosine`);
      this.#scales[row] = norm > 0 ? 1 / norm : 0;
    }
  }

  /**
   * The cosine of a row with every row that shares a column with it; itself among them, so the row itself has 1 (unless it is
   * empty). O(Σ lengths of the lists of the row's columns).
   *
   * @param out `[rows]`; the cosine of row r comes to `out[r]` where r was touched, and the rest stays as it is
   * @param touched `[rows]` or longer; its beginning is overwritten by the rows that share a column, each once, in no
   *   particular order, but always the same
   * @returns how many rows were touched; {@link clearTouched} makes them 0 in `out` again
   * @throws {Error} if there is no such row, or `out` or `touched` is too short
   */
  cosines(row: number, out: Accumulator, touched: Int32Array): number {
    if (!(Number.isInteger(row) && row >= 0 && row < this.rows))
      throw new Error(`row ${row} is not one of ${this.rows}`);
    const { offsets, indices, values } = this.#matrix;
    return this.#accumulate(indices, values, offsets[row]!, offsets[row + 1]!, out, touched);
  }

  /**
   * The cosines of any vector, such as a profile of several titles; as {@link cosines}. Values may be negative, so a row that
   * is touched may have a cosine of 0 or less. A vector of zeros touches nothing.
   *
   * @throws {Error} if the vector has a column that there is not, or is not finite, or `out` or `touched` is too short
   */
  cosinesOf({ indices, values }: SparseVector, out: Accumulator, touched: Int32Array): number {
    for (let at = 0; at < indices.length; at += 1) {
      const column = indices[at]!;
      if (!(Number.isInteger(column) && column >= 0 && column < this.columns))
        throw new Error(`column ${column} is not one of ${this.columns}`);
    }
    return this.#accumulate(indices, values, 0, indices.length, out, touched);
  }

  #accumulate(
    indices: ArrayLike<number>,
    values: ArrayLike<number>,
    from: number,
    to: number,
    out: Accumulator,
    touched: Int32Array,
  ): number {
    if (out.length < this.rows || touched.length < this.rows)
      throw new Error(`expected room for ${this.rows} rows, found ${Math.min(out.length, touched.length)}`);
    const norm = lengthOf(values, from, to);
    if (norm === 0) return 0;
    if (!Number.isFinite(norm)) throw new Error('the query is not finite: it has no cosine');
    const { offsets, indices: rows, values: weights } = this.#lists;
    const met = this.#met;
    const query = this.#nextQuery();
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const value = values[at]! / norm;
      const column = indices[at]!;
      for (let place = offsets[column]!, end = offsets[column + 1]!; place < end; place += 1) {
        const row = rows[place]!;
        const term = value * weights[place]!;
        if (met[row] === query) {
          out[row] = out[row]! + term;
        } else {
          met[row] = query;
          touched[count] = row;
          count += 1;
          out[row] = term;
        }
      }
    }
    for (let at = 0; at < count; at += 1) {
      const row = touched[at]!;
      out[row] = out[row]! * this.#scales[row]!;
    }
    return count;
  }

  /** A number that no row was met under. */
  #nextQuery(): number {
    if (this.#query === 0x7fffffff) {
      this.#met.fill(0);
      this.#query = 0;
    }
    this.#query += 1;
    return this.#query;
  }
}

/** Sets what a query wrote to 0. O(count). */
export function clearTouched(out: Accumulator, touched: Int32Array, count: number): void {
  for (let at = 0; at < count; at += 1) out[touched[at]!] = 0;
}

function lengthOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at]! * values[at]!;
  return Math.sqrt(sum);
}

/** Lengths of vectors, by the definition of similarity: the square root of the sum of squares in column order, in double precision. */

import type { Vectors } from './port.ts';

/** The length of one vector. */
export function normOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += (vector[i] as number) * (vector[i] as number);
  return Math.sqrt(sum);
}

/**
 * The length of every row.
 *
 * @throws {Error} if the block has another size than rows × columns, or a row is zero or not finite, naming the row
 */
export function rowNorms({ matrix, rows, columns }: Vectors): Float64Array {
  if (matrix.length !== rows * columns) {
    throw new Error(`expected ${rows} × ${columns} = ${rows * columns} values, found ${matrix.length}`);
  }
  const norms = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row += 1) {
    let sum = 0;
    for (let i = 0; i < columns; i += 1, at += 1) sum += (matrix[at] as number) * (matrix[at] as number);
    if (!(sum > 0 && sum < Number.POSITIVE_INFINITY))
      throw new UnusableRow(row, sum === 0 ? 'a zero vector' : 'not finite');
    norms[row] = Math.sqrt(sum);
  }
  return norms;
}

/** A row that has no cosine similarity to anything. */
export class UnusableRow extends Error {
  override readonly name = 'UnusableRow';
  readonly row: number;

  constructor(row: number, problem: string) {
    super(`row ${row} is ${problem}: it has no cosine similarity`);
    this.row = row;
  }
}

/**
 * The length of a query's vector.
 *
 * @throws {Error} if it has another number of columns, or is zero or not finite
 */
export function queryNorm(vector: Float64Array, columns: number): number {
  if (vector.length !== columns) throw new Error(`the query has ${vector.length} columns, the index ${columns}`);
  const norm = normOf(vector);
  if (!(norm > 0 && norm < Number.POSITIVE_INFINITY)) {
    throw new Error(`the query is ${norm === 0 ? 'a zero vector' : 'not finite'}: it has no cosine similarity`);
  }
  return norm;
}

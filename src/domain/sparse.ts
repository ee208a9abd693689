/** A sparse matrix of numbers by rows: how rooms hand each other vectors that are mostly zero. */

/**
 * Compressed sparse rows: row r's non-zero values are `values[offsets[r] … offsets[r + 1] - 1]`, in the columns `indices[…]`
 * at the same places, ascending, each once.
 */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  /** `[rows + 1]`, ascending from 0 to the number of values. */
  readonly offsets: Int32Array;
  /** `[values]`, 0 … columns − 1. */
  readonly indices: Int32Array;
  /** `[values]`, finite. */
  readonly values: Float32Array;
}

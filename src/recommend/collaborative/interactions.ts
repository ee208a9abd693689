/** Who liked what, as a sparse binary matrix of users and items. */

/**
 * A binary matrix by rows (CSR): row u's columns are `indices[offsets[u] … offsets[u + 1] - 1]`, each once, in an order
 * that its maker states.
 */
export interface Interactions {
  readonly rows: number;
  readonly columns: number;
  /** rows + 1 ascending numbers, from 0 to `indices.length`. */
  readonly offsets: Int32Array;
  /** Columns, 0 … columns − 1. */
  readonly indices: Int32Array;
}

/** A matrix from the columns of each row. */
export function interactionsOf(rows: readonly ArrayLike<number>[], columns: number): Interactions {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    offsets[at + 1] = (offsets[at] as number) + row.length;
  });
  const indices = new Int32Array(offsets[rows.length] as number);
  rows.forEach((row, at) => {
    indices.set(row, offsets[at]);
  });
  return { rows: rows.length, columns, offsets, indices };
}

/** A view on the columns of one row. */
export function rowOf({ offsets, indices }: Interactions, row: number): Int32Array {
  return indices.subarray(offsets[row], offsets[row + 1]);
}

/** How many rows have each column. */
export function columnCounts({ columns, indices }: Interactions): Int32Array {
  const counts = new Int32Array(columns);
  for (const column of indices) counts[column] = (counts[column] as number) + 1;
  return counts;
}

/** The same matrix by columns; its rows are in ascending order. O(rows + columns + entries). */
export function transposed(matrix: Interactions): Interactions {
  const offsets = new Int32Array(matrix.columns + 1);
  columnCounts(matrix).forEach((count, column) => {
    offsets[column + 1] = (offsets[column] as number) + count;
  });
  const next = offsets.slice(0, matrix.columns);
  const indices = new Int32Array(matrix.indices.length);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (const column of rowOf(matrix, row)) {
      const at = next[column] as number;
      indices[at] = row;
      next[column] = at + 1;
    }
  }
  return { rows: matrix.columns, columns: matrix.rows, offsets, indices };
}

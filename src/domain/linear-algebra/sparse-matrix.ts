/** What is done with sparse rows as a matrix: turning it over, and multiplying it by a dense one. */

import type { SparseRows } from '../sparse.ts';

/** The same matrix by columns: row c of the result is column c, its rows ascending. O(rows + columns + values). */
export function transposed({ rows, columns, offsets, indices, values }: SparseRows): SparseRows {
  const starts = new Int32Array(columns + 1);
  for (let at = 0; at < indices.length; at += 1) {
    const next = indices[at]! + 1;
    starts[next] = starts[next]! + 1;
  }
  for (let column = 0; column < columns; column += 1) starts[column + 1] = starts[column + 1]! + starts[column]!;
  const next = starts.slice(0, columns);
  const turned = { indices: new Int32Array(indices.length), values: new Float32Array(indices.length) };
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at += 1) {
      const column = indices[at]!;
      const place = next[column]!;
      next[column] = place + 1;
      turned.indices[place] = row;
      turned.values[place] = values[at]!;
    }
  }
  return { rows: columns, columns: rows, offsets: starts, ...turned };
}

/**
 * `out` = A·B in double precision, O(values × width).
 *
 * @param dense B, `[columns × width]`, row-major
 * @param out `[rows × width]`, row-major, overwritten
 */
export function multiplySparse(
  { rows, offsets, indices, values }: SparseRows,
  dense: Float64Array,
  width: number,
  out: Float64Array,
): void {
  for (let row = 0; row < rows; row += 1) {
    const start = row * width;
    const end = offsets[row + 1]!;
    let at = offsets[row]!;
    out.fill(0, start, start + width);
    // Two values at a time, so that the row of the result is read and written half as often.
    for (; at + 1 < end; at += 2) {
      const a = values[at]!;
      const b = values[at + 1]!;
      const from = indices[at]! * width;
      const other = indices[at + 1]! * width;
      for (let k = 0; k < width; k += 1)
        out[start + k] = out[start + k]! + a * dense[from + k]! + b * dense[other + k]!;
    }
    if (at < end) {
      const a = values[at]!;
      const from = indices[at]! * width;
      for (let k = 0; k < width; k += 1) out[start + k] = out[start + k]! + a * dense[from + k]!;
    }
  }
}

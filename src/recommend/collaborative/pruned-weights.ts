/** The largest of a model's weights, so that it stays small where it is kept and served. */

import type { SparseRows } from '../../domain/sparse.ts';
import { TopK } from '../../similarity/top-k.ts';

/**
 * Of each row the weights that are largest in size, whatever their sign; equal ones by ascending column. What is 0 is never kept.
 *
 * Negative weights matter as well: they say what a like speaks against. Kept in single precision, with 8 bytes a weight in
 * memory. O(items² + kept · weights that enter a row's list).
 *
 * @param weights items × items, row-major
 * @param kept how many to keep of each row, at least 1
 * @throws {Error} if there are not items × items weights, or `kept` is no such number
 */
export function prunedWeights(weights: Float64Array, items: number, kept: number): SparseRows {
  if (weights.length !== items * items)
    throw new Error(`expected ${items} × ${items} weights, found ${weights.length}`);
  const offsets = new Int32Array(items + 1);
  const rows = Array.from({ length: items }, (_, row) => {
    const own = weights.subarray(row * items, (row + 1) * items);
    const largest = new TopK(kept);
    for (let item = 0; item < items; item += 1) {
      const size = Math.abs(own[item] as number);
      if (size > 0 && size > largest.threshold) largest.offer(item, size);
    }
    const columns = largest.finish().rows.sort();
    offsets[row + 1] = (offsets[row] as number) + columns.length;
    return { columns, own };
  });
  const indices = new Int32Array(offsets[items] as number);
  const values = new Float32Array(indices.length);
  rows.forEach(({ columns, own }, row) => {
    const start = offsets[row] as number;
    indices.set(columns, start);
    columns.forEach((column, at) => {
      values[start + at] = own[column] as number;
    });
  });
  return { rows: items, columns: items, offsets, indices, values };
}

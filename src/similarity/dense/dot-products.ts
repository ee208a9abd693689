/** Dot products of one vector with many rows, by SIMD where the machine has it: for scores that are not cosines. */

import { createKernel, hasWasmSimd, MOST_PAGES, PAGE_BYTES } from './kernel.ts';

/** Rows that a call of the kernel compares. */
const BLOCK = 4096;

/** How dot products are made. */
export interface DotProductOptions {
  /** `auto` (the default): SIMD where the machine has it. `off`: never. */
  readonly simd?: 'auto' | 'off' | undefined;
}

/** Rows that vectors are compared with; they are copied. */
export interface DotProducts {
  readonly rows: number;
  readonly columns: number;
  /**
   * Writes Σ query[i] · row[i] of rows `from` to `to − 1` into `out[0 … to − from − 1]`, in single precision: off by up to some
   * 10⁻⁷ · columns of the vectors' lengths. O((to − from) × columns); nothing is allocated.
   *
   * @param query `columns` finite numbers
   */
  into(query: ArrayLike<number>, from: number, to: number, out: Float32Array): void;
}

/**
 * @param matrix rows × columns numbers, row-major
 * @throws {Error} if the block has another size
 */
export function createDotProducts(
  matrix: Float32Array,
  rows: number,
  columns: number,
  { simd = 'auto' }: DotProductOptions = {},
): DotProducts {
  if (matrix.length !== rows * columns)
    throw new Error(`expected ${rows} × ${columns} = ${rows * columns} values, found ${matrix.length}`);
  const fits = 4 * (columns + 4) * (rows + BLOCK) < MOST_PAGES * PAGE_BYTES;
  return simd === 'auto' && fits && hasWasmSimd() ? bySimd(matrix, rows, columns) : byLoop(matrix, rows, columns);
}

function bySimd(matrix: Float32Array, rows: number, columns: number): DotProducts {
  const stride = Math.ceil(columns / 4) * 4;
  const bytes = 4 * stride;
  const padded = Math.ceil(rows / 4) * 4;
  let end = 0;
  const take = (size: number): number => {
    const address = end;
    end = Math.ceil((end + size) / 64) * 64;
    return address;
  };
  const at = {
    query: take(bytes),
    // The kernel writes up to three entries beyond the last that it keeps.
    foundRows: take(4 * (BLOCK + 4)),
    foundScores: take(4 * (BLOCK + 4)),
    inverse: take(4 * padded),
    matrix: take(bytes * padded),
  };
  const { kernel, memory } = createKernel(Math.ceil(end / PAGE_BYTES));
  const queryArea = new Float32Array(memory.buffer, at.query, stride);
  const scores = new Float32Array(memory.buffer, at.foundScores, BLOCK);
  new Float32Array(memory.buffer, at.inverse, padded).fill(1);
  const area = new Float32Array(memory.buffer, at.matrix, padded * stride);
  for (let row = 0; row < rows; row += 1) area.set(matrix.subarray(row * columns, (row + 1) * columns), row * stride);
  return {
    rows,
    columns,
    into(query, from, to, out) {
      for (let i = 0; i < columns; i += 1) queryArea[i] = query[i] as number;
      // The kernel takes rows by fours. With no threshold it keeps them all, in order.
      for (let start = from - (from % 4); start < to; start += BLOCK) {
        const stop = Math.min(Math.ceil(to / 4) * 4, start + BLOCK);
        kernel.scanRange(
          at.query,
          at.matrix,
          at.inverse,
          bytes,
          start,
          stop,
          Number.NEGATIVE_INFINITY,
          at.foundRows,
          at.foundScores,
        );
        const first = Math.max(from, start);
        const last = Math.min(to, stop);
        out.set(scores.subarray(first - start, last - start), first - from);
      }
    },
  };
}

function byLoop(matrix: Float32Array, rows: number, columns: number): DotProducts {
  const copy = matrix.slice();
  return {
    rows,
    columns,
    into(query, from, to, out) {
      for (let row = from; row < to; row += 1) {
        let sum = 0;
        for (let i = 0, at = row * columns; i < columns; i += 1, at += 1)
          sum += (query[i] as number) * (copy[at] as number);
        out[row - from] = sum;
      }
    },
  };
}

/** Divides vectors into cells of what is near each other, so that the neighbours of one are looked for in a few cells. */

import { createRandom } from '../../domain/random.ts';
import { createDotProducts } from '../../similarity/dense/dot-products.ts';
import { TopK } from '../../similarity/top-k.ts';

/** Rounds of k-means, and how many rows a cell each looks at: cells need to be compact, not perfect. */
const ROUNDS = 6;
const SAMPLE_PER_CELL = 24;

/** Rows by cells. */
export interface Cells {
  /** `[cells + 1]`: the rows of cell c are `order[offsets[c] … offsets[c + 1] - 1]`, ascending. */
  readonly offsets: Int32Array;
  readonly order: Int32Array;
  /** The cells whose centres are nearest to a row, the nearest first. */
  nearest(row: number, probes: number): Int32Array;
}

/**
 * k-means (Lloyd 1982) of √rows cells over a sample of the rows, then every row in the cell of the nearest centre, by Euclidean
 * distance. O(rows · √rows · columns). Deterministic.
 *
 * @param vectors `[rows × columns]`
 */
export function cellsOf(vectors: Float32Array, rows: number, columns: number, seed: number): Cells {
  const cells = Math.max(1, Math.round(Math.sqrt(rows)));
  const random = createRandom(seed);
  const centres = new Float32Array(cells * columns);
  for (let cell = 0; cell < cells; cell += 1) {
    const row = Math.floor(random() * rows);
    centres.set(vectors.subarray(row * columns, (row + 1) * columns), cell * columns);
  }
  const step = Math.max(1, Math.floor(rows / (cells * SAMPLE_PER_CELL)));
  let closeness = closenessTo(centres, cells, columns, vectors);
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = new Float64Array(cells * columns);
    const sizes = new Int32Array(cells);
    for (let row = round % step; row < rows; row += step) {
      const cell = largest(closeness(row));
      sizes[cell] = (sizes[cell] as number) + 1;
      for (let i = 0; i < columns; i += 1)
        sums[cell * columns + i] = (sums[cell * columns + i] as number) + (vectors[row * columns + i] as number);
    }
    for (let at = 0; at < sums.length; at += 1) {
      const size = sizes[Math.floor(at / columns)] as number;
      if (size > 0) centres[at] = (sums[at] as number) / size;
    }
    closeness = closenessTo(centres, cells, columns, vectors);
  }
  const own = Int32Array.from({ length: rows }, (_, row) => largest(closeness(row)));
  return { ...grouped(own, cells), nearest: (row, probes) => topCells(closeness(row), probes) };
}

/** How near a row is to each centre: c · v − |c|²/2, which falls as their distance grows. */
function closenessTo(centres: Float32Array, cells: number, columns: number, vectors: Float32Array) {
  const products = createDotProducts(centres, cells, columns);
  const halves = Float64Array.from({ length: cells }, (_, cell) => {
    let sum = 0;
    for (let at = cell * columns; at < (cell + 1) * columns; at += 1) sum += (centres[at] as number) ** 2;
    return sum / 2;
  });
  const values = new Float32Array(cells);
  return (row: number): Float32Array => {
    products.into(vectors.subarray(row * columns, (row + 1) * columns), 0, cells, values);
    for (let cell = 0; cell < cells; cell += 1) values[cell] = (values[cell] as number) - (halves[cell] as number);
    return values;
  };
}

function grouped(own: Int32Array, cells: number): Pick<Cells, 'offsets' | 'order'> {
  const offsets = new Int32Array(cells + 1);
  for (const cell of own) offsets[cell + 1] = (offsets[cell + 1] as number) + 1;
  for (let cell = 0; cell < cells; cell += 1)
    offsets[cell + 1] = (offsets[cell + 1] as number) + (offsets[cell] as number);
  const next = offsets.slice(0, cells);
  const order = new Int32Array(own.length);
  own.forEach((cell, row) => {
    const at = next[cell] as number;
    order[at] = row;
    next[cell] = at + 1;
  });
  return { offsets, order };
}

function topCells(values: Float32Array, probes: number): Int32Array {
  const best = new TopK(Math.min(probes, values.length));
  for (let cell = 0; cell < values.length; cell += 1) best.offer(cell, values[cell] as number);
  return best.finish().rows;
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] as number) > (values[best] as number)) best = at;
  return best;
}

/** For every title, those that may be recommended for it: found once, in training, so that a request scores a few hundred titles. */

import { createRandom } from '../../domain/random.ts';
import { TopK } from '../../similarity/top-k.ts';
import { ProfileScorer } from './profile-scorer.ts';
import type { HybridSpace } from './space.ts';
import type { Weights } from './weights.ts';

/** What may be chosen. */
export interface NeighbourOptions {
  /** Neighbours of each title. */
  readonly count?: number;
  /** How many of the nearest cells are looked through for each title. */
  readonly probes?: number;
  readonly seed?: number;
}

const ROUNDS = 6;

/**
 * The rows of the highest blend for every row, itself excluded, nearly: `[rows × count]`, the best first, −1 where there are fewer.
 *
 * Joined vectors, weighted, are divided into √rows cells by k-means (Lloyd; an inverted file, Jégou et al., PAMI 2011), and for
 * every title the nearest cells are looked through with the whole blend, besides every title that shares a person with it, and the
 * most popular titles. O(rows · probes · √rows · columns). Deterministic.
 */
export function nearestByBlend(space: HybridSpace, weights: Weights, options: NeighbourOptions = {}): Int32Array {
  const { count = 120, probes = 12, seed = 1 } = options;
  const { rows } = space;
  const neighbours = new Int32Array(rows * count).fill(-1);
  if (rows < 2) return neighbours;
  const cells = cellsOf(space, weights, Math.max(1, Math.round(Math.sqrt(rows))), seed);
  const popular = mostPopular(space, count);
  const seen = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const scorer = new ProfileScorer(space, [{ row, weight: 1 }], weights);
    const best = new TopK(count);
    seen[row] = row;
    const offer = (other: number): void => {
      if (seen[other] === row) return;
      seen[other] = row;
      best.offer(other, scorer.score(other));
    };
    for (const cell of cells.nearest(row, probes)) for (const other of cells.members(cell)) offer(other);
    for (const other of scorer.sharing) offer(other);
    for (const other of popular) offer(other);
    neighbours.set(best.finish().rows, row * count);
  }
  return neighbours;
}

interface Cells {
  nearest(row: number, probes: number): Int32Array;
  members(cell: number): Int32Array;
}

/** Cells of rows by their weighted vectors; the centres are means, compared by dot product less half the squared length. */
function cellsOf(space: HybridSpace, weights: Weights, cells: number, seed: number): Cells {
  const { rows, columns, vectors } = space;
  const scales = new Float64Array(columns);
  for (const { name, from, to } of space.blocks) scales.fill(Math.sqrt(Math.max(weights[name], 0)), from, to);
  const random = createRandom(seed);
  const centres = new Float32Array(cells * columns);
  for (let cell = 0; cell < cells; cell += 1) {
    const row = Math.floor(random() * rows);
    for (let i = 0; i < columns; i += 1)
      centres[cell * columns + i] = (vectors[row * columns + i] as number) * (scales[i] as number);
  }
  const own = new Int32Array(rows);
  const scaled = new Float64Array(columns);
  const closeness = new Float64Array(cells);
  const compare = (row: number, halves: Float64Array): void => {
    for (let i = 0; i < columns; i += 1) scaled[i] = (vectors[row * columns + i] as number) * (scales[i] as number);
    for (let cell = 0; cell < cells; cell += 1) {
      let sum = -(halves[cell] as number);
      for (let i = 0, at = cell * columns; i < columns; i += 1, at += 1)
        sum += (scaled[i] as number) * (centres[at] as number);
      closeness[cell] = sum;
    }
  };
  let halves = halfSquares(centres, cells, columns);
  // k-means on a sample is as good: the cells only need to be compact.
  const step = Math.max(1, Math.floor(rows / (cells * 24)));
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = new Float64Array(cells * columns);
    const sizes = new Int32Array(cells);
    for (let row = round % step; row < rows; row += step) {
      compare(row, halves);
      const cell = largest(closeness);
      sizes[cell] = (sizes[cell] as number) + 1;
      for (let i = 0; i < columns; i += 1)
        sums[cell * columns + i] = (sums[cell * columns + i] as number) + (scaled[i] as number);
    }
    for (let cell = 0; cell < cells; cell += 1) {
      const size = sizes[cell] as number;
      if (size > 0)
        for (let i = cell * columns; i < (cell + 1) * columns; i += 1) centres[i] = (sums[i] as number) / size;
    }
    halves = halfSquares(centres, cells, columns);
  }
  for (let row = 0; row < rows; row += 1) {
    compare(row, halves);
    own[row] = largest(closeness);
  }
  const offsets = new Int32Array(cells + 1);
  for (const cell of own) offsets[cell + 1] = (offsets[cell + 1] as number) + 1;
  for (let cell = 0; cell < cells; cell += 1)
    offsets[cell + 1] = (offsets[cell + 1] as number) + (offsets[cell] as number);
  const next = offsets.slice(0, cells);
  const members = new Int32Array(rows);
  own.forEach((cell, row) => {
    const at = next[cell] as number;
    members[at] = row;
    next[cell] = at + 1;
  });
  return {
    nearest(row, probes) {
      compare(row, halves);
      const best = new TopK(Math.min(probes, cells));
      for (let cell = 0; cell < cells; cell += 1) best.offer(cell, closeness[cell] as number);
      return best.finish().rows;
    },
    members: (cell) => members.subarray(offsets[cell], offsets[cell + 1]),
  };
}

function halfSquares(centres: Float32Array, cells: number, columns: number): Float64Array {
  return Float64Array.from({ length: cells }, (_, cell) => {
    let sum = 0;
    for (let i = cell * columns; i < (cell + 1) * columns; i += 1) sum += (centres[i] as number) ** 2;
    return sum / 2;
  });
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] as number) > (values[best] as number)) best = at;
  return best;
}

function mostPopular({ popularity, rows }: HybridSpace, count: number): Int32Array {
  const best = new TopK(Math.min(count, rows));
  for (let row = 0; row < rows; row += 1) best.offer(row, popularity[row] as number);
  return best.finish().rows;
}

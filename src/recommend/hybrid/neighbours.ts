/** For every title, those that may be recommended for it: found once, in training, so that a request scores a few hundred titles. */

import { createDotProducts } from '../../similarity/dense/dot-products.ts';
import { TopK } from '../../similarity/top-k.ts';
import { cellsOf } from './cells.ts';
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

/**
 * The rows of the highest blend for every row, itself excluded, nearly: `[rows × count]`, the best first, −1 where there are fewer.
 *
 * Joined vectors, weighted, are divided into √rows cells (see `cellsOf`; an inverted file, Jégou et al., PAMI 2011), and for every
 * title the nearest cells are looked through with the whole blend, besides every title that shares a person with it, and the most
 * popular titles. O(rows · probes · √rows · columns). Deterministic.
 */
export function nearestByBlend(space: HybridSpace, weights: Weights, options: NeighbourOptions = {}): Int32Array {
  const { count = 120, probes = 12, seed = 1 } = options;
  const { rows, columns, vectors } = space;
  const neighbours = new Int32Array(rows * count).fill(-1);
  if (rows < 2) return neighbours;
  const cells = cellsOf(scaled(space, weights), rows, columns, seed);
  // Cell after cell, so that what is looked at together lies side by side.
  const { order } = cells;
  const grouped = new Float32Array(vectors.length);
  const popularities = Float32Array.from(order, (row) => space.popularity[row] as number);
  const kinds = Uint8Array.from(order, (row) => space.table.kinds[row] as number);
  const places = new Int32Array(rows);
  order.forEach((row, at) => {
    grouped.set(vectors.subarray(row * columns, (row + 1) * columns), at * columns);
    places[row] = at;
  });
  const products = createDotProducts(grouped, rows, columns);
  const dots = new Float32Array(rows);
  const popular = mostPopular(space, count);
  /** By place: the row for which it was looked at last. */
  const seen = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const scorer = new ProfileScorer(space, [{ row, weight: 1 }], weights);
    const { query } = scorer;
    const best = new TopK(count);
    seen[places[row] as number] = row;
    const offer = (other: number): void => {
      const place = places[other] as number;
      if (seen[place] === row) return;
      seen[place] = row;
      best.offer(other, scorer.score(other));
    };
    for (const other of scorer.sharing) offer(other);
    for (const other of popular) offer(other);
    for (const cell of cells.nearest(row, probes)) {
      const [from, to] = [cells.offsets[cell] as number, cells.offsets[cell + 1] as number];
      products.into(query, from, to, dots);
      for (let at = from; at < to; at += 1) {
        // Whoever shares a person was offered before.
        if (seen[at] === row) continue;
        const beside = scorer.besideOfStranger(popularities[at] as number, kinds[at] as number);
        const blend = (dots[at - from] as number) + beside;
        if (blend >= best.threshold) best.offer(order[at] as number, blend);
      }
    }
    neighbours.set(best.finish().rows, row * count);
  }
  return neighbours;
}

/** The joined vectors, each block times the square root of its weight: their dot products are what the dense scorers say together. */
function scaled({ vectors, columns, blocks }: HybridSpace, weights: Weights): Float32Array {
  const factors = new Float64Array(columns);
  for (const { name, from, to } of blocks) factors.fill(Math.sqrt(Math.max(weights[name], 0)), from, to);
  return vectors.map((value, at) => value * (factors[at % columns] as number));
}

function mostPopular({ popularity, rows }: HybridSpace, count: number): Int32Array {
  const best = new TopK(Math.min(count, rows));
  for (let row = 0; row < rows; row += 1) best.offer(row, popularity[row] as number);
  return best.finish().rows;
}

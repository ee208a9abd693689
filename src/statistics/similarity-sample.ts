/** How similar titles are to each other in general: the cosines of all pairs within a random sample. */

import { createRandom, sampleIndices } from '../domain/random.ts';
import type { SimilarityDistribution } from '../domain/statistics.ts';
import { evenEdges } from './bins.ts';
import { momentsOf, quantile } from './describe.ts';
import { countInBins } from './histogram.ts';
import { roundDigits } from './round.ts';

const BIN_WIDTH = 0.02;

/**
 * Draws rows at random and compares every pair of them. The cosine is accumulated in double precision in feature order; a row of zeros is
 * similar to nothing (0). O(sample² · columns).
 *
 * @param matrix `[rows × columns]`, row-major, all finite
 * @param sampleSize how many rows to draw, at most all
 * @param seed what the draw follows from
 * @returns the distribution, rounded, or `null` with fewer than two rows to compare
 */
export function sampleSimilarities(
  matrix: Float32Array,
  rows: number,
  columns: number,
  sampleSize: number,
  seed: number,
): SimilarityDistribution | null {
  const sample = sampleIndices(rows, sampleSize, createRandom(seed));
  if (sample.length < 2) return null;
  const sorted = pairwiseCosines(matrix, columns, sample).sort();
  const { mean, standardDeviation } = momentsOf(sorted);
  const at = (probability: number): number => roundDigits(quantile(sorted, probability));
  return {
    sampled_titles: sample.length,
    seed,
    pairs: sorted.length,
    mean: roundDigits(mean),
    standard_deviation: roundDigits(standardDeviation),
    min: at(0),
    q05: at(0.05),
    q25: at(0.25),
    median: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
    max: at(1),
    histogram: countInBins(
      sorted.map((cosine) => Math.max(0, cosine)),
      evenEdges(0, 1, BIN_WIDTH),
    ),
  };
}

/** The cosine of each pair of the given rows, bounded to −1 and 1, which rounding may overstep by a hair. */
function pairwiseCosines(matrix: Float32Array, columns: number, sample: Int32Array): Float64Array {
  const cosines = new Float64Array((sample.length * (sample.length - 1)) / 2);
  const norms = Float64Array.from(sample, (row) => Math.sqrt(dot(matrix, columns, row, row)));
  let pair = 0;
  for (let i = 0; i < sample.length; i++) {
    for (let j = i + 1; j < sample.length; j++) {
      const norm = norms[i]! * norms[j]!;
      const cosine = norm === 0 ? 0 : dot(matrix, columns, sample[i]!, sample[j]!) / norm;
      cosines[pair++] = Math.min(1, Math.max(-1, cosine));
    }
  }
  return cosines;
}

function dot(matrix: Float32Array, columns: number, a: number, b: number): number {
  const startA = a * columns;
  const startB = b * columns;
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += matrix[startA + column]! * matrix[startB + column]!;
  return sum;
}

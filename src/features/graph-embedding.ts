/** Titles as points in a space of few dimensions, in which those lie close that people link, directly or over others. */

import { truncatedSvd } from '../domain/linear-algebra/truncated-svd.ts';
import type { SparseRows } from '../domain/sparse.ts';

/** What may be chosen. */
export interface GraphEmbeddingOptions {
  /** At least 1; 64 unless said otherwise. */
  readonly dimensions?: number;
  /** Any integer; the random start of the iteration follows from it. */
  readonly seed: number;
  /**
   * Steps of the iteration, 0 or more; 8 unless said otherwise. Fewer leave more of who is linked directly in the points, more
   * give way to whole film industries.
   */
  readonly iterations?: number;
}

/** Points of titles. */
export interface GraphEmbedding {
  readonly dimensions: number;
  /**
   * `[titles × dimensions]`, row-major: each row of unit length, so that products of rows are cosines, or zero where a title
   * shares nobody with another one.
   */
  readonly embedding: Float32Array;
  /** `[dimensions]`, the singular values of the normalised matrix, descending, at most 1; 0 beyond its rank. */
  readonly spectrum: Float64Array;
}

/**
 * Embeds the graph of titles and people by the truncated SVD U·S·Vᵀ of its normalised matrix
 * a_tp / √((d_t + d̄) · (d_p + d̄′)), d being the sums of a title's and of a person's weights, and d̄ and d̄′ their means: its
 * singular values decide where a random walk from title to person to title leads after many steps. A title's point is its
 * row of U·S^½, at unit length. So language, country, company and era carry over two hops and more, though no column says
 * them.
 *
 * Without the means, titles and people that hang together with few others would take up the leading dimensions: regularized
 * spectral clustering, Qin & Rohe 2013, https://arxiv.org/abs/1309.4111. The power of S, of 0, ½ and 1, hardly matters, as the
 * spectrum is flat.
 *
 * Takes what {@link truncatedSvd} takes: for 80,000 titles, 150,000 people, a million weights and 64 dimensions some 13
 * seconds of one core and 200 MB.
 *
 * @param vectors titles × people, weights of 0 or more, as {@link peopleVectors} makes them
 * @throws {Error} if the dimensions or the iterations are not a whole number in their range
 */
export function graphEmbedding(
  vectors: SparseRows,
  { dimensions = 64, seed, iterations = 8 }: GraphEmbeddingOptions,
): GraphEmbedding {
  const { rank, left, values } = truncatedSvd(withNormalisedDegrees(vectors), { rank: dimensions, seed, iterations });
  const spectrum = new Float64Array(dimensions);
  spectrum.set(values);
  const embedding = new Float32Array(vectors.rows * dimensions);
  const point = new Float64Array(rank);
  for (let row = 0; row < vectors.rows; row += 1) {
    // What rounding leaves of an empty row is no place.
    if (vectors.offsets[row] === vectors.offsets[row + 1]) continue;
    let squares = 0;
    for (let k = 0; k < rank; k += 1) {
      const coordinate = left[row * rank + k]! * Math.sqrt(values[k]!);
      point[k] = coordinate;
      squares += coordinate * coordinate;
    }
    if (squares === 0) continue;
    const length = Math.sqrt(squares);
    for (let k = 0; k < rank; k += 1) embedding[row * dimensions + k] = point[k]! / length;
  }
  return { dimensions, embedding, spectrum };
}

/** a_tp / √((d_t + d̄) · (d_p + d̄′)). */
function withNormalisedDegrees(matrix: SparseRows): SparseRows {
  const { rows, columns, offsets, indices, values } = matrix;
  const ofRows = new Float64Array(rows);
  const ofColumns = new Float64Array(columns);
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const value = values[at]!;
      const column = indices[at]!;
      ofRows[row] = ofRows[row]! + value;
      ofColumns[column] = ofColumns[column]! + value;
      total += value;
    }
  }
  const rowScales = ofRows.map((degree) => 1 / Math.sqrt(degree + total / rows));
  const columnScales = ofColumns.map((degree) => 1 / Math.sqrt(degree + total / columns));
  const scaled = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1)
      scaled[at] = values[at]! * rowScales[row]! * columnScales[indices[at]!]!;
  }
  return { ...matrix, values: scaled };
}

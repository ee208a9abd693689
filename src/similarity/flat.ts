/** The reference index: every row is compared, exactly as similarity is defined. */

import { queryNorm, rowNorms } from './norms.ts';
import type { NearestQuery, SimilarityIndex, Vectors } from './port.ts';
import { type Neighbours, TopK } from './top-k.ts';

/** Exact cosine similarity by a full scan, O(rows × columns) a query. */
export class FlatIndex implements SimilarityIndex {
  readonly kind = 'flat';
  readonly rows: number;
  readonly columns: number;
  readonly #matrix: Float32Array;
  readonly #norms: Float64Array;

  /** @throws {Error} if the block has another size than rows × columns, or a row is zero or not finite */
  constructor(vectors: Vectors, norms: Float64Array = rowNorms(vectors)) {
    this.rows = vectors.rows;
    this.columns = vectors.columns;
    this.#matrix = vectors.matrix;
    this.#norms = norms;
  }

  nearest({ vector, k, exclude, filter }: NearestQuery): Neighbours {
    const columns = this.columns;
    const matrix = this.#matrix;
    const norms = this.#norms;
    const norm = queryNorm(vector, columns);
    const best = new TopK(k);
    for (let row = 0; row < this.rows; row += 1) {
      if (filter !== undefined && !filter.accepts(row)) continue;
      let dot = 0;
      for (let i = 0, at = row * columns; i < columns; i += 1, at += 1)
        dot += (vector[i] as number) * (matrix[at] as number);
      const score = dot / (norm * (norms[row] as number));
      // Rows come in ascending order, so an equal score of a later row never enters.
      if (score > best.threshold && exclude?.has(row) !== true) best.offer(row, score);
    }
    return best.finish();
  }
}

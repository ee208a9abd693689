/** The reference index: every row is compared, in double precision, exactly as similarity is defined. */

import { type Neighbours, TopK } from './top-k.ts';

/** Vectors as one row-major block: row r is `matrix[r * columns … (r + 1) * columns - 1]`. */
export interface Vectors {
  readonly matrix: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Exact cosine similarity by a full scan, O(rows × columns) a query.
 *
 * The similarity of rows a and b is Σ aᵢbᵢ / (√Σaᵢ² · √Σbᵢ²), each sum accumulated in double precision in column order.
 */
export class FlatIndex {
  readonly rows: number;
  readonly columns: number;
  readonly #matrix: Float32Array;
  readonly #norms: Float64Array;

  /** @throws {Error} if the block has another size than rows × columns, or a row is zero or not finite */
  constructor(vectors: Vectors) {
    const { matrix, rows, columns } = vectors;
    if (matrix.length !== rows * columns) {
      throw new Error(`expected ${rows} × ${columns} = ${rows * columns} values, found ${matrix.length}`);
    }
    this.rows = rows;
    this.columns = columns;
    this.#matrix = matrix;
    this.#norms = norms(vectors);
  }

  /** The cosine similarity of two rows, −1 to 1. */
  similarity(a: number, b: number): number {
    this.#requireRow(a);
    this.#requireRow(b);
    const matrix = this.#matrix;
    let dot = 0;
    for (let i = 0; i < this.columns; i += 1) {
      dot += (matrix[a * this.columns + i] as number) * (matrix[b * this.columns + i] as number);
    }
    return dot / ((this.#norms[a] as number) * (this.#norms[b] as number));
  }

  /** The k rows most similar to a row, itself excluded by identity; fewer when there are fewer. Ties by ascending row. */
  nearest(row: number, k: number): Neighbours {
    this.#requireRow(row);
    const columns = this.columns;
    const matrix = this.#matrix;
    const query = Float64Array.from(matrix.subarray(row * columns, (row + 1) * columns));
    const queryNorm = this.#norms[row] as number;
    const best = new TopK(k);
    for (let candidate = 0, at = 0; candidate < this.rows; candidate += 1) {
      let dot = 0;
      for (let i = 0; i < columns; i += 1, at += 1) dot += (query[i] as number) * (matrix[at] as number);
      if (candidate === row) continue;
      const score = dot / (queryNorm * (this.#norms[candidate] as number));
      if (score > best.threshold) best.offer(candidate, score);
    }
    return best.finish();
  }

  #requireRow(row: number): void {
    if (!Number.isInteger(row) || row < 0 || row >= this.rows)
      throw new Error(`there is no row ${row} in ${this.rows} rows`);
  }
}

function norms({ matrix, rows, columns }: Vectors): Float64Array {
  const out = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row += 1) {
    let sum = 0;
    for (let i = 0; i < columns; i += 1, at += 1) sum += (matrix[at] as number) * (matrix[at] as number);
    if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) {
      throw new Error(`row ${row} is ${sum === 0 ? 'a zero vector' : 'not finite'}: it has no cosine similarity`);
    }
    out[row] = Math.sqrt(sum);
  }
  return out;
}

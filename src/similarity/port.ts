/** The port of similarity search: what every index answers, and how a query is put. */

import type { Neighbours } from './top-k.ts';

/** Vectors as one row-major block: row r is `matrix[r * columns … (r + 1) * columns - 1]`. */
export interface Vectors {
  readonly matrix: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** Which rows may be found. */
export interface RowFilter {
  /** Whether a row passes. Must be cheap, pure, and allocate nothing. */
  accepts(row: number): boolean;
  /** Whether any row with the same set (the columns of 0 and 1) as this one may pass. Absent: any may. */
  acceptsGroup?(row: number): boolean;
}

/** A question to an index. */
export interface NearestQuery {
  /** The vector to compare with: `columns` finite numbers, not all zero. */
  readonly vector: Float64Array;
  /** How many rows are wanted, at least 1. */
  readonly k: number;
  /** Rows that are never found, such as the query itself. */
  readonly exclude?: ReadonlySet<number> | undefined;
  readonly filter?: RowFilter | undefined;
}

/**
 * An index of vectors by cosine similarity.
 *
 * The similarity of a query q and a row v is Σ qᵢvᵢ / (√Σqᵢ² · √Σvᵢ²), each sum accumulated in double precision in column
 * order. However an index finds its candidates, rows, scores and order are those of this definition, to the last bit; equal
 * scores are in ascending order of row. All implementations pass one contract suite.
 */
export interface SimilarityIndex {
  /** Which implementation this is. */
  readonly kind: 'flat' | 'grouped' | 'dense';
  readonly rows: number;
  readonly columns: number;
  /** The k most similar rows that pass; fewer only when fewer pass. */
  nearest(query: NearestQuery): Neighbours;
}

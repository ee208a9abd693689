/** Similarity straight from its definition, to compare the program with. It shares no code with it. */

/** A title and how similar it is to the query. */
export interface Scored {
  readonly tconst: string;
  readonly score: number;
}

/** Titles with their vectors: row r of the row-major matrix belongs to `tconsts[r]`. */
export interface Vectors {
  readonly tconsts: readonly string[];
  readonly matrix: Float32Array;
  readonly columns: number;
}

/**
 * The k titles of the highest cosine, Σab / (√Σa² · √Σb²), each sum accumulated in double precision in feature order; ties
 * by ascending tconst, the query itself left out by its identity.
 */
export function naiveTop({ tconsts, matrix, columns }: Vectors, query: number, k: number): Scored[] {
  const scores = new Float64Array(tconsts.length);
  for (let row = 0; row < tconsts.length; row += 1) {
    let ab = 0;
    let aa = 0;
    let bb = 0;
    for (let column = 0; column < columns; column += 1) {
      const a = matrix[query * columns + column]!;
      const b = matrix[row * columns + column]!;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    scores[row] = ab / (Math.sqrt(aa) * Math.sqrt(bb));
  }
  // Sorting everything takes long; only what reaches the score of place k + 1 (the query may be before it) is put in order.
  const least =
    scores
      .slice()
      .sort()
      .at(-(k + 1)) ?? Number.NEGATIVE_INFINITY;
  const candidates: Scored[] = [];
  for (const [row, score] of scores.entries()) {
    if (row !== query && score >= least) candidates.push({ tconst: tconsts[row]!, score });
  }
  return candidates.sort((a, b) => b.score - a.score || (a.tconst < b.tconst ? -1 : 1)).slice(0, k);
}

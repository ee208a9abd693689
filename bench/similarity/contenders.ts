/** Who takes part: the naive loop, the project's indexes, and other libraries, all asked the same way. */

import { DenseIndex } from '../../src/similarity/dense/dense-index.ts';
import { FlatIndex } from '../../src/similarity/flat.ts';
import { GroupedIndex } from '../../src/similarity/grouped/grouped-index.ts';
import { rowNorms } from '../../src/similarity/norms.ts';
import type { NearestQuery, SimilarityIndex, Vectors } from '../../src/similarity/port.ts';
import { type Alternative, unitRows } from './alternatives.ts';

/** What a contender found, best first; scores only where they are those of the definition. */
export interface Answer {
  readonly rows: ArrayLike<number>;
  readonly scores?: Float64Array;
}

/** A contender that is ready to be asked. */
export type Ask = (query: NearestQuery) => Answer | Promise<Answer>;

/** Someone who takes part. */
export interface Contender {
  readonly name: string;
  /** Whether its answers must equal the definition to the last bit. */
  readonly exact: boolean;
  /** Prepares it for these vectors. */
  build(vectors: Vectors): Ask | Promise<Ask>;
}

/** The loop that anyone would write: a dot product a row, the lengths known, the best kept in a sorted list. */
export const naive: Contender = {
  name: 'naive loop',
  exact: true,
  build(vectors) {
    const norms = rowNorms(vectors);
    return (query) => naiveNearest(vectors, norms, query);
  },
};

/** The project's indexes. */
export const flat = ours('FlatIndex', (vectors) => new FlatIndex(vectors));
export const grouped = ours('GroupedIndex', (vectors) => new GroupedIndex(vectors));
export const dense = ours('DenseIndex, WASM SIMD', (vectors) => new DenseIndex(vectors));
export const denseInTypeScript = ours('DenseIndex, TypeScript', (vectors) => new DenseIndex(vectors, { simd: 'off' }));

/** Another library as a contender. It knows no exclusions: it is asked for one row more, and what is excluded is left out here. */
export function other(alternative: Alternative, k: number): Contender {
  return {
    name: alternative.name,
    exact: false,
    async build(vectors) {
      const search = await alternative.build(unitRows(vectors), vectors, Math.min(k + 1, vectors.rows));
      const answer = (found: ArrayLike<number | bigint>, query: NearestQuery): Answer => ({
        rows: Array.from(found, Number)
          .filter((row) => query.exclude?.has(row) !== true)
          .slice(0, query.k),
      });
      return (query) => {
        const found = search(query.vector);
        return found instanceof Promise ? found.then((rows) => answer(rows, query)) : answer(found, query);
      };
    },
  };
}

function ours(name: string, create: (vectors: Vectors) => SimilarityIndex): Contender {
  return {
    name,
    exact: true,
    build(vectors) {
      const index = create(vectors);
      return (query) => index.nearest(query);
    },
  };
}

function naiveNearest(
  { matrix, rows, columns }: Vectors,
  norms: Float64Array,
  { vector, k, exclude, filter }: NearestQuery,
): Answer {
  let square = 0;
  for (let i = 0; i < columns; i += 1) square += vector[i]! * vector[i]!;
  const norm = Math.sqrt(square);
  const best: { row: number; score: number }[] = [];
  for (let row = 0; row < rows; row += 1) {
    let dot = 0;
    for (let i = 0; i < columns; i += 1) dot += vector[i]! * matrix[row * columns + i]!;
    const score = dot / (norm * norms[row]!);
    if (best.length === k && score <= best[k - 1]!.score) continue;
    if (exclude?.has(row) === true || filter?.accepts(row) === false) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.score < score) at -= 1;
    best.splice(at, 0, { row, score });
    if (best.length > k) best.pop();
  }
  return { rows: best.map(({ row }) => row), scores: Float64Array.from(best, ({ score }) => score) };
}

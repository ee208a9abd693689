/** The content-based model: titles, their feature matrix, and the exact cosine between them. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Title } from '../domain/title.ts';
import { buildFeatures, type FeatureMatrix, type FeatureOptions, NUMERIC_FEATURES } from '../features/matrix.ts';
import { createSimilarityIndex } from '../similarity/create-index.ts';
import { UnusableRow } from '../similarity/norms.ts';
import type { NearestQuery, SimilarityIndex } from '../similarity/port.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { decodeTitles, encodeTitles } from './titles-parquet.ts';

/** The files that hold the model itself. */
export const MODEL_FILES = { tensors: 'model.safetensors', titles: 'titles.parquet' } as const;

/** A title that was recommended, with its cosine similarity to the query. */
export interface SimilarTitle {
  readonly title: Title;
  readonly similarity: number;
}

const scalerSchema = z.strictObject({
  min: z.number(),
  max: z.number(),
  transform: z.enum(['none', 'log1p']),
  fill: z.number(),
});
const scalersSchema = z.strictObject({
  averageRating: scalerSchema,
  numVotes: scalerSchema,
  runtimeMinutes: scalerSchema,
  startYear: scalerSchema,
});

/** A fitted model. Row r of the matrix belongs to title r; titles are in ascending order of tconst, which breaks ties. */
export class ContentRecommender {
  readonly titles: readonly Title[];
  readonly features: FeatureMatrix;
  /** The index over the matrix; its `kind` says which was chosen. */
  readonly index: SimilarityIndex;

  private constructor(titles: readonly Title[], features: FeatureMatrix) {
    this.titles = titles;
    this.features = features;
    this.index = indexOf(titles, features);
  }

  /**
   * Fits scalers and vocabulary and builds the matrix.
   *
   * @param titles in strictly ascending order of tconst
   */
  static fit(titles: readonly Title[], options: FeatureOptions): ContentRecommender {
    requireOrder(titles);
    return new ContentRecommender(titles, buildFeatures(titles, options));
  }

  /**
   * Restores a model from the files that {@link save} gave.
   *
   * @throws {Error} when they are damaged or do not belong together
   */
  static async load(files: { tensors: Uint8Array; titles: Uint8Array }): Promise<ContentRecommender> {
    const { tensors, metadata } = decodeSafetensors(files.tensors);
    const titles = await decodeTitles(files.titles);
    requireOrder(titles);
    const tensor = tensors.features;
    if (tensor === undefined) throw new Error('there is no tensor named features');
    const names = readJson(metadata, 'feature_names', z.array(z.string()));
    const genres = readJson(metadata, 'genres', z.array(z.string()));
    const scalers = readJson(metadata, 'scalers', scalersSchema);
    const { data: matrix } = tensor;
    if (!(matrix instanceof Float32Array)) throw new Error('the matrix is not of 32-bit floats');
    const [rows = 0, columns = 0] = tensor.shape;
    if (tensor.shape.length !== 2 || rows !== titles.length) {
      throw new Error(`the matrix has the shape ${tensor.shape.join(' × ')} for ${titles.length} titles`);
    }
    if (columns !== names.length || names.join('\n') !== [...NUMERIC_FEATURES, ...genres].join('\n')) {
      throw new Error(`the matrix has ${columns} columns for the features ${names.join(', ')}`);
    }
    // Building the index is the longest piece of work at a load: what waits is answered before.
    await nextTurn();
    return new ContentRecommender(titles, { names, genres, scalers, rows, columns, matrix });
  }

  /** The model as files; the same model gives the same bytes. */
  save(): { tensors: Uint8Array; titles: Uint8Array } {
    const { names, genres, scalers, rows, columns, matrix } = this.features;
    const tensors = encodeSafetensors({
      tensors: { features: { shape: [rows, columns], data: matrix } },
      metadata: {
        feature_names: JSON.stringify(names),
        genres: JSON.stringify(genres),
        scalers: JSON.stringify(scalers),
      },
    });
    return { tensors, titles: encodeTitles(this.titles) };
  }

  /** The title's row, or `undefined` if the model does not know it. O(log titles): the titles are in order, and a map of them all costs memory. */
  rowOf(tconst: string): number | undefined {
    let low = 0;
    let high = this.titles.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = (this.titles[middle] as Title).tconst;
      if (found === tconst) return middle;
      if (found < tconst) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The vector of a title, for a query. */
  vectorOf(row: number): Float64Array {
    const { matrix, columns } = this.features;
    return Float64Array.from(matrix.subarray(row * columns, (row + 1) * columns));
  }

  /** The k titles most similar to a title, itself excluded, the best first; equal similarities by ascending tconst. */
  recommend(row: number, k: number): SimilarTitle[] {
    return this.nearest({ vector: this.vectorOf(row), k, exclude: new Set([row]) });
  }

  /** The titles nearest to any vector, the best first; equal similarities by ascending tconst. */
  nearest(query: NearestQuery): SimilarTitle[] {
    const { rows, scores } = this.index.nearest(query);
    return Array.from(rows, (candidate, at) => {
      const title = this.titles[candidate];
      const similarity = scores[at];
      if (title === undefined || similarity === undefined)
        throw new Error(`the index answered the unknown row ${candidate}`);
      return { title, similarity };
    });
  }
}

/** @throws {Error} naming the title whose vector is zero or not finite */
function indexOf(titles: readonly Title[], features: FeatureMatrix): SimilarityIndex {
  try {
    return createSimilarityIndex(features);
  } catch (error) {
    if (!(error instanceof UnusableRow)) throw error;
    const title = titles[error.row];
    throw new Error(
      `the vector of ${title?.primaryTitle ?? ''} (${title?.tconst ?? ''}) cannot be compared: ${error.message}`,
      { cause: error },
    );
  }
}

function requireOrder(titles: readonly Title[]): void {
  titles.forEach((title, row) => {
    const before = titles[row - 1];
    if (before !== undefined && before.tconst >= title.tconst) {
      throw new Error(`titles must be in strictly ascending order of tconst; ${title.tconst} follows ${before.tconst}`);
    }
  });
}

function readJson<T>(metadata: Readonly<Record<string, string>>, key: string, schema: z.ZodType<T>): T {
  const text = metadata[key];
  if (text === undefined) throw new Error(`the metadata lack ${key}`);
  return schema.parse(JSON.parse(text));
}

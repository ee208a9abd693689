/** Turns titles into the feature matrix, and remembers how, so that a model can be read without its training data. */

import type { Title } from '../domain/title.ts';
import { genreVocabulary } from './genres.ts';
import { fitMinMax, type MinMaxScaler, scale } from './scaling.ts';

/** The scaled numbers, in column order, before the genres. */
export const NUMERIC_FEATURES = ['averageRating', 'numVotes', 'runtimeMinutes', 'startYear'] as const;

/** One of the scaled numbers. */
export type NumericFeature = (typeof NUMERIC_FEATURES)[number];

/** A feature matrix and what it was made with. */
export interface FeatureMatrix {
  /** Column names: the four numbers, then the genres sorted by code point. */
  readonly names: readonly string[];
  readonly genres: readonly string[];
  readonly scalers: Readonly<Record<NumericFeature, MinMaxScaler>>;
  readonly rows: number;
  readonly columns: number;
  /** Row-major `rows × columns`; row r belongs to title r. Numbers in [0, 1], genres 0 or 1. */
  readonly matrix: Float32Array;
}

/** How the numbers become features. */
export interface FeatureOptions {
  /** Scale ln(1 + votes) instead of the votes. */
  readonly logVotes: boolean;
}

/**
 * Fits scalers and vocabulary to the titles and builds their matrix. O(titles × columns).
 *
 * @throws {Error} when there is no title, or none whose runtime is known
 */
export function buildFeatures(titles: readonly Title[], options: FeatureOptions): FeatureMatrix {
  const numbers = columnsOf(titles);
  const scalers = {
    averageRating: fitMinMax(numbers.averageRating, 'none'),
    numVotes: fitMinMax(numbers.numVotes, options.logVotes ? 'log1p' : 'none'),
    runtimeMinutes: fitMinMax(numbers.runtimeMinutes, 'none'),
    startYear: fitMinMax(numbers.startYear, 'none'),
  };
  const genres = genreVocabulary(titles.map((title) => title.genres));
  const names = [...NUMERIC_FEATURES, ...genres];
  const columns = names.length;
  const columnOfGenre = new Map(genres.map((genre, index) => [genre, NUMERIC_FEATURES.length + index]));
  const matrix = new Float32Array(titles.length * columns);
  titles.forEach((title, row) => {
    const start = row * columns;
    NUMERIC_FEATURES.forEach((feature, column) => {
      matrix[start + column] = scale(numbers[feature][row] ?? Number.NaN, scalers[feature]);
    });
    for (const genre of title.genres) {
      const column = columnOfGenre.get(genre);
      if (column !== undefined) matrix[start + column] = 1;
    }
  });
  return { names, genres, scalers, rows: titles.length, columns, matrix };
}

function columnsOf(titles: readonly Title[]): Record<NumericFeature, Float64Array> {
  const column = (read: (title: Title) => number | null): Float64Array =>
    Float64Array.from(titles, (title) => read(title) ?? Number.NaN);
  return {
    averageRating: column((title) => title.averageRating),
    numVotes: column((title) => title.numVotes),
    runtimeMinutes: column((title) => title.runtimeMinutes),
    startYear: column((title) => title.startYear),
  };
}

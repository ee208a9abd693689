/** What of a title's facts taste and popularity are predicted from: a smooth basis that ridge regressions are fitted on. */

import type { Title } from '../../domain/title.ts';

/** IMDb's genres, in the order of the basis. A genre that is not among them has no column. */
export const BASIS_GENRES = [
  'Action',
  'Adventure',
  'Animation',
  'Biography',
  'Comedy',
  'Crime',
  'Documentary',
  'Drama',
  'Family',
  'Fantasy',
  'Film-Noir',
  'Game-Show',
  'History',
  'Horror',
  'Music',
  'Musical',
  'Mystery',
  'News',
  'Reality-TV',
  'Romance',
  'Sci-Fi',
  'Short',
  'Sport',
  'Talk-Show',
  'Thriller',
  'War',
  'Western',
] as const;

/** Bumps (Gaussian radial basis functions) along one number: where they stand, how wide they are, and their height. */
interface Bumps {
  readonly centres: readonly number[];
  readonly width: number;
  readonly height: number;
}

const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, at) => from + at * step);

const YEARS: Bumps = { centres: steps(1930, 2020, 6), width: 5, height: 1 };
const LOG_VOTES: Bumps = { centres: steps(6, 14.4, 1.2), width: 1, height: 1 };
const RATINGS: Bumps = { centres: steps(3.5, 9, 1), width: 0.8, height: 1 };
const RUNTIMES: Bumps = { centres: [60, 90, 120, 150, 200], width: 20, height: 0.7 };
/** Genres weigh more than a bump: they are what tells titles of one year apart. */
const GENRE_HEIGHT = 1.5;
/** Runtime of a title whose runtime is not known, in minutes. */
const USUAL_RUNTIME = 100;

/** Columns of {@link tasteBasis} without an embedding: all genres, all bumps, and a constant. */
export const BASIS_COLUMNS =
  BASIS_GENRES.length +
  YEARS.centres.length +
  LOG_VOTES.centres.length +
  RATINGS.centres.length +
  RUNTIMES.centres.length +
  1;

/** One row a title, row-major. */
export interface Basis {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** An embedding of the same titles that joins the basis: unit rows, or zero where nothing is known. */
export interface Embedding {
  readonly dimensions: number;
  /** `[titles × dimensions]` */
  readonly values: Float32Array;
}

/** How much an embedding's coordinates weigh beside the bumps. */
const EMBEDDING_HEIGHT = 2;

/**
 * The basis of titles: 1.5 · genre indicators / √(number of genres), Gaussian bumps along year, ln votes, rating and runtime, a
 * constant, and, if there is one, 2 · the embedding. O(titles × columns).
 *
 * @param lastYear titles of later years count as of this one: nobody who rated could know them
 */
export function tasteBasis(titles: readonly Title[], lastYear: number, embedding?: Embedding): Basis {
  const columns = BASIS_COLUMNS + (embedding?.dimensions ?? 0);
  const values = new Float32Array(titles.length * columns);
  titles.forEach((title, row) => {
    let at = row * columns;
    for (const genre of title.genres) {
      const place = (BASIS_GENRES as readonly string[]).indexOf(genre);
      if (place >= 0) values[at + place] = GENRE_HEIGHT / Math.sqrt(title.genres.length);
    }
    at += BASIS_GENRES.length;
    at = bump(values, at, YEARS, clamp(title.startYear, 1930, lastYear));
    at = bump(values, at, LOG_VOTES, Math.log(title.numVotes));
    at = bump(values, at, RATINGS, title.averageRating);
    at = bump(values, at, RUNTIMES, clamp(title.runtimeMinutes ?? USUAL_RUNTIME, 60, 240));
    values[at] = 1;
    at += 1;
    if (embedding === undefined) return;
    const { dimensions } = embedding;
    for (let i = 0; i < dimensions; i += 1)
      values[at + i] = EMBEDDING_HEIGHT * (embedding.values[row * dimensions + i] as number);
  });
  return { rows: titles.length, columns, values };
}

function bump(values: Float32Array, at: number, { centres, width, height }: Bumps, value: number): number {
  centres.forEach((centre, place) => {
    values[at + place] = height * Math.exp(-(((value - centre) / width) ** 2) / 2);
  });
  return at + centres.length;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Years that it takes until most of those who will like a title have rated it. */
const SETTLED_AFTER = 2;

/**
 * The last year whose titles those who rated could know well: two years before the last rating.
 *
 * @param timestamps of ratings, in seconds since 1970, at least one
 */
export function lastYearOf(timestamps: ArrayLike<number>): number {
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < timestamps.length; at += 1) last = Math.max(last, timestamps[at] as number);
  return new Date(last * 1000).getUTCFullYear() - SETTLED_AFTER;
}

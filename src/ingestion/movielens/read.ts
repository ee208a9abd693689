/** Reads an unpacked MovieLens data set: who rated which film how and when, and which IMDb titles the films are. */

import { join } from 'node:path';
import { readRecords } from './csv.ts';
import { unusable } from './failures.ts';
import { MOVIELENS_COLUMNS } from './files.ts';

/** Ratings as columns of equal length, in ascending order of user, then item; no pair occurs twice. */
export interface MovieLensRatings {
  /** Number of users; indices are 0 … users − 1 in ascending order of userId, and each has ratings. */
  readonly users: number;
  /** Number of items, rated or not; indices are 0 … items − 1 in ascending order of movieId. */
  readonly items: number;
  readonly user: Int32Array;
  readonly item: Int32Array;
  /** Stars: 0.5, 1, … 5. */
  readonly rating: Float32Array;
  /** Seconds since 1970, UTC. */
  readonly timestamp: Float64Array;
}

/** A MovieLens data set; arrays of items are in the order of item indices. */
export interface MovieLens {
  readonly ratings: MovieLensRatings;
  readonly userIds: Int32Array;
  readonly movieIds: Int32Array;
  /** `tt` and at least seven digits; `null` where links.csv does not know the film. */
  readonly tconsts: readonly (string | null)[];
  /** As MovieLens writes them, with the year: `American President, The (1995)`. */
  readonly titles: readonly string[];
  /** MovieLens's own genres; none where it says `(no genres listed)`. */
  readonly genres: readonly (readonly string[])[];
}

const LARGEST_ID = 2 ** 31 - 1;
const NO_GENRES = '(no genres listed)';

interface Film {
  readonly movieId: number;
  readonly title: string;
  readonly genres: readonly string[];
  tconst: string | null;
}

/**
 * Reads ratings.csv, movies.csv and links.csv, the format that ml-latest-small, ml-25m and ml-32m share.
 *
 * Every line becomes a row or an error; ratings take 20 bytes each. Nothing is written.
 *
 * @throws AppError `source_corrupt` when a file is missing, foreign or damaged, naming the line
 */
export async function readMovieLens(folder: string): Promise<MovieLens> {
  const films = await readFilms(join(folder, 'movies.csv'));
  await readLinks(join(folder, 'links.csv'), films);
  const items = [...films.values()].sort((a, b) => a.movieId - b.movieId);
  const indices = new Map(items.map(({ movieId }, index) => [movieId, index]));
  return {
    ...(await readRatings(join(folder, 'ratings.csv'), indices)),
    movieIds: Int32Array.from(items, ({ movieId }) => movieId),
    tconsts: items.map(({ tconst }) => tconst),
    titles: items.map(({ title }) => title),
    genres: items.map(({ genres }) => genres),
  };
}

async function readFilms(path: string): Promise<Map<number, Film>> {
  const films = new Map<number, Film>();
  await readRecords(path, MOVIELENS_COLUMNS['movies.csv'], ([id = '', title = '', genres = ''], line) => {
    const movieId = idOf(id);
    if (movieId === undefined || films.has(movieId)) throw damaged(path, line, `has no new movieId but "${id}"`);
    const known = genres === NO_GENRES || genres === '' ? [] : genres.split('|');
    films.set(movieId, { movieId, title, genres: known, tconst: null });
  });
  return films;
}

async function readLinks(path: string, films: ReadonlyMap<number, Film>): Promise<void> {
  const seen = new Set<Film>();
  await readRecords(path, MOVIELENS_COLUMNS['links.csv'], ([id = '', imdbId = ''], line) => {
    const film = films.get(idOf(id) ?? 0);
    if (film === undefined || seen.has(film)) throw damaged(path, line, `links "${id}", which is no film, or again`);
    if (!/^\d{0,10}$/.test(imdbId)) throw damaged(path, line, `has no imdbId but "${imdbId}"`);
    seen.add(film);
    film.tconst = imdbId === '' ? null : `tt${imdbId.padStart(7, '0')}`;
  });
}

async function readRatings(
  path: string,
  indices: ReadonlyMap<number, number>,
): Promise<Pick<MovieLens, 'ratings' | 'userIds'>> {
  const userIds: number[] = [];
  let [capacity, rows, lastUser, lastItem] = [1 << 16, 0, 0, -1];
  let user = new Int32Array(capacity);
  let item = new Int32Array(capacity);
  let rating = new Float32Array(capacity);
  let timestamp = new Float64Array(capacity);
  const header = MOVIELENS_COLUMNS['ratings.csv'];
  await readRecords(path, header, ([userText = '', movieText = '', ratingText = '', timeText = ''], line) => {
    const userId = idOf(userText);
    const index = indices.get(idOf(movieText) ?? 0);
    if (userId === undefined) throw damaged(path, line, `has no userId but "${userText}"`);
    if (index === undefined) throw damaged(path, line, `rates "${movieText}", which movies.csv does not have`);
    if (!/^([0-4]\.5|[1-5](\.0)?)$/.test(ratingText)) throw damaged(path, line, `has no rating but "${ratingText}"`);
    if (!/^\d{1,15}$/.test(timeText)) throw damaged(path, line, `has no timestamp but "${timeText}"`);
    // The published order is what makes it certain that no pair occurs twice.
    if (userId < lastUser || (userId === lastUser && index <= lastItem))
      throw damaged(path, line, 'is not after the one before it by userId, then movieId');
    if (userId !== lastUser) userIds.push(userId);
    [lastUser, lastItem] = [userId, index];
    if (rows === capacity) {
      capacity *= 2;
      user = widened(user, new Int32Array(capacity));
      item = widened(item, new Int32Array(capacity));
      rating = widened(rating, new Float32Array(capacity));
      timestamp = widened(timestamp, new Float64Array(capacity));
    }
    user[rows] = userIds.length - 1;
    item[rows] = index;
    rating[rows] = Number(ratingText);
    timestamp[rows] = Number(timeText);
    rows += 1;
  });
  const ratings = {
    users: userIds.length,
    items: indices.size,
    user: user.slice(0, rows),
    item: item.slice(0, rows),
    rating: rating.slice(0, rows),
    timestamp: timestamp.slice(0, rows),
  };
  return { ratings, userIds: Int32Array.from(userIds) };
}

function widened<T extends Int32Array | Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** A whole number from 1 to 2³¹ − 1, or `undefined`. */
function idOf(text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const id = Number(text);
  return id >= 1 && id <= LARGEST_ID ? id : undefined;
}

function damaged(path: string, line: number, problem: string): Error {
  return unusable(path, `is damaged: line ${line} ${problem}`);
}

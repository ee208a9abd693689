/**
 * Posters of The Movie Database: a title is found by its IMDb identifier, then its picture is fetched.
 *
 * https://developer.themoviedb.org/reference/find-by-id and https://developer.themoviedb.org/docs/image-basics
 */

import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { isJpeg, POSTER_TYPE, type PosterSize, type PosterSource } from '../port.ts';
import { createSlots } from '../slots.ts';
import { openHttp, type TmdbAnswer, type TmdbLimits } from './http.ts';

/** What TMDB demands to be shown. */
export const TMDB_ATTRIBUTION = 'This product uses the TMDB API but is not endorsed or certified by TMDB.';

/** Where TMDB is, and the patience with it; tests have their own. */
export interface TmdbPlace {
  readonly apiUrl: string;
  readonly imageUrl: string;
  readonly limits: TmdbLimits;
}

const TMDB: TmdbPlace = {
  apiUrl: 'https://api.themoviedb.org/3',
  imageUrl: 'https://image.tmdb.org/t/p',
  limits: { connectMs: 3_000, totalMs: 8_000 },
};

/** TMDB's names of widths in pixels. */
const WIDTHS: Readonly<Record<PosterSize, string>> = { small: 'w185', medium: 'w342', large: 'w780' };

const MAX_JSON_BYTES = 512 * 1024;
const MAX_IMAGE_BYTES = 4 * 1024 * 1024;
const MAX_RUNNING = 8;
const MAX_WAITING = 256;
/** How many titles' paths are remembered, so that a second size needs no second look-up. */
const MAX_PATHS = 5_000;

const resultsSchema = z
  .array(
    z.object({
      poster_path: z
        .string()
        .regex(/^\/[\w-]+\.jpe?g$/i)
        .nullish()
        .catch(null),
    }),
  )
  .catch([]);

const foundSchema = z.object({ movie_results: resultsSchema, tv_results: resultsSchema });

/** Posters of TMDB. @param key a v4 token, which is a JWT with two dots, or else a v3 key */
export function tmdbPosters(key: string, place: TmdbPlace = TMDB): PosterSource {
  const http = openHttp(place.limits);
  const inSlot = createSlots(MAX_RUNNING, MAX_WAITING);
  const paths = new Map<string, string>();

  const findPath = async (tconst: string): Promise<string | undefined> => {
    const known = paths.get(tconst);
    if (known !== undefined) return known;
    const { url, headers } = findRequest(place.apiUrl, tconst, key);
    const path = posterPath(await http.get(url, headers, MAX_JSON_BYTES));
    if (path === undefined) return undefined;
    const [oldest] = paths.keys();
    if (paths.size >= MAX_PATHS && oldest !== undefined) paths.delete(oldest);
    paths.set(tconst, path);
    return path;
  };

  return {
    provider: 'tmdb',
    attribution: TMDB_ATTRIBUTION,
    poster: (tconst, size) =>
      inSlot(async () => {
        const path = await findPath(tconst);
        if (path === undefined) return undefined;
        const url = new URL(`${place.imageUrl}/${WIDTHS[size]}${path}`);
        const image = await http.get(url, { accept: POSTER_TYPE }, MAX_IMAGE_BYTES);
        if (image.status === 404) return undefined;
        return checkedImage(image);
      }),
    close: () => http.close(),
  };
}

function findRequest(apiUrl: string, tconst: string, key: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(`${apiUrl}/find/${tconst}?external_source=imdb_id`);
  const headers = { accept: 'application/json' };
  if (key.split('.').length === 3) return { url, headers: { ...headers, authorization: `Bearer ${key}` } };
  url.searchParams.set('api_key', key);
  return { url, headers };
}

/** The path of the first poster, films first; an unknown title has none. */
function posterPath({ status, body }: TmdbAnswer): string | undefined {
  if (status === 404) return undefined;
  if (status === 401 || status === 403) {
    throw new AppError('artwork_unavailable', 'TMDB refuses the key of this server. Check TMDB_API_KEY.');
  }
  if (status !== 200) throw new AppError('artwork_unavailable', `TMDB answered with status ${status}.`);
  const found = foundSchema.safeParse(jsonOf(body));
  if (!found.success) throw new AppError('artwork_unavailable', 'TMDB answered in a form that is not known.');
  const { movie_results, tv_results } = found.data;
  return [...movie_results, ...tv_results].find(({ poster_path }) => poster_path != null)?.poster_path ?? undefined;
}

function checkedImage({ status, type, body }: TmdbAnswer): Buffer {
  if (status !== 200) throw new AppError('artwork_unavailable', `TMDB answered with status ${status}.`);
  if (type !== POSTER_TYPE || !isJpeg(body)) {
    throw new AppError('artwork_unavailable', 'TMDB sent something that is not a JPEG.');
  }
  return body;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

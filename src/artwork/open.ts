/** Opens the source of posters that the configuration asks for. */

import { messageOf } from '../domain/errors.ts';
import { createPosterCache } from './cache.ts';
import { cachedPosters } from './cached.ts';
import type { PosterSource } from './port.ts';
import { type TmdbPlace, tmdbPosters } from './tmdb/posters.ts';

/** The section `artwork` of the configuration. */
export interface ArtworkOptions {
  readonly tmdb_api_key: string;
  readonly cache_dir: string;
  readonly cache_max_mb: number;
}

/** What a source needs besides. */
export interface ArtworkDeps {
  /** Told, once for every row of failures, why posters cannot be kept. */
  readonly warn: (reason: string) => void;
  /** Where TMDB is; another place in tests. */
  readonly tmdb?: TmdbPlace;
  readonly now?: () => number;
}

/** The posters of TMDB, cached on disk; `undefined` without a key, and then nothing is ever fetched or written. */
export function openPosters(options: ArtworkOptions, deps: ArtworkDeps): PosterSource | undefined {
  if (options.tmdb_api_key === '') return undefined;
  const cache = createPosterCache({
    folder: options.cache_dir,
    maxBytes: options.cache_max_mb * 1024 * 1024,
    now: deps.now ?? Date.now,
  });
  let warned = '';
  return cachedPosters(tmdbPosters(options.tmdb_api_key, deps.tmdb), cache, (error) => {
    const reason = messageOf(error);
    if (reason !== warned) deps.warn(reason);
    warned = reason;
  });
}

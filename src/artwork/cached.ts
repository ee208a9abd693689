/** A source of posters that asks another one only for what is not in its cache, and never twice at a time for the same. */

import type { PosterCache } from './cache.ts';
import type { PosterSource } from './port.ts';

/** Told when the cache cannot be written; posters are served all the same. */
export type OnCacheFailure = (error: unknown) => void;

/** Puts a cache before a source. */
export function cachedPosters(source: PosterSource, cache: PosterCache, onFailure: OnCacheFailure): PosterSource {
  const inFlight = new Map<string, Promise<Buffer | undefined>>();
  return {
    provider: source.provider,
    attribution: source.attribution,
    poster(tconst, size) {
      const key = `${tconst} ${size}`;
      const running = inFlight.get(key);
      if (running !== undefined) return running;
      const started = (async () => {
        const kept = await cache.read(tconst, size);
        if (kept !== undefined) return kept === 'none' ? undefined : kept;
        const poster = await source.poster(tconst, size);
        await cache.write(tconst, size, poster).catch(onFailure);
        return poster;
      })().finally(() => inFlight.delete(key));
      inFlight.set(key, started);
      return started;
    },
    close: () => source.close(),
  };
}

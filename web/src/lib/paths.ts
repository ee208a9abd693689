/** Addresses of the app's pages, and of IMDb's. */

/** A title's page. */
export function titlePath(tconst: string): string {
  return `/title/${tconst}`;
}

/** The results of a search. */
export function searchPath(query: string): string {
  return `/search?${new URLSearchParams({ q: query }).toString()}`;
}

/** A mix of liked and disliked titles. */
export function mixPath(likes: readonly string[], dislikes: readonly string[] = []): string {
  const parameters = new URLSearchParams();
  if (likes.length > 0) parameters.set('likes', likes.join(','));
  if (dislikes.length > 0) parameters.set('dislikes', dislikes.join(','));
  const query = parameters.toString().replaceAll('%2C', ',');
  return query === '' ? '/mix' : `/mix?${query}`;
}

/** The mix that was made last, with one more title that is liked. */
export function addToMixPath(tconst: string): string {
  return `/mix?add=${tconst}`;
}

/** IMDb's own page of a title. */
export function imdbUrl(tconst: string): string {
  return `https://www.imdb.com/title/${tconst}/`;
}

/** The app's pages without parameters. */
export const PATHS = { home: '/', mix: '/mix', model: '/model', hidden: '/hidden' } as const;

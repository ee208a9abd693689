/** The rating by which "top rated" is decided: few votes count for little. */

/** Votes at which a title's own rating and the catalogue's mean weigh the same. */
export const WEIGHTED_RATING_VOTES = 25_000;

/**
 * The Bayesian estimate (v·R + m·C) / (v + m), which IMDb once documented for its Top 250
 * (https://help.imdb.com/article/imdb/track-movies-tv/ratings-faq/G67Y87TFYYP6TWAV).
 *
 * @param rating R, 0–10
 * @param votes v, 0 or more
 * @param mean C: the catalogue's mean rating, 0–10
 * @param m votes at which R and C weigh the same, above 0
 * @returns a number between R and C
 */
export function weightedRating(rating: number, votes: number, mean: number, m = WEIGHTED_RATING_VOTES): number {
  return (votes * rating + m * mean) / (votes + m);
}

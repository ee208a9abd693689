/** From the wire to the domain: conditions, and which title is meant. */

import type { TitleFilters } from '../domain/filters.ts';
import type { RecommendQuery } from '../domain/recommendation.ts';
import type { TitleFiltersRequest } from './schemas/filters.ts';
import { tconstSchema } from './schemas/title.ts';

/** The conditions of a request, or `undefined` where it has none. */
export function readFilters(filters: TitleFiltersRequest | undefined): TitleFilters | undefined {
  if (filters === undefined) return undefined;
  return {
    titleTypes: filters.title_types,
    genresAll: filters.genres?.all,
    genresAny: filters.genres?.any,
    genresNone: filters.genres?.none,
    yearFrom: filters.year_from,
    yearTo: filters.year_to,
    minRating: filters.min_rating,
    minVotes: filters.min_votes,
    maxRuntime: filters.max_runtime,
    exclude: filters.exclude,
  };
}

/** What a text asks for: the title of an identifier, which must exist, or one by its name. */
export function titleQuery(text: string): Pick<RecommendQuery, 'tconst' | 'title'> {
  return tconstSchema.safeParse(text).success ? { tconst: text } : { title: text };
}

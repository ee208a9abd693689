/** From the wire's conditions to the domain's. */

import type { TitleFilters } from '../domain/filters.ts';
import type { TitleFiltersRequest } from './schemas/filters.ts';

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

/** Conditions that recommended titles must meet. */

import type { TitleType } from './title.ts';

/** Every condition is optional; a title must meet all that are given. A title whose value is unknown fails a condition on it. */
export interface TitleFilters {
  /** The title is of one of these types. */
  readonly titleTypes?: readonly TitleType[] | undefined;
  /** The title has all of these genres. */
  readonly genresAll?: readonly string[] | undefined;
  /** The title has at least one of these genres. */
  readonly genresAny?: readonly string[] | undefined;
  /** The title has none of these genres. */
  readonly genresNone?: readonly string[] | undefined;
  /** First and last year, inclusive. */
  readonly yearFrom?: number | undefined;
  readonly yearTo?: number | undefined;
  /** Lowest rating, 0–10. */
  readonly minRating?: number | undefined;
  readonly minVotes?: number | undefined;
  /** Longest runtime in minutes. */
  readonly maxRuntime?: number | undefined;
  /** Ids that are never recommended. */
  readonly exclude?: readonly string[] | undefined;
}

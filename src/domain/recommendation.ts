/** A request for recommendations and its answer, independent of HTTP. */

import type { TitleFilters } from './filters.ts';
import type { Title } from './title.ts';

/** How a query was matched to a title, the strictest first. */
export const RESOLUTIONS = ['tconst', 'exact', 'prefix', 'word-prefix', 'substring', 'words', 'typo'] as const;

/** One of the ways in which a query is matched to a title. */
export type Resolution = (typeof RESOLUTIONS)[number];

/** What to recommend for: an IMDb id (which wins) or a title as a person types it. */
export interface RecommendQuery {
  readonly tconst?: string | undefined;
  readonly title?: string | undefined;
  /** How many recommendations, 1–50. */
  readonly topK: number;
  readonly filters?: TitleFilters | undefined;
}

/** What to recommend for: several titles that are liked, and perhaps some that are not. Order is without meaning. */
export interface RecommendListQuery {
  /** Ids or titles, 1–200. */
  readonly likes: readonly string[];
  readonly dislikes: readonly string[];
  readonly topK: number;
  readonly filters?: TitleFilters | undefined;
}

/** One recommended title. */
export interface Recommendation {
  /** 1 for the best. */
  readonly rank: number;
  readonly title: Title;
  /** Cosine similarity to the query, −1 to 1, unrounded. */
  readonly similarity: number;
}

/** The answer to a {@link RecommendQuery}. */
export interface RecommendationList {
  readonly query: Title;
  readonly resolvedBy: Resolution;
  readonly recommendations: readonly Recommendation[];
}

/** One title of a {@link RecommendListQuery}, as it was resolved. */
export interface Seed {
  readonly title: Title;
  readonly resolvedBy: Resolution;
  readonly liked: boolean;
}

/** The answer to a {@link RecommendListQuery}. */
export interface SeededRecommendationList {
  /** Each title once, likes before dislikes, each in ascending order of tconst. */
  readonly seeds: readonly Seed[];
  readonly recommendations: readonly Recommendation[];
}

/** A title that was found by name. */
export interface SearchHit {
  readonly title: Title;
  /** How it matches. */
  readonly match: Resolution;
  /** Ranges of `title.primaryTitle` (UTF-16 units, end exclusive, ascending, not overlapping) that match; empty when another name of it does. */
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

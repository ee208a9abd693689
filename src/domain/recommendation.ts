/** A request for recommendations and its answer, independent of HTTP. */

import type { Title } from './title.ts';

/** How a query was matched to a title, the strictest first. */
export const RESOLUTIONS = ['tconst', 'exact', 'prefix', 'substring'] as const;

/** One of the ways in which a query is matched to a title. */
export type Resolution = (typeof RESOLUTIONS)[number];

/** What to recommend for: an IMDb id (which wins) or a title as a person types it. */
export interface RecommendQuery {
  readonly tconst?: string | undefined;
  readonly title?: string | undefined;
  /** How many recommendations, 1–50. */
  readonly topK: number;
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

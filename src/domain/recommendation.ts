/** A request for recommendations and its answer, independent of HTTP. */

import type { TitleFilters } from './filters.ts';
import type { Title } from './title.ts';

/** How a query was matched to a title, the strictest first. */
export const RESOLUTIONS = ['tconst', 'exact', 'prefix', 'word-prefix', 'substring', 'words', 'typo'] as const;

/** One of the ways in which a query is matched to a title. */
export type Resolution = (typeof RESOLUTIONS)[number];

/**
 * How titles are ranked: `hybrid` blends what the people, the genres and the tastes behind two titles say; `content` is the
 * exact cosine over the four numbers and the genres, the field's baseline.
 */
export const STRATEGIES = ['hybrid', 'content'] as const;

/** One of the ways of ranking. */
export type Strategy = (typeof STRATEGIES)[number];

/** What is used when a request does not say. */
export const DEFAULT_STRATEGY: Strategy = 'hybrid';

/** What the hybrid strategy may be told; `content` has no use for it. */
export interface HybridOptions {
  /** 0–1: how different the titles of a list are from each other. */
  readonly diversity?: number | undefined;
  /** 0–1: from what is most alike, however little known (0), to what most people who like the one like too (1). */
  readonly familiarity?: number | undefined;
}

/** What a reason is about. */
export const REASON_KINDS = [
  'director',
  'writer',
  'creator',
  'cast',
  'crew',
  'taste',
  'genres',
  'era',
  'series',
] as const;

/** Why a title is recommended, for machines and for people. */
export interface Reason {
  readonly kind: (typeof REASON_KINDS)[number];
  /** What the kind speaks of: a person's name, genres separated by commas, the id of the title that is liked. */
  readonly value: string;
  /** As it is shown: "directed by Christopher Nolan". */
  readonly text: string;
}

/** What to recommend for: an IMDb id (which wins) or a title as a person types it. */
export interface RecommendQuery extends HybridOptions {
  readonly tconst?: string | undefined;
  readonly title?: string | undefined;
  /** How many recommendations, 1–50. */
  readonly topK: number;
  readonly filters?: TitleFilters | undefined;
  /** Default `hybrid`. */
  readonly strategy?: Strategy | undefined;
}

/** What to recommend for: several titles that are liked, and perhaps some that are not. Order is without meaning. */
export interface RecommendListQuery extends HybridOptions {
  /** Ids or titles, 1–200. */
  readonly likes: readonly string[];
  readonly dislikes: readonly string[];
  readonly topK: number;
  readonly filters?: TitleFilters | undefined;
  /** Default `hybrid`. */
  readonly strategy?: Strategy | undefined;
}

/** One recommended title. */
export interface Recommendation {
  /** 1 for the best. */
  readonly rank: number;
  readonly title: Title;
  /** Cosine similarity to the query, −1 to 1, unrounded; the order is that of `rank`, whatever this is. */
  readonly similarity: number;
  /** What the strategy makes of it, 0–1, unrounded: the higher the better. */
  readonly score: number;
  /** At most three, the weightiest first. */
  readonly reasons: readonly Reason[];
}

/** The answer to a {@link RecommendQuery}. */
export interface RecommendationList {
  readonly query: Title;
  readonly resolvedBy: Resolution;
  readonly strategy: Strategy;
  readonly recommendations: readonly Recommendation[];
  /** Sequels, remakes and other titles of the same name, which are kept out of the list and meet the filters too; empty with `content`. */
  readonly related: readonly Recommendation[];
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
  readonly strategy: Strategy;
  readonly recommendations: readonly Recommendation[];
  /** As in {@link RecommendationList}, for all seeds together. */
  readonly related: readonly Recommendation[];
}

/** Two titles to compare, each by id or name. */
export interface SimilarityQuery extends Pick<HybridOptions, 'familiarity'> {
  readonly a: Pick<RecommendQuery, 'tconst' | 'title'>;
  readonly b: Pick<RecommendQuery, 'tconst' | 'title'>;
  /** Default `hybrid`. */
  readonly strategy?: Strategy | undefined;
}

/** What one scorer says of two titles. */
export interface ScorerReport {
  readonly name: string;
  /** In the scorer's own unit; `null` where it knows nothing of one of them. */
  readonly value: number | null;
  /** What it adds to the blend, before the blend is brought to 0–1. */
  readonly contribution: number;
}

/** How alike two titles are, and why. */
export interface SimilarityReport {
  readonly a: Title;
  readonly b: Title;
  readonly resolvedBy: { readonly a: Resolution; readonly b: Resolution };
  readonly strategy: Strategy;
  /** As in {@link Recommendation}, of b as a recommendation for a. */
  readonly score: number;
  readonly similarity: number;
  /** The weightiest contribution first. */
  readonly scorers: readonly ScorerReport[];
  readonly reasons: readonly Reason[];
}

/** Whether a scorer of the hybrid strategy has what it needs in the model that serves. */
export interface ScorerStatus {
  readonly name: string;
  readonly on: boolean;
  /** What it needs or works from, in words. */
  readonly note: string;
}

/** A title that was found by name. */
export interface SearchHit {
  readonly title: Title;
  /** How it matches. */
  readonly match: Resolution;
  /** Ranges of `title.primaryTitle` (UTF-16 units, end exclusive, ascending, not overlapping) that match; empty when another name of it does. */
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

/** The engine that answers requests from a loaded model. */

import type { ModelChart } from '../domain/charts.ts';
import type { Manifest } from '../domain/manifest.ts';
import type {
  RecommendationList,
  RecommendListQuery,
  RecommendQuery,
  ScorerStatus,
  SearchHit,
  SeededRecommendationList,
  SimilarityQuery,
  SimilarityReport,
} from '../domain/recommendation.ts';
import type { StageClock } from '../domain/stages.ts';
import type { DataStatistics, FeatureAnalysis } from '../domain/statistics.ts';
import type { Title } from '../domain/title.ts';

/** What is known about the model that is serving. */
export interface ServingModel {
  readonly manifest: Manifest;
  readonly dataStatistics: DataStatistics;
  readonly featureAnalysis: FeatureAnalysis;
  /** Its charts as SVG; empty when it was trained before there were any. */
  readonly charts: ReadonlyMap<ModelChart, Uint8Array>;
}

/** Answers from one loaded model; nothing in it touches disk, network or database. */
export interface RecommendationEngine {
  readonly model: ServingModel;
  /** Which similarity index was chosen for this model: `flat`, `grouped` or `dense`. */
  readonly index: string;
  /** How many titles can be recommended. */
  readonly titlesCount: number;
  /**
   * The titles most similar to the query's, the query itself excluded.
   *
   * @param stages is told where the work is
   * @throws {AppError} `title_not_found`, with `details.did_you_mean` (up to five of `{tconst, title, year}`) and `details.suggestion`
   */
  recommend(query: RecommendQuery, stages?: StageClock): RecommendationList;
  /**
   * The titles most similar to several titles at once, themselves excluded.
   *
   * @param stages is told where the work is
   * @throws {AppError} `title_not_found` when any of them is unknown, with `details.unresolved`: of each its `seed` (the
   *   text as sent) and `did_you_mean`; `usage` when a title is in both lists, or likes and dislikes cancel
   *   each other out
   */
  recommendList(query: RecommendListQuery, stages?: StageClock): SeededRecommendationList;
  /**
   * How alike two titles are, what each scorer says of them, and why.
   *
   * @throws {AppError} `title_not_found` when either is unknown, with `details.unresolved`: of each its `parameter` (`a`
   *   or `b`), its `seed` (the id or text as sent) and `did_you_mean`
   */
  similarity(query: SimilarityQuery): SimilarityReport;
  /** Which scorers of the hybrid strategy this model has what they need for. */
  readonly scorers: readonly ScorerStatus[];
  /** Titles that match what a person typed, the best match first; possibly none. `stages` is told where the work is. */
  search(query: string, limit: number, stages?: StageClock): readonly SearchHit[];
  /** As {@link search}, tuned for type-ahead: the first letters of a title, without looking for typos in very short texts. */
  suggest(query: string, limit: number): readonly SearchHit[];
  /**
   * One title's facts.
   *
   * @throws {AppError} `title_not_found`
   */
  title(tconst: string): Title;
  /**
   * A title with at least so many votes, each as likely as any other.
   *
   * @param random gives a number from 0 up to, but not, 1
   * @throws {AppError} `title_not_found` when no title has as many
   */
  randomTitle(minVotes: number, random: () => number): Title;
}

/** The engine that answers requests from a loaded model. */

import type { Manifest } from '../domain/manifest.ts';
import type { RecommendationList, RecommendQuery } from '../domain/recommendation.ts';
import type { DataStatistics, FeatureAnalysis } from '../domain/statistics.ts';
import type { Title } from '../domain/title.ts';

/** What is known about the model that is serving. */
export interface ServingModel {
  readonly manifest: Manifest;
  readonly dataStatistics: DataStatistics;
  readonly featureAnalysis: FeatureAnalysis;
}

/** Answers from one loaded model; nothing in it touches disk, network or database. */
export interface RecommendationEngine {
  readonly model: ServingModel;
  /** How many titles can be recommended. */
  readonly titlesCount: number;
  /**
   * The titles most similar to the query's, the query itself excluded.
   *
   * @throws {AppError} `title_not_found`, with `details.did_you_mean` (up to five of `{tconst, title, year}`) and `details.suggestion`
   */
  recommend(query: RecommendQuery): RecommendationList;
  /** Titles that match what a person typed, the best match first; possibly none. */
  search(query: string, limit: number): readonly Title[];
  /**
   * One title's facts.
   *
   * @throws {AppError} `title_not_found`
   */
  title(tconst: string): Title;
}

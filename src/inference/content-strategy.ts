/** The strategy `content`: the exact cosine over four numbers and the genres. */

import { AppError } from '../domain/errors.ts';
import type { Reason, Recommendation, ScorerReport } from '../domain/recommendation.ts';
import type { StageClock } from '../domain/stages.ts';
import type { ContentRecommender } from '../model/content-recommender.ts';
import { profileVector } from '../recommend/profile.ts';
import { normOf } from '../similarity/norms.ts';
import type { RowFilter } from '../similarity/port.ts';
import type { EngineTimings } from './timings.ts';

/** A list, and the row of related titles beside it, which is empty. */
export interface StrategyAnswer {
  readonly recommendations: readonly Recommendation[];
  readonly related: readonly Recommendation[];
}

/** Answers with the nearest titles by content. */
export class ContentStrategy {
  readonly #recommender: ContentRecommender;
  readonly #timings: EngineTimings | undefined;

  constructor(recommender: ContentRecommender, timings?: EngineTimings) {
    this.#recommender = recommender;
    this.#timings = timings;
  }

  /** The titles nearest to a vector. */
  recommend(
    vector: Float64Array,
    exclude: readonly number[],
    topK: number,
    filter: RowFilter | undefined,
    stages?: StageClock,
  ): StrategyAnswer {
    const startedAt = performance.now();
    const nearest = this.#recommender.nearest({ vector, k: topK, exclude: new Set(exclude), filter });
    this.#timings?.scorer('content', (performance.now() - startedAt) / 1000);
    stages?.enter('enrich');
    const recommendations = nearest.map(({ title, similarity }, at) => ({
      rank: at + 1,
      title,
      similarity,
      score: inRange(similarity),
      reasons: [],
    }));
    return { recommendations, related: [] };
  }

  /**
   * The titles nearest to the profile of several.
   *
   * @throws {AppError} `usage` when likes and dislikes cancel each other out
   */
  recommendFor(
    likes: readonly number[],
    dislikes: readonly number[],
    topK: number,
    filter: RowFilter | undefined,
    stages?: StageClock,
  ): StrategyAnswer {
    return this.recommend(this.profile(likes, dislikes), [...likes, ...dislikes], topK, filter, stages);
  }

  /** The profile vector of several titles. @throws {AppError} `usage` when likes and dislikes cancel each other out */
  profile(likes: readonly number[], dislikes: readonly number[]): Float64Array {
    const vector = profileVector(this.#recommender.features, likes, dislikes);
    if (vector !== undefined) return vector;
    throw new AppError('usage', 'The titles that are liked and those that are not cancel each other out.', {
      details: { suggestion: 'Leave some of the dislikes out, or add titles that you like.' },
    });
  }

  /** The cosine of two titles. */
  similarity(a: number, b: number): number {
    return this.similarityTo(this.#recommender.vectorOf(a), b);
  }

  /** The cosine of a vector and a title: that of the definition, summed in double precision in feature order. */
  similarityTo(vector: Float64Array, row: number): number {
    const other = this.#recommender.vectorOf(row);
    let sum = 0;
    for (let i = 0; i < vector.length; i += 1) sum += (vector[i] as number) * (other[i] as number);
    return sum / (normOf(vector) * normOf(other));
  }

  /** How alike two titles are. */
  compare(a: number, b: number): { score: number; scorers: ScorerReport[]; reasons: Reason[] } {
    const similarity = this.similarity(a, b);
    const scorers = [{ name: 'content', value: similarity, contribution: similarity }];
    return { score: inRange(similarity), scorers, reasons: [] };
  }
}

function inRange(similarity: number): number {
  return Math.min(1, Math.max(0, similarity));
}

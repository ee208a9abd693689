/** From the domain's titles to the wire: names, order of fields and rounding. */

import type {
  Recommendation,
  RecommendationList,
  SearchHit,
  SeededRecommendationList,
} from '../domain/recommendation.ts';
import type { Title } from '../domain/title.ts';
import type { RecommendAnswer, RecommendationAnswer } from './schemas/recommend.ts';
import type { RecommendListAnswer } from './schemas/recommend-list.ts';
import type { SearchResult, TitleFacts } from './schemas/title.ts';

/** A title's facts. */
export function presentTitle(title: Title): TitleFacts {
  return {
    tconst: title.tconst,
    title: title.primaryTitle,
    year: title.startYear,
    rating: title.averageRating,
    votes: title.numVotes,
    genres: title.genres.join(','),
    runtime_minutes: title.runtimeMinutes,
    title_type: title.titleType,
  };
}

/** A title that a search found. */
export function presentSearchResult({ title, match, highlights }: SearchHit): SearchResult {
  return {
    tconst: title.tconst,
    title: title.primaryTitle,
    year: title.startYear,
    rating: title.averageRating,
    votes: title.numVotes,
    genres: title.genres.join(','),
    title_type: title.titleType,
    match,
    highlights: highlights.map(({ start, end }) => [start, end]),
  };
}

/** What surrounds a list of recommendations in its answer. */
export interface AnswerContext {
  readonly topK: number;
  readonly latencyMs: number;
  readonly modelVersion: string;
}

/** A title and the titles most similar to it. */
export function presentRecommendations(list: RecommendationList, context: AnswerContext): RecommendAnswer {
  return {
    query: presentTitle(list.query),
    resolved_by: list.resolvedBy,
    ...presentList(list.recommendations, context),
  };
}

/** Several titles and the titles most similar to them together. */
export function presentSeededRecommendations(
  list: SeededRecommendationList,
  context: AnswerContext,
): RecommendListAnswer {
  return {
    seeds: list.seeds.map(({ title, resolvedBy, liked }) => ({
      ...presentTitle(title),
      resolved_by: resolvedBy,
      liked,
    })),
    ...presentList(list.recommendations, context),
  };
}

/** A number rounded to decimal places, as answers show it. */
export function round(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor) / factor;
}

function presentList(recommendations: readonly Recommendation[], context: AnswerContext) {
  return {
    top_k: context.topK,
    recommendations: recommendations.map(presentRecommendation),
    latency_ms: round(context.latencyMs, 3),
    model_version: context.modelVersion,
  };
}

function presentRecommendation({ rank, title, similarity }: Recommendation): RecommendationAnswer {
  return {
    rank,
    tconst: title.tconst,
    title: title.primaryTitle,
    similarity_score: round(similarity, 4),
    year: title.startYear,
    rating: title.averageRating,
    votes: title.numVotes,
    genres: title.genres.join(','),
    runtime_minutes: title.runtimeMinutes,
    title_type: title.titleType,
  };
}

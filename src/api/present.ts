/** From the domain's titles to the wire: names, order of fields and rounding. */

import type {
  Reason,
  Recommendation,
  RecommendationList,
  SearchHit,
  SeededRecommendationList,
  SimilarityReport,
} from '../domain/recommendation.ts';
import type { Title } from '../domain/title.ts';
import { MAX_RELATED, type RecommendAnswer, type RecommendationAnswer } from './schemas/recommend.ts';
import type { RecommendListAnswer } from './schemas/recommend-list.ts';
import type { SimilarityAnswer } from './schemas/similarity.ts';
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

/** A title and what is recommended for it. */
export function presentRecommendations(list: RecommendationList, context: AnswerContext): RecommendAnswer {
  return {
    query: presentTitle(list.query),
    resolved_by: list.resolvedBy,
    ...presentList(list, context),
  };
}

/** Several titles and what is recommended for them together. */
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
    ...presentList(list, context),
  };
}

/** How alike two titles are. Values have units of their own, so they keep significant digits and not places. */
export function presentSimilarity(report: SimilarityReport, context: Omit<AnswerContext, 'topK'>): SimilarityAnswer {
  return {
    a: presentTitle(report.a),
    b: presentTitle(report.b),
    resolved_by: { a: report.resolvedBy.a, b: report.resolvedBy.b },
    strategy: report.strategy,
    score: round(report.score, 4),
    similarity_score: round(report.similarity, 4),
    scorers: report.scorers.map(({ name, value, contribution }) => ({
      name,
      value: value === null ? null : Number(value.toPrecision(4)),
      contribution: round(contribution, 4),
    })),
    reasons: presentReasons(report.reasons),
    latency_ms: round(context.latencyMs, 3),
    model_version: context.modelVersion,
  };
}

/** A number rounded to decimal places, as answers show it. */
export function round(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor) / factor;
}

/** The fields of the first version come first, in its order; newer ones follow. */
function presentList(list: Omit<RecommendationList, 'query' | 'resolvedBy'>, context: AnswerContext) {
  return {
    top_k: context.topK,
    recommendations: list.recommendations.map(presentRecommendation),
    latency_ms: round(context.latencyMs, 3),
    model_version: context.modelVersion,
    strategy: list.strategy,
    related: list.related.slice(0, MAX_RELATED).map(presentRecommendation),
  };
}

function presentReasons(reasons: readonly Reason[]): RecommendationAnswer['reasons'] {
  return reasons.map(({ kind, value, text }) => ({ kind, value, text }));
}

function presentRecommendation(recommendation: Recommendation): RecommendationAnswer {
  const { rank, title, similarity, score, reasons } = recommendation;
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
    score: round(score, 4),
    reasons: presentReasons(reasons),
  };
}

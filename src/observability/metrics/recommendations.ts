/** Metrics of recommendations: outcome, latency, what was asked for and how alike the answers are, and where the time goes. */

import { Counter, Histogram, type Registry } from 'prom-client';
import { STRATEGIES } from '../../domain/recommendation.ts';
import { LATENCY_BUCKETS, SIMILARITY_BUCKETS, TOP_K_BUCKETS } from './buckets.ts';

/** How a request for recommendations ended: `error` is our fault; what a schema refuses is none of these. */
export const RECOMMENDATION_STATUSES = ['success', 'not_found', 'error'] as const;

/** What is timed while candidates are scored. */
export const TIMED_SCORERS = ['content', 'people', 'dense'] as const;

/** Counts and times recommendations. */
export class RecommendationMetrics {
  readonly #total: Counter<'status'>;
  readonly #latency: Histogram;
  readonly #topK: Histogram;
  readonly #similarity: Histogram;
  readonly #strategy: Histogram<'strategy'>;
  readonly #scorer: Histogram<'scorer'>;

  constructor(registry: Registry) {
    const registers = [registry];
    const latency = { buckets: LATENCY_BUCKETS, registers };
    this.#total = new Counter({
      name: 'recommender_recommendations_total',
      help: 'Requests for recommendations by outcome: success, not_found (no such title), error.',
      labelNames: ['status'],
      registers,
    });
    this.#latency = new Histogram({
      name: 'recommender_recommendation_latency_seconds',
      help: 'Time from when the request was read until its recommendations were ready to be sent.',
      ...latency,
    });
    this.#topK = new Histogram({
      name: 'recommender_top_k_requested',
      help: 'How many recommendations were asked for.',
      buckets: TOP_K_BUCKETS,
      registers,
    });
    this.#similarity = new Histogram({
      name: 'recommender_similarity_score',
      help: 'Cosine similarity of each recommended title with what was asked for.',
      buckets: SIMILARITY_BUCKETS,
      registers,
    });
    this.#strategy = new Histogram({
      name: 'recommender_strategy_latency_seconds',
      help: 'Time of ranking alone, by strategy: the titles are found, nothing is presented yet.',
      labelNames: ['strategy'],
      ...latency,
    });
    this.#scorer = new Histogram({
      name: 'recommender_scorer_latency_seconds',
      help: 'Time of scoring candidates: content (exact nearest titles), people (shared credits), dense (all other scorers of hybrid at once).',
      labelNames: ['scorer'],
      ...latency,
    });
    // At zero from the start, so that the first of each counts as an increase.
    for (const status of RECOMMENDATION_STATUSES) this.#total.inc({ status }, 0);
    for (const strategy of STRATEGIES) this.#strategy.zero({ strategy });
    for (const scorer of TIMED_SCORERS) this.#scorer.zero({ scorer });
  }

  /** So many recommendations are asked for. */
  requested(topK: number): void {
    this.#topK.observe(topK);
  }

  /** These titles are recommended. O(titles × buckets). */
  recommended(titles: readonly { readonly similarity: number }[]): void {
    for (const { similarity } of titles) this.#similarity.observe(similarity);
  }

  /** A request for recommendations was answered. */
  answered(status: number, seconds: number): void {
    if (status < 400) {
      this.#total.inc({ status: 'success' });
      this.#latency.observe(seconds);
    } else if (status === 404) this.#total.inc({ status: 'not_found' });
    else if (status >= 500) this.#total.inc({ status: 'error' });
  }

  /** A strategy ranked titles for one request. */
  strategy(strategy: string, seconds: number): void {
    this.#strategy.observe({ strategy }, seconds);
  }

  /** A scorer, or those that score together, scored the candidates of one request. */
  scorer(scorer: string, seconds: number): void {
    this.#scorer.observe({ scorer }, seconds);
  }
}

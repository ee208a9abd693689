/** Metrics of search and type-ahead: outcome, latency, and how much was found. */

import { Counter, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS, RESULT_COUNT_BUCKETS } from './buckets.ts';

/** How a search ended: `not_found` matched no title (the answer is an empty list), `error` is our fault. */
export const SEARCH_STATUSES = ['success', 'not_found', 'error'] as const;

/** Counts and times searches; what is typed ahead is counted apart, because there is one for nearly every key. */
export class SearchMetrics {
  readonly #searches: Counter<'status'>;
  readonly #latency: Histogram;
  readonly #results: Histogram;
  readonly #suggestions: Counter<'status'>;
  readonly #suggestLatency: Histogram;

  constructor(registry: Registry) {
    const registers = [registry];
    const latency = { buckets: LATENCY_BUCKETS, registers };
    this.#searches = new Counter({
      name: 'recommender_searches_total',
      help: 'Searches by outcome: success, not_found (nothing matches), error.',
      labelNames: ['status'],
      registers,
    });
    this.#latency = new Histogram({
      name: 'recommender_search_latency_seconds',
      help: 'Time from when the request was read until the found titles were ready to be sent.',
      ...latency,
    });
    this.#results = new Histogram({
      name: 'recommender_search_results_count',
      help: 'How many titles a search found, up to the limit that was asked for.',
      buckets: RESULT_COUNT_BUCKETS,
      registers,
    });
    this.#suggestions = new Counter({
      name: 'recommender_suggestions_total',
      help: 'Requests of type-ahead by outcome: success, not_found (nothing matches), error.',
      labelNames: ['status'],
      registers,
    });
    this.#suggestLatency = new Histogram({
      name: 'recommender_suggest_latency_seconds',
      help: 'Time from when the request was read until the suggested titles were ready to be sent.',
      ...latency,
    });
    for (const status of SEARCH_STATUSES) {
      this.#searches.inc({ status }, 0);
      this.#suggestions.inc({ status }, 0);
    }
  }

  /** A search found so many titles. */
  found(titles: number): void {
    this.#searches.inc({ status: titles > 0 ? 'success' : 'not_found' });
    this.#results.observe(titles);
  }

  /** A request of type-ahead found so many titles. */
  suggested(titles: number): void {
    this.#suggestions.inc({ status: titles > 0 ? 'success' : 'not_found' });
  }

  /** A search was answered. What a schema refuses is no search. */
  searchAnswered(status: number, seconds: number): void {
    if (status < 400) this.#latency.observe(seconds);
    else if (status >= 500) this.#searches.inc({ status: 'error' });
  }

  /** A request of type-ahead was answered. */
  suggestAnswered(status: number, seconds: number): void {
    if (status < 400) this.#suggestLatency.observe(seconds);
    else if (status >= 500) this.#suggestions.inc({ status: 'error' });
  }
}

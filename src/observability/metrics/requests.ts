/** Metrics of HTTP requests: how many, how long, how many at once, and what went wrong. */

import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS } from './buckets.ts';

/** The value of `endpoint` for every address that no route takes, so that no path ever becomes a series. */
export const UNKNOWN_ENDPOINT = 'unmatched';

/**
 * The values of `error_type`. `limited` is for requests of clients that ask for more than their share, `overload` for those that are turned away because too
 * many are being answered.
 */
export const ERROR_TYPES = ['not_found', 'validation', 'limited', 'overload', 'internal'] as const;

/** What kind of error an answer tells. */
export type ErrorType = (typeof ERROR_TYPES)[number];

/** One answer. */
export interface AnsweredRequest {
  readonly method: string;
  /** The route's pattern, such as `/titles/:tconst`; `null` where no route took the request. */
  readonly endpoint: string | null;
  readonly status: number;
  /** Until the answer was ready to be sent. */
  readonly seconds: number;
  /** Whether the request was turned away because too many are being answered. */
  readonly isShed?: boolean;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Statuses whose series exist before they are answered, so that the first of them counts as an increase. */
const EXPECTED_STATUSES = ['200', '500', '503'];

/** Counts and times requests. Its series are bounded by the routes, four methods and `other`, and the statuses. */
export class RequestMetrics {
  readonly #total: Counter<'method' | 'endpoint' | 'status_code'>;
  readonly #latency: Histogram<'method' | 'endpoint'>;
  readonly #wait: Histogram;
  readonly #inProgress: Gauge;
  readonly #errors: Counter<'endpoint' | 'error_type'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#total = new Counter({
      name: 'recommender_requests_total',
      help: 'Requests that were answered, without /metrics and the health checks.',
      labelNames: ['method', 'endpoint', 'status_code'],
      registers,
    });
    this.#latency = new Histogram({
      name: 'recommender_request_latency_seconds',
      help: 'Time from when the request was read until its answer was ready to be sent.',
      labelNames: ['method', 'endpoint'],
      buckets: LATENCY_BUCKETS,
      registers,
    });
    this.#wait = new Histogram({
      name: 'recommender_request_wait_seconds',
      help: 'Time that requests waited for others before anything was done for them; the latency includes it. Not of those that were turned away.',
      buckets: LATENCY_BUCKETS,
      registers,
    });
    this.#inProgress = new Gauge({
      name: 'recommender_requests_in_progress',
      help: 'Requests that are being received or answered now, without /metrics and the health checks.',
      registers,
    });
    this.#errors = new Counter({
      name: 'recommender_errors_total',
      help: 'Answers with an error: not_found, validation (the client is to change its request), limited, overload, internal.',
      labelNames: ['endpoint', 'error_type'],
      registers,
    });
    for (const type of ERROR_TYPES) this.#errors.inc({ endpoint: UNKNOWN_ENDPOINT, error_type: type }, 0);
  }

  /** Makes the series of a route, at zero. */
  expect(method: string, endpoint: string): void {
    for (const status of EXPECTED_STATUSES) this.#total.inc({ method, endpoint, status_code: status }, 0);
    for (const type of ERROR_TYPES) this.#errors.inc({ endpoint, error_type: type }, 0);
    this.#latency.zero({ method, endpoint });
  }

  /** A request has waited for others, and begins now. */
  waited(seconds: number): void {
    this.#wait.observe(seconds);
  }

  /** A request begins. */
  began(): void {
    this.#inProgress.inc();
  }

  /** A request that began has ended, answered or not. */
  ended(): void {
    this.#inProgress.dec();
  }

  /** A request was answered. */
  answered({ method, endpoint, status, seconds, isShed = false }: AnsweredRequest): void {
    const known = METHODS.has(method) ? method : 'other';
    const route = endpoint ?? UNKNOWN_ENDPOINT;
    this.#total.inc({ method: known, endpoint: route, status_code: String(status) });
    // To be turned away takes no time, and says nothing of how long answers take.
    if (!isShed) this.#latency.observe({ method: known, endpoint: route }, seconds);
    if (status >= 400) this.#errors.inc({ endpoint: route, error_type: isShed ? 'overload' : errorTypeOf(status) });
  }
}

function errorTypeOf(status: number): ErrorType {
  if (status === 404) return 'not_found';
  if (status === 429) return 'limited';
  return status < 500 ? 'validation' : 'internal';
}

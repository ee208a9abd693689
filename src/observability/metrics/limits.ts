/** Metrics of limits: what became of requests, and of the store that keeps rate limits, and connections that were too many. */

import { Counter, Gauge, type Registry } from 'prom-client';

/** The values of `route_class`: requests that cost the same. */
export const ROUTE_CLASSES = ['recommend', 'list', 'similarity', 'search', 'suggest', 'poster', 'other'] as const;

/** Requests that cost the same. */
export type RouteClass = (typeof ROUTE_CLASSES)[number];

/** The values of `result`; `unchecked` and `unavailable` are what becomes of requests while the store cannot be asked. */
const RESULTS = ['admitted', 'limited', 'unchecked', 'unavailable'] as const;

/** What became of a request. */
export type LimitResult = (typeof RESULTS)[number];

/** The values of `reason`. */
const REASONS = ['timeout', 'error', 'away'] as const;

/** The values of `limit`: of all connections, or of those from one address. */
const CONNECTION_LIMITS = ['all', 'address'] as const;

/** Why a connection was closed as it came. */
export type ConnectionLimit = (typeof CONNECTION_LIMITS)[number];

/** Counts decisions and failures. No label tells a client. */
export class LimitMetrics {
  readonly #requests: Counter<'route_class' | 'result'>;
  readonly #failures: Counter<'reason'>;
  readonly #connections: Counter<'limit'>;
  readonly #isUp: Gauge<'store'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#requests = new Counter({
      name: 'recommender_rate_limit_requests_total',
      help: 'Requests that rate limits decided about: admitted, limited (429), and while the store was away unchecked or unavailable (503).',
      labelNames: ['route_class', 'result'],
      registers,
    });
    this.#failures = new Counter({
      name: 'recommender_rate_limit_store_failures_total',
      help: 'Decisions that the store of rate limits could not make: timeout, error, away (known to be, and not asked).',
      labelNames: ['reason'],
      registers,
    });
    this.#connections = new Counter({
      name: 'recommender_connections_refused_total',
      help: 'Connections that were closed as they came, because there were too many in all, or from one address.',
      labelNames: ['limit'],
      registers,
    });
    this.#isUp = new Gauge({
      name: 'recommender_rate_limit_store_up',
      help: 'Whether the store of rate limits can be asked; absent where clients are not limited.',
      labelNames: ['store'],
      aggregator: 'min',
      registers,
    });
    for (const limit of CONNECTION_LIMITS) this.#connections.inc({ limit }, 0);
    for (const reason of REASONS) this.#failures.inc({ reason }, 0);
    for (const route_class of ROUTE_CLASSES)
      for (const result of RESULTS) this.#requests.inc({ route_class, result }, 0);
  }

  /** A request was decided about. */
  decided(routeClass: RouteClass, result: LimitResult): void {
    this.#requests.inc({ route_class: routeClass, result });
  }

  /** A connection was closed as it came. */
  connectionClosed(limit: ConnectionLimit): void {
    this.#connections.inc({ limit });
  }

  /** The store could not decide. */
  failed(reason: (typeof REASONS)[number]): void {
    this.#failures.inc({ reason });
  }

  /** The store can be asked from now on, or cannot. */
  store(kind: string, isUp: boolean): void {
    this.#isUp.set({ store: kind }, isUp ? 1 : 0);
  }
}

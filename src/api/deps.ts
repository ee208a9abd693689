/** What the API is given: the engine that serves, its configuration, and where to log. */

import type { Logger } from 'pino';
import type { PosterSource } from '../artwork/port.ts';
import type { Config } from '../config/schema.ts';
import { AppError } from '../domain/errors.ts';
import type { EvaluationReport } from '../domain/evaluation.ts';
import type { RecommendationEngine } from '../inference/engine.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RequestTracer } from '../observability/tracing/tracer.ts';
import type { RateLimiter } from '../ratelimit/limiter.ts';

/** The report of an evaluation that tells about a model. */
export interface FoundEvaluation {
  readonly report: EvaluationReport;
  /** Whether it is this very model that was measured, and not the one that the weights that come with the program are of. */
  readonly isOwn: boolean;
}

/** A model that became current and does not serve, because it is not sound; the one before it goes on serving. */
export interface RefusedModel {
  /** What the pointer names; `null` when it names nothing. */
  readonly version: string | null;
  /** What is wrong with it and what to do, without paths of this machine. */
  readonly reason: string;
  /** When it was refused. */
  readonly at: Date;
}

/** What came of looking for another model. */
export type ReloadResult =
  | { readonly result: 'swapped'; readonly version: string; readonly previous: string | null; readonly seconds: number }
  | { readonly result: 'unchanged'; readonly version: string | null }
  | { readonly result: 'refused'; readonly version: string | null; readonly reason: string };

/** Everything the API needs from outside. */
export interface ApiDeps {
  /** The engine that serves now, or `undefined` when no model is loaded. Called once per request, so it may be swapped. */
  readonly engine: () => RecommendationEngine | undefined;
  /** Why there is no engine, and what to do about it. */
  readonly unavailableReason: () => string;
  /** The current model where it was refused, and an older one serves in its place; absent, nothing is ever reloaded. */
  readonly refusedModel?: (() => RefusedModel | undefined) | undefined;
  /** Whether another model is being loaded just now, beside the one that serves. */
  readonly isLoading?: (() => boolean) | undefined;
  /** Looks for another current model and swaps to it; one that was refused is tried again. Never rejects. */
  readonly reload?: (() => Promise<ReloadResult>) | undefined;
  readonly config: {
    readonly server: Config['server'];
    readonly logging: Config['logging'];
    readonly security: Config['security'];
    readonly rate_limit: Config['rate_limit'];
    readonly overload: Config['overload'];
  };
  /** Whoever has posters; absent, there are none and nothing is fetched. */
  readonly posters?: PosterSource | undefined;
  /** The report that tells about a version, or `undefined` when there is none. Asked at every request, so a new one shows at once. */
  readonly evaluation?: ((version: string) => Promise<FoundEvaluation | undefined>) | undefined;
  /** Who admits requests; absent, clients are not limited. It is closed with the API. */
  readonly limiter?: RateLimiter | undefined;
  /** What requests are measured with; absent, nothing is measured and there is no `/metrics`. */
  readonly metrics?: Metrics | undefined;
  /** What requests are traced with; absent, nothing is. */
  readonly tracer?: RequestTracer | undefined;
  readonly logger: Logger;
  /** Version of the application. */
  readonly version: string;
}

/**
 * The engine that serves now.
 *
 * @throws {AppError} `model_missing`, with what to do
 */
export function requireEngine(deps: ApiDeps): RecommendationEngine {
  const engine = deps.engine();
  if (engine === undefined) throw new AppError('model_missing', deps.unavailableReason());
  return engine;
}

/** Limits how much each client asks for: a bucket of tokens, of which every request takes what its route costs. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../../config/schema.ts';
import { AppError } from '../../domain/errors.ts';
import type { RouteClass } from '../../observability/metrics/limits.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { RateLimiter } from '../../ratelimit/limiter.ts';
import type { RatePolicy, Verdict } from '../../ratelimit/port.ts';
import { addressOf, clientNetwork } from '../client-address.ts';
import { refusals } from '../schemas/responses.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What requests of this route cost: `cost_…` of the configuration, or nothing. By default, `other`. */
    limitedAs?: RouteClass | 'free';
  }
}

/** The name of the one policy, in headers. */
const POLICY = 'default';

/** The headers that tell what is left, as {@link tell} sets them, and when to come back. */
export const RATE_LIMIT_HEADERS = [
  'ratelimit-policy',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
] as const;

/** What limits. */
export interface RateLimitOptions {
  /** Absent, nothing is limited. */
  readonly limiter?: RateLimiter | undefined;
  readonly metrics?: Metrics | undefined;
  readonly costs: Config['rate_limit'];
  /** `security.proxy_key`. */
  readonly proxyKey: string;
}

/**
 * Takes tokens before anything else is done for a request, and tells how many are left. Health checks, metrics and documentation cost nothing; but a request
 * that is refused for its key, or for want of one, costs `cost_other` whatever it asks for.
 */
export const rateLimit = fp<RateLimitOptions>(
  async (app, { limiter, metrics, costs, proxyKey }) => {
    app.addHook('onRoute', (route) => {
      const isFree = route.config?.traffic === false || route.schema === undefined || route.schema.hide === true;
      if (isFree) route.config = { ...route.config, limitedAs: 'free' };
      else route.schema = { ...route.schema, response: withRefusals(route.schema?.response) };
    });
    if (limiter === undefined) return;
    app.addHook('onClose', () => limiter.close());
    app.addHook('onRequest', async (request, reply) => {
      const { limitedAs = 'other' } = request.routeOptions.config;
      // A refusal costs the same wherever it is met, so that nobody can try keys for nothing.
      const routeClass = request.keyRefusal === null ? limitedAs : 'other';
      if (routeClass === 'free') return;
      const cost = costs[`cost_${routeClass}`];
      const admission = await limiter.admit(clientOf(request, proxyKey), cost);
      metrics?.limits.decided(routeClass, admission.kind);
      if (admission.kind === 'unavailable') throw unavailable();
      if (admission.kind === 'unchecked') return;
      tell(reply, limiter.policy, admission.verdict);
      if (admission.kind === 'limited') throw limited(limiter.policy, cost, admission.verdict);
    });
  },
  { name: 'rate-limit', fastify: '5.x', dependencies: ['api-key'] },
);

/** The documented responses with those of limits, so that no route can forget them. */
function withRefusals(responses: unknown): object {
  const { 503: noModel, ...others } = { ...(responses as Readonly<Record<string, unknown>>) };
  return { ...others, 429: refusals.limited, 503: noModel === undefined ? refusals.unavailable : refusals.noModel };
}

/** What stands for the client: its key's name, or its network. The two cannot be taken for each other. */
function clientOf(request: FastifyRequest, proxyKey: string): string {
  if (request.client !== null) return `key:${request.client.name}`;
  return `address:${clientNetwork(addressOf(request, proxyKey))}`;
}

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers-10 (`RateLimit-Policy`: the burst, and the seconds in which it comes back; `RateLimit`: what is left,
 * and the seconds until all is back), and the three of its earlier versions, which more clients read. Seconds are rounded up.
 */
function tell(reply: FastifyReply, { rate, burst }: RatePolicy, { remaining, fullAfterSeconds }: Verdict): void {
  const reset = Math.ceil(fullAfterSeconds);
  reply.headers({
    'ratelimit-policy': `"${POLICY}";q=${burst};w=${Math.ceil(burst / rate)}`,
    ratelimit: `"${POLICY}";r=${remaining};t=${reset}`,
    'ratelimit-limit': String(burst),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  });
}

function limited({ rate, burst }: RatePolicy, cost: number, { remaining, retryAfterSeconds }: Verdict): AppError {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  return new AppError(
    'rate_limited',
    `You ask for too much: this request takes ${cost} of ${burst} tokens, ${remaining} are left, and ${rate} come back a second.`,
    { details: { retry_after_seconds: seconds } },
  );
}

function unavailable(): AppError {
  return new AppError(
    'limits_unavailable',
    'How much you asked for cannot be looked up now, so that nothing is answered.',
    {
      details: { retry_after_seconds: 1 },
    },
  );
}

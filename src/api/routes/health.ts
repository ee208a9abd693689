/** Health checks: `GET /health`, `/health/live` and `/health/ready`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RecommendationEngine } from '../../inference/engine.ts';
import { type ApiDeps, type RefusedModel, requireEngine } from '../deps.ts';
import type { Traffic } from '../plugins/traffic.ts';
import { round } from '../present.ts';
import { presentScorers } from '../public-model.ts';
import { type HealthAnswer, healthAnswerSchema, liveAnswerSchema, readyAnswerSchema } from '../schemas/health.ts';
import { anyOperation, json, needsModel } from '../schemas/responses.ts';

const DEMO_NOTICE =
  "This is the demo catalogue: a few hundred titles with illustrative ratings and vote counts. Run `make train` to train on IMDb's files.";

/** The routes that tell how the service is. */
export const healthRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });

  app.get(
    '/health',
    {
      config: { traffic: false },
      schema: {
        operationId: 'getHealth',
        tags: ['health'],
        summary: 'How the service is',
        response: {
          ...anyOperation,
          200: json('Healthy: a model is serving.', healthAnswerSchema),
          503: json('Degraded: no model is serving; the notice says why.', healthAnswerSchema),
        },
      },
    },
    (request, reply) => {
      const engine = deps.engine();
      const facts = healthFacts(deps.version, app.traffic());
      if (engine !== undefined) {
        const refused = presentRefused(deps.refusedModel?.());
        return { ...facts, ...engineFacts(engine), scorers: presentScorers(engine.scorers), ...refused };
      }
      reply.code(503);
      return { ...facts, notice: deps.unavailableReason(), request_id: request.id, scorers: [] };
    },
  );

  app.get(
    '/health/live',
    {
      config: { traffic: false },
      schema: {
        operationId: 'getLiveness',
        tags: ['health'],
        summary: 'Whether the process answers',
        response: { ...anyOperation, 200: json('The process answers.', liveAnswerSchema) },
      },
    },
    () => ({ status: 'alive' as const }),
  );

  app.get(
    '/health/ready',
    {
      config: { traffic: false },
      schema: {
        operationId: 'getReadiness',
        tags: ['health'],
        summary: 'Whether a model is serving',
        response: { ...anyOperation, ...needsModel, 200: json('A model is serving.', readyAnswerSchema) },
      },
    },
    () => {
      requireEngine(deps);
      return { status: 'ready' as const };
    },
  );
};

/** Health without a model, in the order in which it is told. */
function healthFacts(version: string, traffic: Traffic): Omit<HealthAnswer, 'scorers'> {
  return {
    status: 'degraded',
    model_loaded: false,
    titles_count: 0,
    version,
    model_version: null,
    catalogue: null,
    total_requests: traffic.totalRequests,
    avg_latency_ms: round(traffic.averageLatencyMs, 3),
    uptime_seconds: round(traffic.uptimeSeconds, 3),
  };
}

function engineFacts({ model: { manifest }, titlesCount }: RecommendationEngine): Partial<HealthAnswer> {
  return {
    status: 'healthy',
    model_loaded: true,
    titles_count: titlesCount,
    model_version: manifest.version,
    catalogue: manifest.catalogue,
    ...(manifest.catalogue === 'demo' ? { notice: DEMO_NOTICE } : {}),
  };
}

function presentRefused(refused: RefusedModel | undefined): Pick<HealthAnswer, 'refused_model'> {
  if (refused === undefined) return {};
  const { version, reason, at } = refused;
  return { refused_model: { version, reason, at: at.toISOString() } };
}

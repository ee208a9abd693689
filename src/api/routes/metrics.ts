/** What Prometheus reads: `GET /metrics`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { dataAsOf } from '../../domain/data-age.ts';
import type { RecommendationEngine } from '../../inference/engine.ts';
import type { ModelFacts } from '../../observability/metrics/model.ts';
import type { ApiDeps } from '../deps.ts';
import { anyOperation, text } from '../schemas/responses.ts';

/** The route that tells all metrics; there is none when nothing is measured. */
export const metricsRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, { metrics, engine }) => {
  if (metrics === undefined) return;
  app.get(
    '/metrics',
    {
      config: { traffic: false },
      schema: {
        operationId: 'getMetrics',
        tags: ['health'],
        summary: 'What Prometheus reads',
        description: "Counters, gauges and histograms in Prometheus's text format, version 0.0.4.",
        response: { ...anyOperation, 200: text('The metrics.') },
      },
    },
    async (_request, reply) => {
      metrics.model.update(modelFacts(engine()));
      return reply
        .header('cache-control', 'no-store')
        .type(metrics.contentType)
        .send(await metrics.text());
    },
  );
};

/** What the metrics tell of the model that an engine serves. */
export function modelFacts(engine: RecommendationEngine | undefined): ModelFacts | undefined {
  if (engine === undefined) return undefined;
  const { manifest } = engine.model;
  const { name, version, catalogue } = manifest;
  return { name, version, catalogue, titles: engine.titlesCount, dataAsOf: dataAsOf(manifest) };
}

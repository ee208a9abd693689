/** Recommendations: `POST /recommend`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { presentRecommendations } from '../present.ts';
import { recommendAnswerSchema, recommendRequestSchema } from '../schemas/recommend.ts';
import { anyOperation, json, looksUpTitle, needsModel, validated, withBody } from '../schemas/responses.ts';

/** The route that recommends. */
export const recommendRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.post(
    '/recommend',
    {
      config: { counted: true },
      schema: {
        operationId: 'recommend',
        tags: ['recommendations'],
        summary: 'Titles most similar to a title',
        description:
          'Finds the title (by tconst, or the most-voted exact, else prefix, else substring match) and answers the titles most similar to it.',
        body: recommendRequestSchema,
        response: {
          200: json('The title and the titles most similar to it, the most similar first.', recommendAnswerSchema),
          ...anyOperation,
          ...looksUpTitle,
          ...withBody,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => {
      const { title, tconst, top_k: topK } = request.body;
      const engine = requireEngine(deps);
      const startedAt = performance.now();
      const list = engine.recommend({ title: title ?? undefined, tconst: tconst ?? undefined, topK });
      const latencyMs = performance.now() - startedAt;
      return presentRecommendations(list, { topK, latencyMs, modelVersion: engine.model.manifest.version });
    },
  );
};

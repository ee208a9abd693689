/** How alike two titles are, and why: `GET /similarity`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { presentSimilarity } from '../present.ts';
import { titleQuery } from '../read.ts';
import { anyOperation, json, looksUpTwoTitles, needsModel, validated } from '../schemas/responses.ts';
import { similarityAnswerSchema, similarityQuerySchema } from '../schemas/similarity.ts';

/** The route that compares. */
export const similarityRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.get(
    '/similarity',
    {
      config: { counted: true, limitedAs: 'similarity' },
      schema: {
        operationId: 'getSimilarity',
        tags: ['recommendations'],
        summary: 'How alike two titles are, and why',
        description:
          'Finds both titles, as /recommend does, and answers what the strategy makes of b as a recommendation for a, what each scorer says of the two and adds, and the reasons. A title may be compared with itself. Unknown parameters are ignored.',
        querystring: similarityQuerySchema,
        response: {
          200: json('The two titles, and how alike they are.', similarityAnswerSchema),
          ...anyOperation,
          ...looksUpTwoTitles,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => {
      const { a, b, strategy, familiarity } = request.query;
      const engine = requireEngine(deps);
      const startedAt = performance.now();
      const report = engine.similarity({ a: titleQuery(a), b: titleQuery(b), strategy, familiarity });
      const latencyMs = performance.now() - startedAt;
      return presentSimilarity(report, { latencyMs, modelVersion: engine.model.manifest.version });
    },
  );
};

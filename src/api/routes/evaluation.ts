/** How well the lists are: `GET /model/evaluation`, the report of an evaluation in short. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { AppError } from '../../domain/errors.ts';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { presentEvaluation } from '../present-evaluation.ts';
import { notFoundAnswerSchema } from '../schemas/errors.ts';
import { evaluationAnswerSchema } from '../schemas/evaluation.ts';
import { anyOperation, json, needsModel } from '../schemas/responses.ts';

/** The route that tells what an evaluation found. */
export const evaluationRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.get(
    '/model/evaluation',
    {
      schema: {
        operationId: 'getEvaluation',
        tags: ['model'],
        summary: 'How well the strategies rank',
        description:
          'What an evaluation found: of the model that is serving, if `imdb-recommender evaluate` measured it, or else of the one that the weights of the program are of, which is_own tells.',
        response: {
          200: json('What was measured.', evaluationAnswerSchema),
          ...anyOperation,
          404: json('No evaluation was kept (error not_found).', notFoundAnswerSchema),
          ...needsModel,
        },
      },
    },
    async () => {
      const { version } = requireEngine(deps).model.manifest;
      const found = await deps.evaluation?.(version);
      if (found !== undefined) return presentEvaluation(found);
      throw new AppError('not_found', 'This model has not been evaluated.', {
        details: { suggestion: 'Run `imdb-recommender evaluate`; what it finds shows without a restart.' },
      });
    },
  );
};

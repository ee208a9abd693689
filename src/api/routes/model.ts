/** The model that is serving, and what there is in its catalogue: `GET /model` and `GET /catalogue`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RecommendationEngine } from '../../inference/engine.ts';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { presentCatalogue, publicModel } from '../public-model.ts';
import { catalogueAnswerSchema } from '../schemas/catalogue.ts';
import { type ModelAnswer, modelAnswerSchema } from '../schemas/model.ts';
import { anyOperation, json, needsModel } from '../schemas/responses.ts';

/** The route that tells what is serving. */
export const modelRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  const views = new WeakMap<RecommendationEngine, ModelAnswer>();
  app.get(
    '/model',
    {
      schema: {
        operationId: 'getModel',
        tags: ['model'],
        summary: 'The model that is serving',
        description:
          'The manifest and statistics of the model that is serving, without local paths, and which scorers take part.',
        response: { 200: json('The model.', modelAnswerSchema), ...anyOperation, ...needsModel },
      },
    },
    () => {
      const engine = requireEngine(deps);
      const view = views.get(engine) ?? publicModel(engine);
      views.set(engine, view);
      return view;
    },
  );

  app.get(
    '/catalogue',
    {
      schema: {
        operationId: 'getCatalogue',
        tags: ['model'],
        summary: 'What there is to filter by, and where to begin',
        description: 'The genres, types and years of the titles that can be recommended, and the best known of them.',
        response: { 200: json('The catalogue.', catalogueAnswerSchema), ...anyOperation, ...needsModel },
      },
    },
    () => presentCatalogue(requireEngine(deps).model),
  );
};

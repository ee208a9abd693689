/** The model that is serving: `GET /model`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ServingModel } from '../../inference/engine.ts';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { publicModel } from '../public-model.ts';
import { type ModelAnswer, modelAnswerSchema } from '../schemas/model.ts';
import { anyOperation, json, needsModel } from '../schemas/responses.ts';

/** The route that tells what is serving. */
export const modelRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  const views = new WeakMap<ServingModel, ModelAnswer>();
  app.get(
    '/model',
    {
      schema: {
        operationId: 'getModel',
        tags: ['model'],
        summary: 'The model that is serving',
        description: 'The manifest and statistics of the model that is serving, without local paths.',
        response: { 200: json('The model.', modelAnswerSchema), ...anyOperation, ...needsModel },
      },
    },
    () => {
      const { model } = requireEngine(deps);
      const view = views.get(model) ?? publicModel(model);
      views.set(model, view);
      return view;
    },
  );
};

/** The model that is serving, and what there is in its catalogue: `GET /model`, its charts, and `GET /catalogue`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { AppError } from '../../domain/errors.ts';
import type { RecommendationEngine } from '../../inference/engine.ts';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { presentCatalogue, publicModel } from '../public-model.ts';
import { catalogueAnswerSchema } from '../schemas/catalogue.ts';
import { notFoundAnswerSchema } from '../schemas/errors.ts';
import { chartPathSchema, type ModelAnswer, modelAnswerSchema } from '../schemas/model.ts';
import { anyOperation, json, needsModel, svg, validated } from '../schemas/responses.ts';

/** A drawing needs nothing from anywhere, also when it is opened as a page of its own. */
const CHART_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

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
    '/model/charts/:name',
    {
      schema: {
        operationId: 'getModelChart',
        tags: ['model'],
        summary: 'A chart of the model that is serving',
        description: 'Drawn when the model was trained, from the statistics that GET /model tells.',
        params: chartPathSchema,
        response: {
          200: svg('The chart.'),
          ...anyOperation,
          404: json('The model was trained before there were charts (error chart_not_found).', notFoundAnswerSchema),
          ...validated,
          ...needsModel,
        },
      },
    },
    async (request, reply) => {
      const { model } = requireEngine(deps);
      const chart = model.charts.get(request.params.name);
      if (chart === undefined)
        throw new AppError('chart_not_found', 'This model has no charts: it is of an older version.');
      return reply
        .header('cache-control', 'no-cache')
        .header('etag', `"${model.manifest.version}-${request.params.name}"`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', CHART_POLICY)
        .type('image/svg+xml')
        .send(Buffer.from(chart));
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

/** Recommendations: `POST /recommend` and `POST /recommend/list`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { stagesOf } from '../plugins/tracing.ts';
import { presentRecommendations, presentSeededRecommendations } from '../present.ts';
import { readFilters } from '../read.ts';
import { recommendAnswerSchema, recommendRequestSchema } from '../schemas/recommend.ts';
import { recommendListAnswerSchema, recommendListRequestSchema } from '../schemas/recommend-list.ts';
import {
  anyOperation,
  filtered,
  json,
  looksUpTitle,
  looksUpTitles,
  needsModel,
  validated,
  weighed,
  withBody,
} from '../schemas/responses.ts';

/** The routes that recommend. */
export const recommendRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.post(
    '/recommend',
    {
      config: { counted: true, measuredAs: 'recommendation', limitedAs: 'recommend', traced: true },
      schema: {
        operationId: 'recommend',
        tags: ['recommendations'],
        summary: 'What to watch after a title',
        description:
          'Finds the title (by tconst, or the best match of its names, of which resolved_by tells the kind; with typos only when one candidate stands clear of the rest) and answers the best titles for it that meet the filters, each with a score and reasons; sequels and other titles of the same name are in a row of their own, related.',
        body: recommendRequestSchema,
        response: {
          200: json('The title and what is recommended for it, the best first.', recommendAnswerSchema),
          ...anyOperation,
          ...filtered,
          ...looksUpTitle,
          ...withBody,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => {
      const { title, tconst, top_k: topK, strategy, diversity, familiarity } = request.body;
      const filters = readFilters(request.body.filters);
      deps.metrics?.recommendations.requested(topK);
      const engine = requireEngine(deps);
      const startedAt = performance.now();
      const list = engine.recommend(
        {
          title: title ?? undefined,
          tconst: tconst ?? undefined,
          topK,
          filters,
          strategy,
          diversity,
          familiarity,
        },
        stagesOf(request),
      );
      const latencyMs = performance.now() - startedAt;
      deps.metrics?.recommendations.recommended(list.recommendations);
      return presentRecommendations(list, { topK, latencyMs, modelVersion: engine.model.manifest.version });
    },
  );

  app.post(
    '/recommend/list',
    {
      config: { counted: true, measuredAs: 'recommendation', limitedAs: 'list', traced: true },
      schema: {
        operationId: 'recommendList',
        tags: ['recommendations'],
        summary: 'What to watch after several titles',
        description:
          'Finds every title of likes and dislikes, as /recommend does, and answers the best titles for whoever likes the likes and not the dislikes, each with a score and reasons. None of those named comes back. One that does not exist refuses the whole request.',
        body: recommendListRequestSchema,
        response: {
          200: json(
            'The titles that were named, and what is recommended for them, the best first.',
            recommendListAnswerSchema,
          ),
          ...anyOperation,
          ...weighed,
          ...looksUpTitles,
          ...withBody,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => {
      const { likes, dislikes, top_k: topK, strategy, diversity, familiarity } = request.body;
      const filters = readFilters(request.body.filters);
      deps.metrics?.recommendations.requested(topK);
      const engine = requireEngine(deps);
      const startedAt = performance.now();
      const list = engine.recommendList(
        { likes, dislikes, topK, filters, strategy, diversity, familiarity },
        stagesOf(request),
      );
      const latencyMs = performance.now() - startedAt;
      deps.metrics?.recommendations.recommended(list.recommendations);
      return presentSeededRecommendations(list, { topK, latencyMs, modelVersion: engine.model.manifest.version });
    },
  );
};

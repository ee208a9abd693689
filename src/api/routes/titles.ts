/** Titles: `GET /search` and `GET /titles/{tconst}`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { presentSearchResult, presentTitle } from '../present.ts';
import { anyOperation, json, looksUpTitle, needsModel, validated } from '../schemas/responses.ts';
import { searchQuerySchema } from '../schemas/search.ts';
import { searchResultSchema, titleFactsSchema, titlePathSchema } from '../schemas/title.ts';

/** The routes that look titles up. */
export const titleRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.get(
    '/search',
    {
      config: { counted: true },
      schema: {
        operationId: 'search',
        tags: ['titles'],
        summary: 'Titles that match a text',
        description:
          'Exact matches first, then prefixes, substrings and near misses; more votes first within each. Unknown parameters are ignored.',
        querystring: searchQuerySchema,
        response: {
          200: json('The matching titles, the best first; possibly none.', z.array(searchResultSchema)),
          ...anyOperation,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => {
      const { q, limit } = request.query;
      return requireEngine(deps).search(q, limit).map(presentSearchResult);
    },
  );

  app.get(
    '/titles/:tconst',
    {
      config: { counted: true },
      schema: {
        operationId: 'getTitle',
        tags: ['titles'],
        summary: "One title's facts",
        params: titlePathSchema,
        response: {
          200: json('The facts.', titleFactsSchema),
          ...anyOperation,
          ...looksUpTitle,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => presentTitle(requireEngine(deps).title(request.params.tconst)),
  );
};

/** Titles: `GET /search`, `GET /suggest`, `GET /titles/random` and `GET /titles/{tconst}`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { stagesOf } from '../plugins/tracing.ts';
import { presentSearchResult, presentTitle } from '../present.ts';
import { randomQuerySchema } from '../schemas/catalogue.ts';
import { notFoundAnswerSchema } from '../schemas/errors.ts';
import { anyOperation, json, looksUpTitle, needsModel, validated } from '../schemas/responses.ts';
import { searchQuerySchema, suggestQuerySchema } from '../schemas/search.ts';
import { searchResultSchema, titleFactsSchema, titlePathSchema } from '../schemas/title.ts';

/** The routes that look titles up. */
export const titleRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.get(
    '/search',
    {
      config: { counted: true, measuredAs: 'search', limitedAs: 'search', traced: true },
      schema: {
        operationId: 'search',
        tags: ['titles'],
        summary: 'Titles that match a text',
        description:
          'The best match first, which match tells the kind of; of equally good ones the better-known first. A year, an IMDb identifier or an address of IMDb is understood too. Unknown parameters are ignored.',
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
      const hits = requireEngine(deps).search(q, limit, stagesOf(request));
      deps.metrics?.searches.found(hits.length);
      return hits.map(presentSearchResult);
    },
  );

  app.get(
    '/suggest',
    {
      config: { counted: true, measuredAs: 'suggestion', limitedAs: 'suggest' },
      schema: {
        operationId: 'suggest',
        tags: ['titles'],
        summary: 'Titles for what has been typed so far',
        description:
          'For type-ahead, from the first letter on: each title once, the likeliest first. Very short texts are taken as they are, without looking for typos. Unknown parameters are ignored.',
        querystring: suggestQuerySchema,
        response: {
          200: json('The suggested titles, the likeliest first; possibly none.', z.array(searchResultSchema)),
          ...anyOperation,
          ...validated,
          ...needsModel,
        },
      },
    },
    (request) => {
      const { q, limit } = request.query;
      const hits = requireEngine(deps).suggest(q, limit);
      deps.metrics?.searches.suggested(hits.length);
      return hits.map(presentSearchResult);
    },
  );

  app.get(
    '/titles/random',
    {
      config: { counted: true },
      schema: {
        operationId: 'getRandomTitle',
        tags: ['titles'],
        summary: 'A title at random',
        description:
          'Each title with at least min_votes votes is as likely as any other. Unknown parameters are ignored.',
        querystring: randomQuerySchema,
        response: {
          200: json('The facts of a title.', titleFactsSchema),
          ...anyOperation,
          404: json('No title has that many votes.', notFoundAnswerSchema),
          ...validated,
          ...needsModel,
        },
      },
    },
    (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return presentTitle(requireEngine(deps).randomTitle(request.query.min_votes, Math.random));
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

/** The start page: `GET /`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ApiDeps } from '../deps.ts';
import { anyOperation, json } from '../schemas/responses.ts';
import { rootAnswerSchema } from '../schemas/root.ts';

const LINKS = {
  docs: '/docs',
  redoc: '/redoc',
  openapi: '/openapi.json',
  health: '/health',
  model: '/model',
  recommend: '/recommend',
  recommend_list: '/recommend/list',
  similarity: '/similarity?a={title}&b={title}',
  search: '/search?q={text}',
  suggest: '/suggest?q={text}',
  title: '/titles/{tconst}',
  random_title: '/titles/random',
  poster: '/titles/{tconst}/poster?size={size}',
  catalogue: '/catalogue',
  evaluation: '/model/evaluation',
};

/** The route that says what this is. */
export const rootRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, { version, posters }) => {
  const artwork =
    posters === undefined
      ? { provider: 'generated' as const, attribution: null }
      : { provider: posters.provider, attribution: posters.attribution };
  app.get(
    '/',
    {
      schema: {
        operationId: 'getRoot',
        tags: ['about'],
        summary: 'What this is and where to go from here',
        response: {
          200: json('Name, version, links, and where pictures come from.', rootAnswerSchema),
          ...anyOperation,
        },
      },
    },
    () => ({ name: 'imdb-recommender', version, links: LINKS, artwork }),
  );
};

/** Posters, where the server has a source of them: `GET /titles/{tconst}/poster`. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { POSTER_TYPE } from '../../artwork/port.ts';
import { AppError } from '../../domain/errors.ts';
import { type ApiDeps, requireEngine } from '../deps.ts';
import { errorAnswerSchema, notFoundAnswerSchema } from '../schemas/errors.ts';
import { anyOperation, jpeg, json, needsModel, validated } from '../schemas/responses.ts';
import { posterQuerySchema, titlePathSchema } from '../schemas/title.ts';

/** The route that answers pictures. */
export const posterRoutes: FastifyPluginAsyncZod<ApiDeps> = async (app, deps) => {
  app.addHook('onClose', () => deps.posters?.close());
  app.get(
    '/titles/:tconst/poster',
    {
      config: { limitedAs: 'poster' },
      schema: {
        operationId: 'getPoster',
        tags: ['titles'],
        summary: "A title's poster",
        description:
          'Only where the server has a key of a provider of posters, which artwork of GET / tells; its attribution must be shown. Unknown parameters are ignored.',
        params: titlePathSchema,
        querystring: posterQuerySchema,
        response: {
          200: jpeg('The poster.'),
          ...anyOperation,
          404: json(
            'There is no such title (error title_not_found), no poster of it (poster_not_found), or no posters at all (artwork_disabled).',
            notFoundAnswerSchema,
          ),
          ...validated,
          502: json('The provider of posters cannot be asked now.', errorAnswerSchema),
          ...needsModel,
        },
      },
    },
    async (request, reply) => {
      const { posters } = deps;
      if (posters === undefined) throw new AppError('artwork_disabled', 'This server has no posters.');
      // Only titles of the catalogue, so that nobody can have the provider asked for anything else.
      const { tconst, primaryTitle } = requireEngine(deps).title(request.params.tconst);
      const poster = await posters.poster(tconst, request.query.size);
      if (poster === undefined) throw new AppError('poster_not_found', `There is no poster of ${primaryTitle}.`);
      return reply
        .header('cache-control', 'public, max-age=86400')
        .header('x-content-type-options', 'nosniff')
        .type(POSTER_TYPE)
        .send(poster);
    },
  );
};

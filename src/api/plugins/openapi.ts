/** The OpenAPI document, made from the routes' schemas: `/openapi.json`. */

import fastifySwagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { IMDB_ATTRIBUTION } from '../../domain/catalogue.ts';
import { completeDocument } from '../openapi-document.ts';

/** What the document tells besides the routes. */
export interface OpenapiOptions {
  /** Version of the application. */
  readonly version: string;
}

const DESCRIPTION = `Recommends movies and series that are similar to one you name: exact, fast, private, explainable.

**Data.** ${IMDB_ATTRIBUTION} IMDb's data sets are for personal and non-commercial use, and so is what this API answers from them.

**Keys.** No key is needed, except for administration; with one, limits go by it and not by the client's address. Send it as \`X-API-Key\` or \`Authorization: Bearer\`.

**Licence.** The software is free under the MIT licence; that licence does not cover the data.

Every answer carries the headers \`X-Request-ID\` and \`X-Latency-Ms\`. Every error carries the request id in its body as well, says what went wrong and suggests what to do. Where a GET is described, HEAD works too. A wrong method is answered by 405 with \`Allow\`, an unknown address by 404.`;

/** Collects the routes that are registered after it, and serves the document. */
export const openapi = fp<OpenapiOptions>(
  async (app, { version }) => {
    await app.register(fastifySwagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'IMDb Recommender',
          version,
          description: DESCRIPTION,
          license: { name: 'MIT', identifier: 'MIT' },
        },
        components: {
          securitySchemes: {
            apiKey: {
              type: 'apiKey',
              in: 'header',
              name: 'X-API-Key',
              description: 'A key of `imdb-recommender key create NAME`.',
            },
            bearer: { type: 'http', scheme: 'bearer', description: 'The same key as Authorization: Bearer.' },
          },
        },
        security: [{}, { apiKey: [] }, { bearer: [] }],
        tags: [
          { name: 'recommendations', description: 'What to watch after a title, or several, and how alike two are.' },
          { name: 'titles', description: 'Finding titles and their facts.' },
          { name: 'model', description: 'What is serving.' },
          { name: 'health', description: 'Checks for operators.' },
          { name: 'about', description: 'Where to go from here.' },
        ],
      },
      transform: jsonSchemaTransform,
      transformObject: (document) => completeDocument(jsonSchemaTransformObject(document)),
    });
    let text: string | undefined;
    app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) => {
      text ??= JSON.stringify(app.swagger());
      return reply.type('application/json; charset=utf-8').send(text);
    });
  },
  { name: 'openapi', fastify: '5.x' },
);

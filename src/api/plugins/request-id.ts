/** Every answer says which request it belongs to: `X-Request-ID`, taken from the request when it is sane. */

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fp from 'fastify-plugin';

/** The header, in requests and answers. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** The identifier that the request brings, when it is 1–128 letters, digits, dots, underscores or hyphens; else a new one. */
export function requestIdFor(request: IncomingMessage): string {
  const given = request.headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Sets the header on every answer. */
export const requestId = fp(
  async (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.header(REQUEST_ID_HEADER, request.id);
      done();
    });
  },
  { name: 'request-id', fastify: '5.x' },
);

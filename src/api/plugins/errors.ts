/** Every error becomes an answer that helps; the cause of an unexpected one goes to the log alone. */

import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import fp from 'fastify-plugin';
import type { Metrics } from '../../observability/metrics.ts';
import { type ErrorResponse, errorResponse, noRouteResponse } from '../errors.ts';
import { LATENCY_HEADER } from './latency.ts';
import { measureAnswer } from './metrics.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { logAnswer, type RequestLogOptions } from './request-log.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST'];

/** Handles what routes throw, and requests that no route takes. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler((error, request, reply) => {
      const response = errorResponse(error, request.id);
      if (response.status === 500) request.log.error({ err: error }, 'request failed');
      return send(reply, response);
    });
    app.setNotFoundHandler((request, reply) => send(reply, noRouteResponse(allowedMethods(app, request), request.id)));
  },
  { name: 'errors', fastify: '5.x', dependencies: ['request-id', 'latency'] },
);

/** Answers requests that Fastify's router refuses, for which no hook runs. */
export function answerFrameworkError(options: RequestLogOptions, metrics: Metrics | undefined) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    reply.header(REQUEST_ID_HEADER, request.id).header(LATENCY_HEADER, '0');
    reply.latencyMs = 0;
    void send(reply, errorResponse(error, request.id));
    logAnswer(request, reply, options);
    if (metrics !== undefined) measureAnswer(metrics, request, reply);
  };
}

/** The methods that the address takes instead; none when there is nothing at it. */
function allowedMethods(app: FastifyInstance, request: FastifyRequest): HTTPMethods[] {
  const url = request.raw.url ?? '/';
  const allowed = METHODS.filter((method) => app.findRoute({ method, url }) !== null);
  // The router may take the method where a file of the documentation pages is missing: that is a 404.
  return allowed.some((method) => method === request.method) ? [] : allowed;
}

function send(reply: FastifyReply, { status, headers, body }: ErrorResponse): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers })
    .send(body);
}

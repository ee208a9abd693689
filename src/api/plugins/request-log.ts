/** One structured line per request, without anything personal: never the address, the query or the body. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { addressOf } from '../client-address.ts';

/** What the log tells beyond the ordinary. */
export interface RequestLogOptions {
  /** Whether to log clients' network addresses. */
  readonly clientAddress: boolean;
  /** `security.proxy_key`: who shows it is believed whom it asks for. */
  readonly proxyKey: string;
}

/** The pattern of the route that took a request, such as `/titles/:tconst`; `null` where none did. */
export function routePattern(request: FastifyRequest): string | null {
  return request.is404 ? null : (request.routeOptions.url ?? null);
}

/** The fields of a line. The request's logger adds `request_id`; `route` is the pattern, and null where none matches. */
export function requestFields(request: FastifyRequest, options: RequestLogOptions): Record<string, unknown> {
  return {
    method: request.method,
    route: routePattern(request),
    ...(request.trace != null && { trace_id: request.trace.traceId }),
    ...(options.clientAddress ? { client: addressOf(request, options.proxyKey) } : {}),
  };
}

/** Logs a request that was answered. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply, options: RequestLogOptions): void {
  const fields = requestFields(request, options);
  request.log.info({ ...fields, status: reply.statusCode, ms: reply.latencyMs }, 'request answered');
}

/** Logs every request, answered or broken off (by its client, or because it came too slowly). */
export const requestLog = fp<RequestLogOptions>(
  async (app, options) => {
    app.addHook('onResponse', (request, reply, done) => {
      logAnswer(request, reply, options);
      done();
    });
    app.addHook('onRequestAbort', (request, done) => {
      request.log.info(requestFields(request, options), 'request aborted');
      done();
    });
  },
  { name: 'request-log', fastify: '5.x', dependencies: ['latency'] },
);

/** Turns requests away when more come than can be answered in time, so that the others are. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../domain/errors.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { errorResponse } from '../errors.ts';
import { round } from '../present.ts';
import { RequestQueue, type RequestQueueOptions } from '../request-queue.ts';
import { corsHeaders } from './cors.ts';
import { LATENCY_HEADER, noteWait } from './latency.ts';
import { REQUEST_ID_HEADER, requestIdFor } from './request-id.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the request was turned away because too many are being answered. */
    isShed: boolean;
  }
}

/** When to turn requests away. */
export interface OverloadOptions {
  /** Absent, nothing is turned away. */
  readonly limits: RequestQueueOptions | undefined;
  readonly metrics: Metrics | undefined;
  /** Origins whose pages may read the answers. */
  readonly origins: readonly string[];
}

/** At most one line of the log in so many milliseconds tells of requests that were turned away. */
const LOG_EVERY_MS = 1_000;

/**
 * Lets requests wait for their turn twice: when their head was read, before Fastify does anything for them, because turning away has to be cheap (a
 * fifth of an ordinary answer's way through the framework); and when their work begins, if they had to wait for their body or for Redis. Probes,
 * metrics and whatever else is no traffic never wait.
 */
export const overload = fp<OverloadOptions>(
  async (app, { limits, metrics, origins }) => {
    app.decorateRequest('isShed', false);
    if (limits === undefined) return;
    const queue = new RequestQueue(limits);
    const exempt = new Set<string>();
    const known = new Set<string>();
    app.addHook('onRoute', ({ url, config }) => {
      if (config?.traffic === false) exempt.add(url);
      else if (!url.includes(':') && !url.includes('*')) known.add(url);
    });
    const tellLog = shedLog(app.log);
    let isClosing = false;
    app.addHook('preClose', (done) => {
      isClosing = true;
      done();
    });
    // Fastify's own listener is `routing` and nothing else.
    app.server.removeAllListeners('request');
    app.server.on('request', (request, response) => {
      const path = pathOf(request);
      if (exempt.has(path)) return app.routing(request, response);
      queue.add({
        key: response,
        isAgain: false,
        isGone: () => request.socket.destroyed,
        begin(waitedMs) {
          noteWait(request, waitedMs);
          metrics?.requests.waited(waitedMs / 1000);
          app.routing(request, response);
        },
        turnAway(waitedMs) {
          // Whoever keeps the connection is not to send its next request to a service that has gone.
          if (isClosing) response.setHeader('connection', 'close');
          turnAway(request, response, waitedMs, corsHeaders(origins, request.headers.origin));
          const endpoint = known.has(path) ? path : null;
          const method = request.method ?? '';
          metrics?.requests.answered({ method, endpoint, status: 503, seconds: 0, isShed: true });
          tellLog();
        },
      });
    });
    app.addHook('preHandler', (request, reply, done) => {
      if (request.routeOptions.config.traffic === false || queue.isCurrent(reply.raw)) return done();
      queue.add({
        key: reply.raw,
        isAgain: true,
        // Fastify has to be told in any case.
        isGone: () => false,
        begin: () => done(),
        turnAway() {
          request.isShed = true;
          done(overloaded());
        },
      });
    });
  },
  { name: 'overload', fastify: '5.x' },
);

function overloaded(): AppError {
  return new AppError('overloaded', 'More is asked for than can be answered in time just now.', {
    details: { retry_after_seconds: 1 },
  });
}

/** What stands in the place of a request id in the prepared answer; no request id has such letters. */
const ID = '{id}';
const PREPARED = errorResponse(overloaded(), ID);
const [BEFORE_ID = '', AFTER_ID = ''] = JSON.stringify(PREPARED.body).split(ID);

/** Answers as the API would, without it. */
function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  waitedMs: number,
  headers: Readonly<Record<string, string>>,
): void {
  const id = requestIdFor(request);
  const body = BEFORE_ID + id + AFTER_ID;
  response.writeHead(PREPARED.status, {
    ...PREPARED.headers,
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    [REQUEST_ID_HEADER]: id,
    [LATENCY_HEADER]: String(round(waitedMs, 3)),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** Counts, and tells the count once in a while: a line for each would be a load of its own. */
function shedLog(log: FastifyBaseLogger): () => void {
  let count = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    count += 1;
    const now = performance.now();
    if (now - toldAt < LOG_EVERY_MS) return;
    log.warn({ requests: count }, 'overloaded: requests were turned away');
    toldAt = now;
    count = 0;
  };
}

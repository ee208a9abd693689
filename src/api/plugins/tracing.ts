/** Traces the requests of the routes that say so: when the answer is ready it is decided whether, and once it is sent, or the client is gone, the rest is done. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { StageClock } from '../../domain/stages.ts';
import type { TraceReason } from '../../domain/trace.ts';
import { StageTimes, since1970 } from '../../observability/tracing/stage-times.ts';
import type { RequestTracer, TraceIdentity } from '../../observability/tracing/tracer.ts';
import { routePattern } from './request-log.ts';

/** Headers by which a caller says whose request it is, and of which of their visits. */
export const TRACE_HEADERS = { parent: 'traceparent', session: 'x-session-id', user: 'x-user-id' } as const;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests of this route are traced. By default they are not. */
    traced?: boolean;
  }
  interface FastifyRequest {
    /** What is kept of a request in case it is traced; `null` where nothing is. */
    trace: RequestTraceNotes | null;
  }
}

/** What every request keeps, and those that are traced besides. */
interface RequestTraceNotes extends TraceIdentity {
  /** Of `performance.now`. */
  readonly startedAt: number;
  readonly times: StageTimes;
  /** What a failure on our side was. */
  failure?: string;
  /** Until it is passed on. */
  recorded?:
    | { readonly reason: TraceReason; readonly outputs: string; readonly modelVersion: string | undefined }
    | undefined;
}

/** What requests are traced with; without a tracer nothing is. */
export interface TracingPluginOptions {
  readonly tracer: RequestTracer | undefined;
  /** The version that answers now. */
  readonly modelVersion: () => string | undefined;
}

/** The clock to be told of the stages of a request's work; `undefined` when nobody wants to know. */
export function stagesOf(request: FastifyRequest): StageClock | undefined {
  return request.trace?.times;
}

/** Traces requests. Nothing of it runs without a tracer. */
export const requestTracing = fp<TracingPluginOptions>(
  async (app, { tracer, modelVersion }) => {
    app.decorateRequest('trace', null);
    if (tracer === undefined) return;
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.routeOptions.config.traced === true) {
        const parent = request.headers[TRACE_HEADERS.parent];
        const identity = tracer.begin(typeof parent === 'string' ? parent : undefined);
        const startedAt = performance.now() - request.waitedMs;
        request.trace = { ...identity, startedAt, times: new StageTimes() };
      }
      done();
    });
    app.addHook('onError', (request, _reply, error, done) => {
      if (request.trace !== null) request.trace.failure = error.message;
      done();
    });
    const record = (request: FastifyRequest, reply: FastifyReply): void => {
      const { trace } = request;
      if (trace?.recorded === undefined) return;
      const { traceId, spanId, parentSpanId, startedAt, times, failure, recorded } = trace;
      trace.recorded = undefined;
      const readyAt = startedAt + reply.latencyMs;
      tracer.record({
        ...{ traceId, spanId, parentSpanId, ...recorded },
        method: request.method,
        route: routePattern(request) ?? '',
        status: reply.statusCode,
        startedAt: since1970(startedAt),
        endedAt: since1970(performance.now()),
        stages: times.stages(readyAt),
        requestId: request.id,
        sessionId: identifierIn(request, TRACE_HEADERS.session),
        userId: identifierIn(request, TRACE_HEADERS.user),
        inputs: JSON.stringify((request.method === 'GET' ? request.query : request.body) ?? {}),
        error: reply.statusCode >= 500 ? (failure ?? `answered ${reply.statusCode}`) : null,
        clientGaveUp: request.socket.destroyed,
      });
    };
    app.addHook('onSend', (request, reply, payload, done) => {
      const { trace } = request;
      const reason = trace === null ? undefined : tracer.reasonFor(trace, reply.statusCode, reply.latencyMs);
      if (trace === null || reason === undefined) return done();
      const outputs = typeof payload === 'string' ? payload : 'null';
      trace.recorded = { reason, outputs, modelVersion: modelVersion() };
      // Where the client is gone, `onResponse` may not come.
      const isGone = reply.raw.destroyed;
      if (!isGone) reply.raw.once('close', () => record(request, reply));
      done();
      if (isGone) record(request, reply);
    });
    app.addHook('onResponse', (request, reply, done) => {
      done();
      record(request, reply);
    });
    app.addHook('onClose', () => tracer.close());
  },
  { name: 'tracing', fastify: '5.x', dependencies: ['latency'] },
);

/** An identifier of 1–128 plain characters; anything else is taken as none. */
function identifierIn(request: FastifyRequest, header: string): string | undefined {
  const given = request.headers[header];
  return typeof given === 'string' && /^[A-Za-z0-9._@:-]{1,128}$/.test(given) ? given : undefined;
}

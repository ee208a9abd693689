/** Every answer says how long it took: `X-Latency-Ms`, from the head of the request, its wait for others included, to the first byte of the answer. */

import type { IncomingMessage } from 'node:http';
import fp from 'fastify-plugin';
import { round } from '../present.ts';

/** The header of answers. */
export const LATENCY_HEADER = 'x-latency-ms';

declare module 'fastify' {
  interface FastifyRequest {
    /** Milliseconds for which it had waited for others when its way through the framework began. */
    waitedMs: number;
  }
  interface FastifyReply {
    /** Milliseconds until the answer was ready to be sent, rounded to 3 places; 0 before. */
    latencyMs: number;
  }
}

const waits = new WeakMap<IncomingMessage, number>();

/** Notes for how many milliseconds a request had to wait, before it is routed. */
export function noteWait(request: IncomingMessage, milliseconds: number): void {
  if (milliseconds > 0) waits.set(request, milliseconds);
}

/** Measures every answer and sets the header. */
export const latency = fp(
  async (app) => {
    app.decorateRequest('waitedMs', 0);
    app.decorateReply('latencyMs', 0);
    app.addHook('onRequest', (request, _reply, done) => {
      request.waitedMs = waits.get(request.raw) ?? 0;
      done();
    });
    app.addHook('onSend', (request, reply, _payload, done) => {
      reply.latencyMs = round(request.waitedMs + reply.elapsedTime, 3);
      reply.header(LATENCY_HEADER, String(reply.latencyMs));
      done();
    });
  },
  { name: 'latency', fastify: '5.x' },
);

/** Every answer says how long it took: `X-Latency-Ms`, from the routed request to the first byte of the answer. */

import fp from 'fastify-plugin';
import { round } from '../present.ts';

/** The header of answers. */
export const LATENCY_HEADER = 'x-latency-ms';

declare module 'fastify' {
  interface FastifyReply {
    /** Milliseconds until the answer was ready to be sent, rounded to 3 places; 0 before. */
    latencyMs: number;
  }
}

/** Measures every answer and sets the header. */
export const latency = fp(
  async (app) => {
    app.decorateReply('latencyMs', 0);
    app.addHook('onSend', (_request, reply, _payload, done) => {
      reply.latencyMs = round(reply.elapsedTime, 3);
      reply.header(LATENCY_HEADER, String(reply.latencyMs));
      done();
    });
  },
  { name: 'latency', fastify: '5.x' },
);

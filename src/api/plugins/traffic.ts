/** Counts the answers of the routes that people use, for the health check. */

import fp from 'fastify-plugin';

/** What has been answered since the start. */
export interface Traffic {
  /** Answers, whatever their status. */
  readonly totalRequests: number;
  /** Mean milliseconds of those answers; 0 before the first. */
  readonly averageLatencyMs: number;
  /** Seconds since the start. */
  readonly uptimeSeconds: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** What has been answered since the start. */
    traffic: () => Traffic;
  }
  interface FastifyContextConfig {
    /** Whether answers of this route are counted; probes, pages and documents are not. */
    counted?: boolean;
  }
}

/** Counts, and tells the counts. */
export const traffic = fp(
  async (app) => {
    const startedAt = performance.now();
    let answers = 0;
    let milliseconds = 0;
    app.addHook('onSend', (request, reply, _payload, done) => {
      if (request.routeOptions.config.counted === true) {
        answers++;
        milliseconds += reply.latencyMs;
      }
      done();
    });
    app.decorate('traffic', () => ({
      totalRequests: answers,
      averageLatencyMs: answers === 0 ? 0 : milliseconds / answers,
      uptimeSeconds: (performance.now() - startedAt) / 1000,
    }));
  },
  { name: 'traffic', fastify: '5.x', dependencies: ['latency'] },
);

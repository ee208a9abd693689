/** Counts and times every request by its route, except for those that ask how the service is. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Metrics } from '../../observability/metrics.ts';
import { routePattern } from './request-log.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests of this route are traffic; what monitors ask is not. By default they are. */
    traffic?: boolean;
    /** What its answers count as besides. */
    measuredAs?: 'recommendation' | 'search' | 'suggestion';
  }
  interface FastifyRequest {
    /** Whether the request is counted among those in progress. */
    inProgress: boolean;
  }
}

/** What is measured with; absent, nothing is. */
export interface MetricsPluginOptions {
  readonly metrics: Metrics | undefined;
}

/** Measures requests. Nothing of it runs without metrics. */
export const requestMetrics = fp<MetricsPluginOptions>(
  async (app, { metrics }) => {
    if (metrics === undefined) return;
    app.decorateRequest('inProgress', false);
    const ended = (request: FastifyRequest): void => {
      if (!request.inProgress) return;
      request.inProgress = false;
      metrics.requests.ended();
    };
    app.addHook('onRoute', ({ method, url, config, schema }) => {
      if (config?.traffic === false || schema === undefined || schema.hide === true) return;
      for (const one of [method].flat()) if (one !== 'HEAD') metrics.requests.expect(one, url);
    });
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.routeOptions.config.traffic !== false) {
        request.inProgress = true;
        metrics.requests.began();
      }
      done();
    });
    app.addHook('onResponse', (request, reply, done) => {
      ended(request);
      measureAnswer(metrics, request, reply);
      done();
    });
    app.addHook('onRequestAbort', (request, done) => {
      ended(request);
      done();
    });
  },
  { name: 'metrics', fastify: '5.x', dependencies: ['latency'] },
);

/** Counts and times one answer. */
export function measureAnswer(metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const { traffic, measuredAs } = request.routeOptions.config;
  if (traffic === false) return;
  const seconds = reply.latencyMs / 1000;
  const status = reply.statusCode;
  const { isShed } = request;
  metrics.requests.answered({ method: request.method, endpoint: routePattern(request), status, seconds, isShed });
  if (isShed) return;
  if (measuredAs === 'recommendation') metrics.recommendations.answered(status, seconds);
  else if (measuredAs === 'search') metrics.searches.searchAnswered(status, seconds);
  else if (measuredAs === 'suggestion') metrics.searches.suggestAnswered(status, seconds);
}

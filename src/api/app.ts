/** The API as a tree of plugins, ready to listen or to be tested by `inject`. */

import Fastify, { type FastifyInstance } from 'fastify';
import type { ApiDeps } from './deps.ts';
import { apiKey } from './plugins/api-key.ts';
import { cors } from './plugins/cors.ts';
import { docs } from './plugins/docs.ts';
import { answerFrameworkError, errors } from './plugins/errors.ts';
import { jsonBody } from './plugins/json-body.ts';
import { latency } from './plugins/latency.ts';
import { requestMetrics } from './plugins/metrics.ts';
import { openapi } from './plugins/openapi.ts';
import { overload } from './plugins/overload.ts';
import { protocol } from './plugins/protocol.ts';
import { rateLimit } from './plugins/rate-limit.ts';
import { requestId } from './plugins/request-id.ts';
import { requestLog } from './plugins/request-log.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { requestTracing } from './plugins/tracing.ts';
import { traffic } from './plugins/traffic.ts';
import { adminRoutes } from './routes/admin.ts';
import { evaluationRoutes } from './routes/evaluation.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { modelRoutes } from './routes/model.ts';
import { posterRoutes } from './routes/posters.ts';
import { recommendRoutes } from './routes/recommend.ts';
import { rootRoutes } from './routes/root.ts';
import { similarityRoutes } from './routes/similarity.ts';
import { titleRoutes } from './routes/titles.ts';
import { serverOptions } from './server-options.ts';
import { validatorCompiler } from './validation.ts';

export type { ApiDeps } from './deps.ts';

/** Builds the API. It does not listen yet: call `listen`, or `inject` in tests, and `close` at the end. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const { server, logging, security, rate_limit: limits, overload: busy } = deps.config;
  const logOptions = { clientAddress: logging.client_address, proxyKey: security.proxy_key };
  const app: FastifyInstance = Fastify({
    ...serverOptions(deps),
    frameworkErrors: answerFrameworkError(logOptions, deps.metrics),
  });
  app.setValidatorCompiler(validatorCompiler);
  // Handlers build answers from typed objects, so nothing needs to be checked or stripped while serializing.
  app.setSerializerCompiler(() => JSON.stringify);

  await app.register(requestId);
  await app.register(latency);
  await app.register(requestLog, logOptions);
  await app.register(traffic);
  await app.register(requestMetrics, { metrics: deps.metrics });
  await app.register(requestTracing, {
    tracer: deps.tracer,
    modelVersion: () => deps.engine()?.model.manifest.version,
  });
  await app.register(errors);
  await app.register(protocol, { limits: server, metrics: deps.metrics });
  await app.register(securityHeaders, { origins: server.cors_origins });
  await app.register(cors, { origins: server.cors_origins });
  await app.register(overload, {
    limits: busy.enabled
      ? { maxWaitMs: busy.max_wait_ms, patienceMs: busy.patience_ms, isBusy: deps.isLoading }
      : undefined,
    metrics: deps.metrics,
    origins: server.cors_origins,
  });
  await app.register(apiKey, { lines: security.api_keys });
  await app.register(rateLimit, { ...deps, costs: limits, proxyKey: security.proxy_key });
  await app.register(jsonBody);
  await app.register(openapi, { version: deps.version });
  await app.register(docs);

  for (const routes of [
    rootRoutes,
    recommendRoutes,
    similarityRoutes,
    titleRoutes,
    posterRoutes,
    modelRoutes,
    evaluationRoutes,
    healthRoutes,
    metricsRoutes,
    adminRoutes,
  ]) {
    await app.register(routes, deps);
  }
  await app.ready();
  return app;
}

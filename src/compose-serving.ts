/** Wires the servers: the API with what limits, measures and traces its requests, and the web app. */

import { join } from 'node:path';
import type { Logger } from 'pino';
import { loggerFor, mlflowHttp, PACKAGE_DIR, VERSION } from './compose.ts';
import type { Config } from './config/schema.ts';
import type { TraceExporter } from './domain/trace.ts';
import type { Metrics } from './observability/metrics.ts';
import type { RequestTracer } from './observability/tracing/tracer.ts';
import type { RateLimiter } from './ratelimit/limiter.ts';
import type { RunningServers } from './serving/server.ts';
import { isWorker } from './serving/workers/role.ts';

/** The built web app. */
const WEB_DIR = join(PACKAGE_DIR, 'dist', 'web');

/** The report of the evaluation that goes with the weights that come with the program. */
const SHIPPED_EVALUATION = join(PACKAGE_DIR, 'weights', 'evaluation.json');

/** Starts the API, and the web app beside it. The web framework is loaded only now. */
export async function startServers(config: Config): Promise<RunningServers> {
  if (config.server.workers > 1 && !isWorker()) {
    const { serveWithWorkers } = await import('./serving/workers/primary.ts');
    return serveWithWorkers({ config, logger: loggerFor(config), webFolder: WEB_DIR });
  }
  const { serve } = await import('./serving/server.ts');
  const { openPosters } = await import('./artwork/open.ts');
  const logger = loggerFor(config);
  const warn = (reason: string): void => logger.warn({ reason }, 'fetched posters cannot be kept');
  const posters = openPosters(config.artwork, { warn });
  const metrics = await metricsFor(config);
  const limiter = await limiterFor(config, logger, metrics);
  const tracer = await tracerFor(config, logger, metrics);
  const shippedEvaluation = SHIPPED_EVALUATION;
  const watched = { logger, metrics, tracer };
  const options = { config, limiter, ...watched, version: VERSION, webFolder: WEB_DIR, posters, shippedEvaluation };
  if (!isWorker()) return serve(options);
  const { serveAsWorker } = await import('./serving/workers/worker.ts');
  await serveAsWorker(options);
  return {};
}

/** Who limits clients, if the configuration wants that: with `auto`, unless only this machine can ask. */
async function limiterFor(
  { rate_limit: limits, server }: Config,
  logger: Logger,
  metrics: Metrics | undefined,
): Promise<RateLimiter | undefined> {
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(server.host);
  if (limits.enabled === 'never' || (limits.enabled === 'auto' && isLocal)) return undefined;
  const { openLimiter } = await import('./ratelimit/open.ts');
  return openLimiter({
    policy: limits,
    onStoreFailure: limits.on_store_failure,
    maxClients: limits.max_clients,
    redisUrl: limits.redis_url,
    storeTimeoutMs: limits.store_timeout_ms,
    onChange(store, isUp, reason) {
      metrics?.limits.store(store, isUp);
      if (isUp) logger.info({ store }, 'rate limits are kept');
      else logger.error({ store, reason, until_then: limits.on_store_failure }, 'rate limits cannot be kept');
    },
    onFailure: (reason) => metrics?.limits.failed(reason),
  });
}

/** What the API is measured with, if the configuration wants that. */
async function metricsFor({ monitoring }: Config): Promise<Metrics | undefined> {
  if (!monitoring.metrics) return undefined;
  const { createMetrics } = await import('./observability/metrics.ts');
  const maxDataAgeSeconds = monitoring.max_data_age_days * 86_400;
  return createMetrics({ appVersion: VERSION, maxDataAgeSeconds, process: true });
}

/** What the API is traced with, if the configuration wants that. */
async function tracerFor(
  config: Config,
  logger: Logger,
  metrics: Metrics | undefined,
): Promise<RequestTracer | undefined> {
  const { tracing, server } = config;
  if (!tracing.enabled) return undefined;
  const { RequestTracer: Tracer } = await import('./observability/tracing/tracer.ts');
  const exporter = await traceExporter(config);
  const { place } = exporter;
  logger.info({ place, sampling_ratio: tracing.sampling_ratio }, 'requests are traced');
  return new Tracer({
    exporter,
    samplingRatio: tracing.sampling_ratio,
    slowMs: tracing.slow_ms,
    maxPerSecond: tracing.max_traces_per_second,
    queueSize: tracing.queue_size,
    // What is left of the time after the requests in flight.
    shutdownMs: Math.min(3, server.shutdown_timeout_seconds / 2) * 1000,
    metrics: metrics?.traces,
    log: {
      failing: (reason) => logger.warn({ place, reason }, 'traces cannot be delivered'),
      restored: () => logger.info({ place }, 'traces are delivered again'),
    },
  });
}

async function traceExporter({ tracing, mlflow }: Config): Promise<TraceExporter> {
  const { timeout_seconds: timeoutSeconds } = tracing;
  if (tracing.exporter === 'otlp') {
    const { OtlpExporter } = await import('./observability/otlp/exporter.ts');
    return new OtlpExporter({ endpoint: tracing.otlp_endpoint, timeoutSeconds, version: VERSION });
  }
  const { MlflowTraces } = await import('./tracking/mlflow/request-traces.ts');
  const http = await mlflowHttp(mlflow.tracking_uri, timeoutSeconds, 2);
  return new MlflowTraces({ http, experiment: mlflow.experiment_name, version: VERSION });
}

/** Starts the web app alone. */
export async function startWebApp(config: Config): Promise<RunningServers> {
  const { serveWeb } = await import('./serving/server.ts');
  return serveWeb({ config, logger: loggerFor(config), webFolder: WEB_DIR });
}

/** The processes that serve: start the API, the web app or both, and on SIGTERM finish what is in flight. */

import closeWithGrace, { type Signals } from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type ApiDeps, buildApp } from '../api/app.ts';
import { modelFacts } from '../api/routes/metrics.ts';
import type { Config } from '../config/schema.ts';
import { ModelStore } from '../model/store.ts';
import { flushLog } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RequestTracer } from '../observability/tracing/tracer.ts';
import { EngineHolder, type EngineHolderOptions } from './engine-holder.ts';
import { evaluationReports } from './evaluation-reports.ts';
import { listen, localAddress } from './listen.ts';
import { withProxyKey } from './proxy-key.ts';
import { hangupReloads, keepUpToDate } from './reloading.ts';
import { isBuilt, startWebServer } from './web-server.ts';

/** What servers are started with. */
export interface ServeOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Version of this program. */
  readonly version: string;
  /** The folder of the built web app. */
  readonly webFolder: string;
  readonly posters?: ApiDeps['posters'];
  /** Who limits clients; absent, nobody does. */
  readonly limiter?: ApiDeps['limiter'];
  /** The report of the evaluation that goes with the weights that come with the program. */
  readonly shippedEvaluation: string;
  /** What the API is measured with; absent, nothing is. */
  readonly metrics?: Metrics | undefined;
  /** What the API's requests are traced with; absent, none are. */
  readonly tracer?: RequestTracer | undefined;
}

/** Servers that listen. */
export interface RunningServers {
  /** Base address of the API, such as `http://127.0.0.1:9876`; `undefined` when it runs elsewhere. */
  readonly apiUrl?: string;
  /** Base address of the web app; `undefined` when it is switched off or was not built. */
  readonly webUrl?: string;
}

/**
 * Starts the API, and the web app beside it unless it is switched off or was not built. Without a sound model the API
 * serves all the same: `/health` says degraded and requests get 503.
 *
 * SIGTERM and SIGINT drain both and end the process with exit code 0.
 *
 * @throws {AppError} `usage` when an address cannot be listened on; nothing listens then
 */
export async function serve(given: ServeOptions): Promise<RunningServers> {
  const options = { ...given, config: withProxyKey(given.config) };
  const { config, logger, webFolder: folder } = options;
  const api = await startApi(options);
  if (config.web.enabled && !isBuilt(folder)) {
    logger.warn('the web app is not built, so the API serves alone; build it with `npm run build`');
  }
  if (!config.web.enabled || !isBuilt(folder)) {
    closeOnSignal([api.app], config, logger);
    return { apiUrl: api.url };
  }
  try {
    const apiUrl = localAddress(config.server.host, api.app);
    const names = { portOption: '--web-port (or none with --no-web)', hostOption: 'web.host in the configuration' };
    const web = await startWebServer({ folder, apiUrl, config, logger, ...names });
    // The web app first: what it has in flight may still need the API.
    closeOnSignal([web.app, api.app], config, logger);
    return { apiUrl: api.url, webUrl: web.url };
  } catch (error) {
    await api.app.close();
    throw error;
  }
}

/** Starts the web app alone; the API is at `web.api_url`, and need not answer yet. @throws {AppError} `usage` */
export async function serveWeb(
  options: Pick<ServeOptions, 'config' | 'logger' | 'webFolder'>,
): Promise<RunningServers> {
  const { config, logger, webFolder: folder } = options;
  const names = { portOption: '--port', hostOption: '--host' };
  const { app, url } = await startWebServer({ folder, apiUrl: config.web.api_url, config, logger, ...names });
  closeOnSignal([app], config, logger);
  return { webUrl: url };
}

/** An API that listens, and what a process that is one of several needs of it. */
export interface StartedApi {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly holder: EngineHolder;
  /** Brings the gauges about the model up to date, as `/metrics` does. */
  readonly updateMetrics: () => void;
}

/** What an API is started with; the rest is for one of several processes. */
export interface StartApiOptions extends ServeOptions, Pick<EngineHolderOptions, 'inTurn'> {
  /** Somebody asks, over HTTP, for the current model to be taken up; this process is at it. */
  readonly onReloadWanted?: () => void;
}

/** Starts the API. @throws {AppError} `usage` when its address cannot be listened on */
export async function startApi(options: StartApiOptions): Promise<StartedApi> {
  const { config, logger, version, posters, limiter, metrics, tracer, shippedEvaluation, inTurn, onReloadWanted } =
    options;
  const store = new ModelStore(config.data.models_dir);
  const holder = new EngineHolder({ store, logger, metrics, inTurn });
  await holder.start();
  const app = await buildApp({
    engine: () => holder.engine,
    unavailableReason: () => holder.unavailableReason,
    refusedModel: () => holder.refused,
    isLoading: () => holder.isLoading,
    reload: () => {
      onReloadWanted?.();
      return holder.reload();
    },
    posters,
    limiter,
    evaluation: evaluationReports(store, shippedEvaluation, logger),
    metrics,
    tracer,
    config,
    logger,
    version,
  });
  const place = { host: config.server.host, port: config.server.port, portOption: '--port', hostOption: '--host' };
  const url = await listen(app, place, (address) => `listening at ${address}`);
  const stopLooking = keepUpToDate(holder, { seconds: config.server.reload_seconds, logger });
  app.server.once('close', stopLooking);
  return { app, url, holder, updateMetrics: () => metrics?.model.update(modelFacts(holder.engine)) };
}

/** Closes servers, and what else has to be closed, one after the other when the process is told to end, by a signal that is not in `skip`. */
export function closeOnSignal(
  apps: readonly { close(): PromiseLike<unknown> }[],
  config: Config,
  logger: Logger,
  skip: Signals[] = hangupReloads() ? ['SIGHUP'] : [],
): ReturnType<typeof closeWithGrace> {
  const options = { delay: config.server.shutdown_timeout_seconds * 1000, logger: false, skip } as const;
  return closeWithGrace(options, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'stopping after an unexpected error');
    else logger.info({ signal }, 'stopping: finishing the requests in flight');
    for (const app of apps) await app.close();
    logger.info('stopped');
    await flushLog(logger);
  });
}

/** The process that keeps several workers: it starts and replaces them, serves the web app, and adds up what they measure. */

import closeWithGrace from 'close-with-grace';
import { Registry } from 'prom-client';
import { flushLog } from '../../observability/logger.ts';
import type { MetricsSnapshot } from '../../observability/metrics/aggregate.ts';
import { WorkerMetrics } from '../../observability/metrics/workers.ts';
import { PROXY_KEY_VARIABLE, withProxyKey } from '../proxy-key.ts';
import { hangupReloads } from '../reloading.ts';
import type { RunningServers, ServeOptions } from '../server.ts';
import { isBuilt, startWebServer } from '../web-server.ts';
import { Fleet } from './fleet.ts';
import { Gatherer } from './gatherer.ts';
import type { WorkerMessage } from './messages.ts';
import { Turns } from './turns.ts';

/** Seconds beyond the workers' own limit after which they are ended. */
const MARGIN_SECONDS = 1;

/**
 * Starts `server.workers` processes that serve the API on one port, and the web app in this one.
 *
 * SIGTERM and SIGINT drain the web app, then all workers; SIGHUP lets each look for another model.
 *
 * @throws {AppError} `usage` when an address cannot be listened on; no process is left then
 */
export async function serveWithWorkers(
  options: Pick<ServeOptions, 'config' | 'logger' | 'webFolder'>,
): Promise<RunningServers> {
  const { logger, webFolder: folder } = options;
  const config = withProxyKey(options.config);
  const registry = new Registry();
  const metrics = new WorkerMetrics(registry);
  const own = async () => (await registry.getMetricsAsJSON()) as MetricsSnapshot;

  const fleet: Fleet = new Fleet({
    size: config.server.workers,
    hangSeconds: config.server.worker_hang_seconds,
    env: { [PROXY_KEY_VARIABLE]: config.security.proxy_key },
    logger,
    metrics,
    onMessage: heard,
    onEnded(worker) {
      turns.over(worker);
      gatherer.ended(worker);
    },
    onHopeless(error) {
      // Through the same door as every unexpected error: what serves is drained, and the exit code is 1.
      process.emit('uncaughtException', error);
    },
  });
  const turns = new Turns((worker) => fleet.tell(worker, { type: 'turn' }));
  const gatherer = new Gatherer({
    workers: () => fleet.serving,
    ask: (worker, id) => fleet.tell(worker, { type: 'snapshot-wanted', id }),
    own,
  });

  function reloadAll(but?: number): void {
    for (const worker of fleet.reachable) if (worker !== but) fleet.tell(worker, { type: 'reload' });
  }

  function heard(worker: number, message: WorkerMessage): void {
    if (message.type === 'turn-wanted') turns.want(worker);
    else if (message.type === 'turn-over') turns.over(worker);
    else if (message.type === 'reload-wanted') reloadAll(worker);
    else if (message.type === 'snapshot') gatherer.told(worker, message.id, message.snapshot);
    else if (message.type === 'metrics-wanted') {
      const { id } = message;
      void gatherer.text().then((text) => fleet.tell(worker, { type: 'metrics', id, text }));
    }
  }

  const apiUrl = await fleet.start();
  let web: { app: { close(): PromiseLike<unknown> }; url: string } | undefined;
  if (config.web.enabled && !isBuilt(folder)) {
    logger.warn('the web app is not built, so the API serves alone; build it with `npm run build`');
  } else if (config.web.enabled) {
    try {
      const names = { portOption: '--web-port (or none with --no-web)', hostOption: 'web.host in the configuration' };
      web = await startWebServer({ folder, apiUrl: reachable(apiUrl), config, logger, ...names });
    } catch (error) {
      await fleet.stop();
      throw error;
    }
  }
  const reloads = hangupReloads();
  if (reloads) {
    process.on('SIGHUP', () => reloadAll());
  }
  const delay = (config.server.shutdown_timeout_seconds + MARGIN_SECONDS) * 1000;
  closeWithGrace({ delay, logger: false, skip: reloads ? ['SIGHUP'] : [] }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'stopping after an unexpected error');
    else logger.info({ signal }, 'stopping: finishing the requests in flight');
    await web?.app.close();
    await fleet.stop();
    logger.info('stopped');
    await flushLog(logger);
  });
  return { apiUrl, ...(web === undefined ? {} : { webUrl: web.url }) };
}

/** The address at which this machine itself reaches what listens on every interface. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

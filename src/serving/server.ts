/** The API's process: load the model, listen, and on SIGTERM finish what is in flight. */

import type { AddressInfo } from 'node:net';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { buildApp } from '../api/app.ts';
import type { Config } from '../config/schema.ts';
import { AppError, messageOf, systemCodeOf } from '../domain/errors.ts';
import { ModelStore } from '../model/store.ts';
import { tryLoadCurrentEngine } from './current-engine.ts';

/** What a server is started with. */
export interface ServeOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Version of this program. */
  readonly version: string;
}

/** A server that listens. */
export interface RunningServer {
  /** Base address, such as `http://127.0.0.1:9876`. */
  readonly url: string;
  /** Stops accepting, finishes what is in flight, and resolves. */
  close(): Promise<void>;
}

/**
 * Starts the API. Without a sound model it serves all the same: `/health` says degraded and requests get 503.
 *
 * SIGTERM and SIGINT drain it and end the process with exit code 0.
 *
 * @throws {AppError} `usage` when the address cannot be listened on
 */
export async function serve({ config, logger, version }: ServeOptions): Promise<RunningServer> {
  const loaded = await tryLoadCurrentEngine(new ModelStore(config.data.models_dir));
  if (loaded.engine === undefined)
    logger.error({ code: loaded.reason.code }, `serving without a model: ${loaded.reason.message}`);
  const app = await buildApp({
    engine: () => loaded.engine,
    unavailableReason: () => loaded.reason?.message ?? '',
    config,
    logger,
    version,
  });
  const { host, port } = config.server;
  const { engine } = loaded;
  if (engine !== undefined) {
    logger.info(
      { titles: engine.titlesCount, index: engine.index, model_version: engine.model.manifest.version },
      'model loaded',
    );
  }
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    await app.close();
    throw new AppError('usage', listenAdvice(error, host, port), { cause: error });
  }
  closeWithGrace({ delay: config.server.shutdown_timeout_seconds * 1000, logger: false }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'stopping after an unexpected error');
    else logger.info({ signal }, 'stopping: finishing the requests in flight');
    await app.close();
    logger.info('stopped');
  });
  const { port: bound } = app.server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${bound}`;
  return { url, close: () => app.close() };
}

function listenAdvice(error: unknown, host: string, port: number): string {
  switch (systemCodeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop the other program, or choose another port with --port.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be opened by this user. Choose one of 1024 or above with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Choose another one with --host, such as 127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}:${port}: ${messageOf(error)}.`;
  }
}

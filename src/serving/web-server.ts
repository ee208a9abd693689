/** Makes the web app listen, if it was built. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import { AppError } from '../domain/errors.ts';
import { listen } from './listen.ts';
import { buildWebApp } from './web-app.ts';
import { PAGE } from './web-files.ts';

/** What a web app is started with. */
export interface WebServerOptions {
  /** The folder of the built app. */
  readonly folder: string;
  readonly apiUrl: string;
  readonly config: Config;
  readonly logger: Logger;
  /** How users choose another port, such as `--web-port`. */
  readonly portOption: string;
  /** How users choose another address. */
  readonly hostOption: string;
}

/** Whether the app was built into this folder. */
export function isBuilt(folder: string): boolean {
  return existsSync(join(folder, PAGE));
}

/** Listens. @throws {AppError} `usage` when the app was not built, or the address cannot be listened on */
export async function startWebServer(options: WebServerOptions): Promise<{ app: FastifyInstance; url: string }> {
  const { folder, apiUrl, config, logger, portOption, hostOption } = options;
  if (!isBuilt(folder))
    throw new AppError('usage', 'The web app is not built yet. Run `npm run build`, then try again.');
  const app = await buildWebApp({ folder, apiUrl, config, logger });
  const { host, port } = config.web;
  const url = await listen(app, { host, port, portOption, hostOption }, (address) => `web app at ${address}`);
  return { app, url };
}

/** A tiny built web app in a temporary folder, its server, and APIs behind it that behave or misbehave. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { tinyApi } from '../../test/builders/tiny-engine.ts';
import { buildWebApp, type WebAppDeps } from './web-app.ts';

/** The page of the tiny app. */
export const PAGE_TEXT = '<!doctype html><title>Tiny</title><script type="module" src="/assets/app-1a2b.js"></script>';

/** Its script, which is worth compressing. */
export const SCRIPT_TEXT = `console.log('${'film '.repeat(500)}');`;

/** Writes the tiny app into a folder, a secret beside it, and gives the folder. */
export function writeTinyWeb(parent: string): string {
  const folder = join(parent, 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, '.hidden'), 'secret');
  writeFileSync(join(folder, 'index.html'), PAGE_TEXT);
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets', 'app-1a2b.js'), SCRIPT_TEXT);
  writeFileSync(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(SCRIPT_TEXT));
  writeFileSync(join(folder, 'assets', 'app-1a2b.js.gz'), gzipSync(SCRIPT_TEXT));
  return folder;
}

/** Limits of the way to an API that no machine comes near unless something hangs. */
export const PATIENT_LIMITS = { connectMs: 30_000, answerMs: 30_000 };

/** The server of a built app before an API. */
export function webAppBefore(
  folder: string,
  apiUrl: string,
  more: Pick<WebAppDeps, 'limits'> = {},
): Promise<FastifyInstance> {
  const { config, logger } = tinyApi({ config: { server: { body_limit_bytes: 2048 } } }).deps;
  return buildWebApp({ folder, apiUrl, config, logger, limits: PATIENT_LIMITS, ...more });
}

/** Something that listens in the place of an API. */
export interface StandIn {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it. */
export async function standIn(listener: RequestListener): Promise<StandIn> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

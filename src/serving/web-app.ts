/** The web app's server as a tree of plugins, ready to listen or to be tested by `inject`. */

import fastifyCompress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { protocol } from '../api/plugins/protocol.ts';
import { requestId } from '../api/plugins/request-id.ts';
import { serverOptions } from '../api/server-options.ts';
import type { Config } from '../config/schema.ts';
import { answerError, answerFrameworkError } from './web-errors.ts';
import { webFiles } from './web-files.ts';
import { securityHeaders } from './web-headers.ts';
import { API_PREFIX, apiProxy, type ProxyLimits } from './web-proxy.ts';

/** What the server needs. */
export interface WebAppDeps {
  /** The folder of the built app, absolute. */
  readonly folder: string;
  /** Base address of the API. */
  readonly apiUrl: string;
  /** Its limits are those of the API. */
  readonly config: { readonly server: Config['server']; readonly security: Config['security'] };
  readonly logger: Logger;
  /** How patient to be with the API; other figures in tests. */
  readonly limits?: ProxyLimits;
}

/** A connection is there at once or not at all; an answer takes long only where it waits for pictures of another host. */
const LIMITS: ProxyLimits = { connectMs: 2_000, answerMs: 20_000 };

/** Builds the server. It does not listen yet. Requests are not logged: the API logs those that reach it. */
export async function buildWebApp(deps: WebAppDeps): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({ ...serverOptions(deps), frameworkErrors: answerFrameworkError });
  app.setErrorHandler(answerError);
  await app.register(requestId);
  await app.register(securityHeaders);
  await app.register(protocol, { limits: deps.config.server });
  // Only on demand, by the proxy: files were compressed when they were built.
  await app.register(fastifyCompress, { global: false, encodings: ['br', 'gzip'] });
  await app.register(apiProxy, {
    prefix: API_PREFIX,
    apiUrl: deps.apiUrl,
    proxyKey: deps.config.security.proxy_key,
    limits: deps.limits ?? LIMITS,
  });
  await app.register(webFiles, { folder: deps.folder });
  await app.ready();
  return app;
}

/** The limits of the HTTP server, and its answers to what never becomes a request. */

import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyBaseLogger, LogController } from 'fastify';
import type { ApiDeps } from './deps.ts';
import { type MalformedStatus, malformedResponse } from './errors.ts';
import { requestIdFor } from './plugins/request-id.ts';

/** Largest address and headers together, in bytes. */
const MAX_HEADER_BYTES = 16_384;

/** What the options depend on. */
export interface ServerOptionsDeps extends Pick<ApiDeps, 'logger' | 'metrics'> {
  readonly config: Pick<ApiDeps['config'], 'server'>;
}

/** Fastify's options: limits, request ids and logging. */
export function serverOptions({ config, logger, metrics }: ServerOptionsDeps) {
  const requestTimeout = Math.round(config.server.request_timeout_seconds * 1000);
  const loggerInstance: FastifyBaseLogger = logger;
  return {
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: (request: IncomingMessage) => requestIdFor(request),
    trustProxy: config.server.trusted_proxies.length > 0 && [...config.server.trusted_proxies],
    bodyLimit: config.server.body_limit_bytes,
    requestTimeout,
    connectionTimeout: requestTimeout + 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Any path reaches the schemas, which tell what is wrong with it; its length is limited with the headers.
    routerOptions: { maxParamLength: 1_000_000 },
    http: {
      requestTimeout,
      headersTimeout: Math.min(10_000, requestTimeout),
      connectionsCheckingInterval: Math.min(5_000, requestTimeout / 4),
      maxHeaderSize: MAX_HEADER_BYTES,
      requireHostHeader: false, // answered in plugins/protocol.ts, in this API's own words
    },
    clientErrorHandler: (error: ClientError, socket: Socket) => answerClientError(error, socket, logger, metrics),
  } as const;
}

/** What the HTTP parser says of a broken request. */
interface ClientError extends Error {
  readonly code?: string;
}

const STATUS_OF_CODE: Readonly<Record<string, MalformedStatus>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** Answers what cannot be parsed, or does not arrive in time, and closes the connection. */
function answerClientError(
  error: ClientError,
  socket: Socket,
  logger: FastifyBaseLogger,
  metrics: ApiDeps['metrics'],
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || answerHasBegun(socket)) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const status = STATUS_OF_CODE[error.code ?? ''] ?? 400;
  const body = JSON.stringify(malformedResponse(status, requestId).body);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-ID: ${requestId}`,
      'X-Latency-Ms: 0',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
  metrics?.requests.answered({ method: 'other', endpoint: null, status, seconds: 0 });
  logger.info({ request_id: requestId, method: null, route: null, status, ms: 0, code: error.code }, 'request refused');
}

/** Whether an answer is on its way, into which another must not be written. Node keeps it on the socket. */
function answerHasBegun(socket: Socket): boolean {
  const message: unknown = Reflect.get(socket, '_httpMessage');
  return typeof message === 'object' && message !== null && 'headersSent' in message && message.headersSent === true;
}

/** Passes `/api/…` on to the API, without the prefix, so that browsers need no permission for another origin. */

import type { IncomingHttpHeaders } from 'node:http';
import httpProxy from '@fastify/http-proxy';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Agent } from 'undici';
import { FORWARDED_FOR_HEADER, PROXY_KEY_HEADER } from '../api/client-address.ts';
import { REQUEST_ID_HEADER } from '../api/plugins/request-id.ts';
import { TRACE_HEADERS } from '../api/plugins/tracing.ts';
import { answerForApi } from './web-errors.ts';

/** Below which addresses the API is. */
export const API_PREFIX = '/api';

/** Milliseconds to wait for a connection to the API, and for its answer. */
export interface ProxyLimits {
  readonly connectMs: number;
  readonly answerMs: number;
}

/** Where the API is and how patient to be with it. */
export interface ProxyOptions {
  readonly apiUrl: string;
  /** `security.proxy_key`: by it the API knows that this is the web app; empty where it would not. */
  readonly proxyKey: string;
  readonly limits: ProxyLimits;
}

/** The request headers that the API has a use for. All else stays here: cookies, hop-by-hop headers, origins, API keys, and whom others name as clients. */
const FORWARDED = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'user-agent',
  ...Object.values(TRACE_HEADERS),
];

/** Response headers that are between the API and this server alone (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Smaller answers fit into a packet anyway. */
const MIN_COMPRESSED_BYTES = 1024;

/** The proxy, to be registered with the prefix {@link API_PREFIX}. */
export const apiProxy: FastifyPluginAsync<ProxyOptions> = async (app, { apiUrl, proxyKey, limits }) => {
  // An agent of our own: the proxy's would accept any TLS certificate.
  const agent = new Agent({
    connect: { timeout: limits.connectMs },
    headersTimeout: limits.answerMs,
    bodyTimeout: limits.answerMs,
  });
  app.addHook('onClose', () => agent.close());

  // Bodies are read whole, which bounds them, and passed on as they are.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  await app.register(httpProxy, {
    upstream: apiUrl,
    undici: agent,
    proxyPayloads: false,
    disableRequestLogging: true,
    handler: (request, reply, destination, options) => reply.from(destination, { ...options, ...bodyOf(request) }),
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => forwarded(request as FastifyRequest, headers, proxyKey),
      rewriteHeaders: (headers) => without(headers, HOP_BY_HOP),
      onResponse: (request, reply, { stream }) => {
        const answer = reply as FastifyReply;
        if (isWorthCompressing(request.method, answer)) answer.compress(stream);
        else answer.send(stream);
      },
      onError: (reply, { error }) => answerForApi(reply as FastifyReply, error),
      // An answer of 503 is an answer; the proxy would ask ten times more.
      retryDelay: () => null,
    },
  });
};

/** The body as it came. What is untyped is passed on as bytes, which the API refuses in its own words. */
function bodyOf({ body, headers }: FastifyRequest): { body?: Buffer; contentType?: string } {
  return Buffer.isBuffer(body) ? { body, contentType: headers['content-type'] ?? 'application/octet-stream' } : {};
}

function forwarded(request: FastifyRequest, headers: IncomingHttpHeaders, proxyKey: string): IncomingHttpHeaders {
  const kept = FORWARDED.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]));
  const made: IncomingHttpHeaders = {
    ...Object.fromEntries(kept),
    host: headers.host,
    [REQUEST_ID_HEADER]: request.id,
    'x-forwarded-prefix': API_PREFIX,
    [FORWARDED_FOR_HEADER]: request.ip,
    ...(proxyKey === '' ? {} : { [PROXY_KEY_HEADER]: proxyKey }),
  };
  // A body that comes with these is not read here, so its length would be a promise that nobody keeps.
  return ['GET', 'HEAD'].includes(request.method) ? without(made, ['content-length', 'content-type']) : made;
}

function without<Headers extends object>(headers: Headers, names: readonly string[]): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) as Headers;
}

function isWorthCompressing(method: string, reply: FastifyReply): boolean {
  if (method === 'HEAD' || reply.hasHeader('content-encoding') || reply.statusCode === 304) return false;
  const length = reply.getHeader('content-length');
  return length === undefined || Number(length) >= MIN_COMPRESSED_BYTES;
}

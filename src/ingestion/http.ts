/** Plain HTTP requests with time limits, redirects and the proxy of the environment; bodies arrive as the server sent them. */

import { type Dispatcher, EnvHttpProxyAgent, interceptors, request } from 'undici';
import { AppError } from '../domain/errors.ts';
import { AttemptFailed, networkReason } from './failures.ts';

const MAX_REDIRECTIONS = 5;

/** Time limits of a client, and what stops it early. */
export interface HttpLimits {
  /** Seconds to wait for a connection, above 0. */
  readonly connectTimeoutSeconds: number;
  /** Seconds that a server may send nothing, above 0. */
  readonly idleTimeoutSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** The head of an answer, and its body still to come. */
export interface HttpAnswer {
  readonly status: number;
  /** A header's value by its lower-case name, or `null`. */
  header(name: string): string | null;
  /** The raw bytes, never decompressed. What it throws is for `networkReason`. */
  readonly body: AsyncIterable<Buffer>;
  /** Drops the body and its connection. */
  discard(): void;
}

/** Sends requests; each answer's body must be read or discarded before `withHttp` ends. */
export type HttpSend = (
  method: 'GET' | 'HEAD',
  url: string,
  headers: Readonly<Record<string, string>>,
) => Promise<HttpAnswer>;

/**
 * Lends a client to `use` and closes all its connections afterwards, whatever happened.
 *
 * `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are honoured, and up to 5 redirects are followed. Requests reject with
 * `AttemptFailed`, or with the signal's reason.
 */
export async function withHttp<T>(limits: HttpLimits, use: (send: HttpSend) => Promise<T>): Promise<T> {
  const agent = openAgent(limits);
  const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: MAX_REDIRECTIONS }));
  try {
    return await use((method, url, headers) => send(dispatcher, limits, method, url, headers));
  } finally {
    // Not awaited: a proxy that never answers would hold it up.
    agent.destroy().catch(() => {});
  }
}

function openAgent({ connectTimeoutSeconds }: HttpLimits): EnvHttpProxyAgent {
  const connect = { timeout: connectTimeoutSeconds * 1000 };
  try {
    // The proxy's own connections take their time limits from these two, not from `connect`.
    return new EnvHttpProxyAgent({ connect, proxyTls: connect, requestTls: connect, proxyTunnel: false });
  } catch (error) {
    throw new AppError(
      'usage',
      'HTTP_PROXY or HTTPS_PROXY is not a valid address. Correct or unset it, and run again.',
      {
        cause: error,
      },
    );
  }
}

async function send(
  dispatcher: Dispatcher,
  limits: HttpLimits,
  method: 'GET' | 'HEAD',
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  const { signal } = limits;
  // Redirects and a proxy each have their own waits; this bounds them all.
  const seconds = 2 * (limits.connectTimeoutSeconds + limits.idleTimeoutSeconds);
  const idleMs = limits.idleTimeoutSeconds * 1000;
  const options = { dispatcher, method, headers, headersTimeout: idleMs, bodyTimeout: idleMs };
  try {
    const answer = await inTime(request(url, signal === undefined ? options : { ...options, signal }), seconds, signal);
    return {
      status: answer.statusCode,
      header(name) {
        const value = answer.headers[name];
        return (Array.isArray(value) ? value[0] : value) ?? null;
      },
      body: answer.body,
      discard() {
        answer.body.on('error', () => {}).destroy();
      },
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw new AttemptFailed(networkReason(error), { cause: error });
  }
}

/** Waits for `work`, but no longer than `seconds` or the signal: undici does not interrupt a connection in the making. */
function inTime<T>(work: Promise<T>, seconds: number, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new AttemptFailed('the server did not answer in time'));
    const aborted = (): void => reject(signal?.reason);
    const timer = setTimeout(late, seconds * 1000);
    signal?.addEventListener('abort', aborted, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    });
  });
}

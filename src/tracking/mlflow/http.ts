/** Requests to an MLflow server: time limits, credentials, and another attempt where that may help. */

import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { connectionFailure, MayPass, Refused } from './failures.ts';

const MAX_DELAY_MS = 10_000;
const MAX_RETRY_AFTER_SECONDS = 30;
/** How often a server that was silent for the whole time limit is asked again. */
const SLOW_RETRIES = 1;

/** How to get in. */
export interface Credentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Wins over user name and password. */
  readonly token?: string | undefined;
}

/** Where a server is, and how patient to be. */
export interface MlflowServer {
  /** Base address, perhaps with a path; user name and password in it are used, too. */
  readonly uri: string;
  readonly credentials?: Credentials | undefined;
  /** Seconds to wait for a connection, and for an answer once the request is sent. */
  readonly timeoutSeconds: number;
  /** How often a failed request is tried again. */
  readonly retries: number;
  /** The first wait, doubled for each further one. */
  readonly minDelayMs: number;
}

/** What is sent. */
interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: Uint8Array | undefined;
  readonly type?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A client of one server. Every method rejects with {@link MayPass} once its attempts are used up, or {@link Refused} at once. */
export class MlflowHttp {
  /** The address without credentials, for messages. */
  readonly address: string;
  readonly #base: string;
  readonly #server: MlflowServer;
  readonly #authorization: string | undefined;
  readonly #agent: Dispatcher;

  constructor(server: MlflowServer) {
    const url = new URL(server.uri);
    this.#authorization = authorizationOf(url, server.credentials);
    url.username = '';
    url.password = '';
    this.#base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    this.address = this.#base;
    this.#server = server;
    this.#agent = agentFor(url, server.timeoutSeconds * 1000);
  }

  /** A call of the REST API; `path` begins with its version, such as `2.0/mlflow/runs/create`. */
  async call(method: Call['method'], path: string, content: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const isGet = method === 'GET';
    const bytes = await this.#send({
      method,
      path: `/api/${path}`,
      ...(isGet
        ? { query: content as Readonly<Record<string, string>> }
        : { body: Buffer.from(JSON.stringify(content)), type: 'application/json' }),
    });
    const text = Buffer.from(bytes).toString('utf8');
    try {
      return text === '' ? {} : JSON.parse(text);
    } catch {
      throw new Refused(404, undefined, 'the answer is not JSON');
    }
  }

  /** Uploads a file, of whatever size, in one request with its length. */
  async put(path: string, body: Uint8Array): Promise<void> {
    await this.#send({ method: 'PUT', path, body, type: 'application/octet-stream' });
  }

  /** Sends spans, as OpenTelemetry's protocol writes them: the only form that all releases take. */
  async postSpans(experimentId: string, body: Uint8Array): Promise<void> {
    const headers = { 'x-mlflow-experiment-id': experimentId };
    await this.#send({ method: 'POST', path: '/v1/traces', body, type: 'application/x-protobuf', headers });
  }

  /** Downloads a file. */
  async get(path: string, query?: Readonly<Record<string, string>>): Promise<Uint8Array> {
    return this.#send({ method: 'GET', path, query });
  }

  /**
   * Runs `work` as often as a request would be tried, because only the whole of it may be repeated.
   *
   * @param work makes requests with the client that it is given, which tries each of them once
   */
  async whole<T>(work: (once: MlflowHttp) => Promise<T>): Promise<T> {
    const once = new MlflowHttp({ ...this.#server, retries: 0 });
    try {
      return await this.#retrying(() => work(once));
    } finally {
      once.close();
    }
  }

  /** Drops all connections. */
  close(): void {
    this.#agent.destroy().catch(() => undefined);
  }

  #send(call: Call): Promise<Uint8Array> {
    return this.#retrying(() => this.#attempt(call));
  }

  #retrying<T>(attempt: () => Promise<T>): Promise<T> {
    const { retries, minDelayMs } = this.#server;
    let slow = 0;
    const guarded = async (): Promise<T> => {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof MayPass && !(error.slow && slow++ >= SLOW_RETRIES)) throw error;
        throw new AbortError(error instanceof Error ? error : new Error(String(error)));
      }
    };
    return pRetry(guarded, {
      retries,
      // The wait is made below, where it can follow Retry-After.
      minTimeout: 0,
      async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
        if (retriesLeft === 0) return;
        const asked = error instanceof MayPass ? (error.retryAfterSeconds ?? 0) : 0;
        const backoff = Math.min(MAX_DELAY_MS, minDelayMs * 2 ** (attemptNumber - 1)) * (0.5 + Math.random() / 2);
        await sleep(Math.max(backoff, Math.min(asked, MAX_RETRY_AFTER_SECONDS) * 1000));
      },
    });
  }

  async #attempt({ method, path, query, body, type, headers }: Call): Promise<Uint8Array> {
    const parameters = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const limitMs = this.#server.timeoutSeconds * 1000;
    let status: number;
    let retryAfter: string | undefined;
    let bytes: Uint8Array;
    try {
      const answer = await request(`${this.#base}${path}${parameters}`, {
        method,
        dispatcher: this.#agent,
        headersTimeout: limitMs,
        bodyTimeout: limitMs,
        headers: {
          accept: '*/*',
          ...(this.#authorization !== undefined && { authorization: this.#authorization }),
          ...(type !== undefined && { 'content-type': type }),
          ...headers,
          // Named, because a body without it is stored as an empty file.
          ...(body !== undefined && { 'content-length': String(body.byteLength) }),
        },
        ...(body !== undefined && { body }),
      });
      status = answer.statusCode;
      const header = answer.headers['retry-after'];
      retryAfter = Array.isArray(header) ? header[0] : header;
      bytes = new Uint8Array(await answer.body.arrayBuffer());
    } catch (error) {
      throw connectionFailure(error, this.address);
    }
    if (status >= 200 && status < 300) return bytes;
    throw refusalOf(status, bytes, retryAfter, this.address);
  }
}

/** No proxy stands between a machine and itself. */
function agentFor({ hostname }: URL, timeout: number): Dispatcher {
  const connect = { timeout };
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return isLocal
    ? new Agent({ connect, connections: 8 })
    : new EnvHttpProxyAgent({ connect, proxyTls: connect, requestTls: connect, connections: 8 });
}

function refusalOf(status: number, bytes: Uint8Array, retryAfter: string | undefined, server: string): Error {
  const { code, message } = explained(Buffer.from(bytes).toString('utf8'));
  if (status === 429 || status >= 500) {
    const seconds = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
    const said = message === '' ? '' : `: ${message}`;
    return new MayPass(`The MLflow server at ${server} answered ${status}${said}`, { retryAfterSeconds: seconds });
  }
  return new Refused(status, code, message);
}

/** MLflow's own error code and its words, which are cut; a page of HTML says nothing. */
function explained(text: string): { code: string | undefined; message: string } {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) {
      const code = 'error_code' in json && typeof json.error_code === 'string' ? json.error_code : undefined;
      const message = 'message' in json && typeof json.message === 'string' ? json.message : '';
      return { code, message: firstLine(message) };
    }
  } catch {
    // Not JSON: what a proxy or another server says.
  }
  return { code: undefined, message: text.trimStart().startsWith('<') ? '' : firstLine(text) };
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').slice(0, 300).replace(/[.\s]+$/, '');
}

function authorizationOf(url: URL, credentials: Credentials = {}): string | undefined {
  const { token } = credentials;
  if (token !== undefined && token !== '') return `Bearer ${token}`;
  const username = credentials.username ?? decodeURIComponent(url.username);
  const password = credentials.password ?? decodeURIComponent(url.password);
  if (username === '') return undefined;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

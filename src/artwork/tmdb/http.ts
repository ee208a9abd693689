/** GET requests to TMDB, bounded in time and size; what goes wrong is told without the address, which may hold the key. */

import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { AppError, systemCodeOf } from '../../domain/errors.ts';

/** Milliseconds: to connect, and for a whole request. */
export interface TmdbLimits {
  readonly connectMs: number;
  readonly totalMs: number;
}

/** A whole answer. */
export interface TmdbAnswer {
  readonly status: number;
  /** The media type in lower case, without parameters; empty where there is none. */
  readonly type: string;
  readonly body: Buffer;
}

/** A client with its own connections. */
export interface TmdbHttp {
  /** @throws {AppError} `artwork_unavailable` when there is no whole answer in time, or one of more than `maxBytes` */
  get(url: URL, headers: Readonly<Record<string, string>>, maxBytes: number): Promise<TmdbAnswer>;
  close(): Promise<void>;
}

/** Opens a client; it honours `HTTPS_PROXY`, and follows no redirects. */
export function openHttp({ connectMs, totalMs }: TmdbLimits): TmdbHttp {
  const connect = { timeout: connectMs };
  const agent = new EnvHttpProxyAgent({ connect, proxyTls: connect, requestTls: connect });
  return {
    async get(url, headers, maxBytes) {
      const signal = AbortSignal.timeout(totalMs);
      try {
        const answer = await request(url, { dispatcher: agent, headers, signal });
        const type = mediaType(answer.headers['content-type']);
        return { status: answer.statusCode, type, body: await readUpTo(answer.body, maxBytes) };
      } catch (error) {
        if (error instanceof AppError) throw error;
        const why = signal.aborted ? 'it did not answer in time' : (systemCodeOf(error) ?? 'the connection failed');
        throw new AppError('artwork_unavailable', `TMDB cannot be reached: ${why}.`, { cause: error });
      }
    },
    // Not `close`, which would wait for answers that nobody waits for any more.
    close: () => agent.destroy(),
  };
}

async function readUpTo(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop drops the body and its connection.
    if (size > maxBytes) throw new AppError('artwork_unavailable', `TMDB sent more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function mediaType(header: string | string[] | undefined): string {
  const text = Array.isArray(header) ? header[0] : header;
  return (text ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

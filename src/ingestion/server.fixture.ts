/** For tests: a real file server on this machine that can be told to misbehave, and files to serve. */

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type DatasetName, headerOf } from './datasets.ts';

/** Answers one request in the place of the file server. */
export type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** The gzip file of a data set with so many rows of barely compressible text: the same for as many rows, and other text for others. */
export function gzipOf(dataset: DatasetName, rows: number): Buffer {
  const noise = (at: number): string => createHash('sha256').update(`${rows} ${at}`).digest('hex').slice(16);
  const lines = Array.from({ length: rows }, (_, at) => `tt${at}\t${noise(at)}\t1\n`);
  return gzipSync(`${headerOf(dataset)}\n${lines.join('')}`);
}

/** Serves one body under every path without a reply of its own, with validators, conditional requests and ranges as RFC 9110 has them. */
export class FileServer {
  readonly #server = createServer((request, response) => this.#answer(request, response));
  /** Requests so far. */
  readonly requests: IncomingMessage[] = [];
  /** Replies for the next requests, in order; without one the file is served. */
  readonly replies: Reply[] = [];
  /** What is answered under certain paths, every time; such requests take nothing from `replies`. */
  readonly beside = new Map<string, Reply>();
  body: Buffer;
  /** Sent as the `ETag`; `null` for none. By default it follows the body. */
  etag: string | null | undefined;
  lastModified: string | null = 'Tue, 02 Jan 2024 03:04:05 GMT';
  /** Whether `Range` is honoured. */
  ranges = true;
  /** Whether `If-None-Match` and `If-Modified-Since` are honoured. */
  conditions = true;

  /** Whether the client has stored so many bytes of the file; a connection is broken only then. */
  arrived: (bytes: number) => boolean = () => true;
  /** Base address. */
  url = '';

  private constructor(body: Buffer) {
    this.body = body;
  }

  static async start(body: Buffer): Promise<FileServer> {
    const server = new FileServer(body);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    server.url = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`;
    return server;
  }

  /** Headers of the last request. */
  get lastHeaders(): IncomingMessage['headers'] {
    return this.requests.at(-1)?.headers ?? {};
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request);
    const reply = this.beside.get(request.url ?? '') ?? this.replies.shift();
    if (reply === undefined) this.serve(request, response);
    else reply(request, response);
  }

  /** The validators as they are sent now. */
  validators(): Record<string, string> {
    const etag = this.etag === undefined ? `"${createHash('md5').update(this.body).digest('hex')}"` : this.etag;
    return {
      ...(etag === null ? {} : { etag }),
      ...(this.lastModified === null ? {} : { 'last-modified': this.lastModified }),
    };
  }

  /** The proper answer; `limit` breaks the connection after so many bytes of the body. */
  serve(request: IncomingMessage, response: ServerResponse, limit = Number.POSITIVE_INFINITY): void {
    const validators = this.validators();
    const { headers } = request;
    const same = headers['if-none-match'] === validators.etag;
    const sameDate = headers['if-none-match'] === undefined && headers['if-modified-since'] === this.lastModified;
    const asked = headers['if-none-match'] ?? headers['if-modified-since'];
    if (this.conditions && asked !== undefined && (same || sameDate)) {
      response.writeHead(304, validators).end();
      return;
    }
    const [, from] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
    const ifRange = headers['if-range'];
    const start =
      this.ranges && (ifRange === undefined || Object.values(validators).includes(String(ifRange)))
        ? Number(from ?? 0)
        : 0;
    if (start >= this.body.length) {
      response.writeHead(416, { ...validators, 'content-range': `bytes */${this.body.length}` }).end();
      return;
    }
    const piece = this.body.subarray(start);
    response.writeHead(from !== undefined && (start > 0 || from === '0') ? 206 : 200, {
      ...validators,
      'content-type': 'binary/octet-stream',
      'content-length': piece.length,
      ...(start > 0 ? { 'content-range': `bytes ${start}-${this.body.length - 1}/${this.body.length}` } : {}),
    });
    if (limit >= piece.length) response.end(piece);
    else response.write(piece.subarray(0, limit), () => this.#breakOnce(start + limit, response));
  }

  #breakOnce(bytes: number, response: ServerResponse): void {
    if (this.arrived(bytes)) response.destroy();
    else setTimeout(() => this.#breakOnce(bytes, response), 5);
  }

  /** A reply that breaks the connection after so many bytes. */
  breakAfter(bytes: number): Reply {
    return (request, response) => this.serve(request, response, bytes);
  }
}

/** A reply with a status and a body. */
export function status(code: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Reply {
  return (_request, response) => {
    response.writeHead(code, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
  };
}

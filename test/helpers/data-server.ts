/** A server of data sets on this machine that does as IMDb's does, or misbehaves as it is told. */

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Answers one request for a file. */
export type Answer = (request: IncomingMessage, response: ServerResponse, file: Buffer) => void;

/** A running server. */
export interface DataServer {
  /** Base address of the data sets. */
  readonly url: string;
  /** The paths of all requests so far, each with the first byte that was asked for, such as `/title.basics.tsv.gz from 0`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/**
 * Serves files by name with validators and ranges.
 *
 * @param scripts by file name: how its first requests are answered, one each; later ones are answered properly
 */
export async function startDataServer(
  files: Readonly<Record<string, Buffer>>,
  scripts: Readonly<Record<string, readonly Answer[]>> = {},
): Promise<DataServer> {
  const left = new Map(Object.entries(scripts).map(([name, answers]) => [name, [...answers]]));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    requests.push(`/${name} from ${firstByte(request)}`);
    const file = files[name];
    const scripted = left.get(name)?.shift();
    if (scripted !== undefined) scripted(request, response, file ?? Buffer.alloc(0));
    else if (file === undefined) response.writeHead(404).end();
    else whole(request, response, file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: addressOf(server), requests, close: () => closeServer(server) };
}

/** The proper answer. */
export const whole: Answer = (request, response, file) => {
  writeHead(request, response, file);
  response.end(file.subarray(firstByte(request)));
};

/**
 * The proper answer, but the connection is dropped after the first `share` of the file.
 *
 * @param stored how many bytes of the file the client has stored: only when all that was sent is, the connection goes, with which anything else would be lost
 */
export function dropAfter(share: number, stored: () => number): Answer {
  return (request, response, file) => {
    writeHead(request, response, file);
    const end = Math.floor(file.length * share);
    response.write(file.subarray(firstByte(request), end));
    void (async () => {
      while (!response.destroyed && stored() < end) await sleep(10);
      response.destroy();
    })();
  };
}

/** The proper answer in pieces, with so many milliseconds before each. */
export function slowly(pieces: number, pauseMs: number): Answer {
  return (request, response, file) => {
    void (async () => {
      writeHead(request, response, file);
      const rest = file.subarray(firstByte(request));
      const size = Math.ceil(rest.length / pieces);
      for (let at = 0; at < rest.length && !response.destroyed; at += size) {
        await sleep(pauseMs);
        response.write(rest.subarray(at, at + size));
      }
      response.end();
    })();
  };
}

/** An answer with a status, and nothing or a text. */
export function status(code: number, type = 'text/plain', text = ''): Answer {
  return (_request, response) => {
    response.writeHead(code, { 'content-type': type }).end(text);
  };
}

/**
 * An address of this machine at which nothing listens. Its port is the near end of a connection that stays until this process ends, so that no other server is
 * given it meanwhile.
 */
export async function refusingAddress(): Promise<string> {
  const server = createTcpServer((socket) => socket.unref());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const held = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await Promise.all([once(held, 'connect'), once(server, 'connection')]);
  held.unref();
  server.close();
  return `http://127.0.0.1:${held.localPort}`;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function firstByte(request: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
}

function writeHead(request: IncomingMessage, response: ServerResponse, file: Buffer): void {
  const from = firstByte(request);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-type': 'binary/octet-stream',
    'content-length': file.length - from,
    'accept-ranges': 'bytes',
    etag: `"${createHash('md5').update(file).digest('hex')}"`,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` } : {}),
  });
}

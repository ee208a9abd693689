/** A small HTTP/1.1 client that keeps a server busy: a few connections, each with one request after the other. */

import { connect, type Socket } from 'node:net';

/** A request as it is sent, and how many to keep under way. */
export interface Load {
  readonly host: string;
  readonly port: number;
  /** Makes the next request. */
  readonly request: () => string;
  readonly connections: number;
  /** The status that every answer must have. */
  readonly status: number;
}

/** A request without a body. */
export function getRequest(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: bench\r\n\r\n`;
}

/** A request with a JSON body. */
export function postRequest(path: string, body: object): string {
  const text = JSON.stringify(body);
  const head = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}`;
  return `POST ${path} HTTP/1.1\r\nhost: bench\r\n${head}\r\n\r\n${text}`;
}

/**
 * Sends requests until told to stop, and gives how many were answered.
 *
 * @param goesOn asked before each request, with how many were sent so far
 * @throws {Error} when an answer has another status
 */
export async function sendWhile(load: Load, goesOn: (sent: number) => boolean): Promise<number> {
  let sent = 0;
  let answered = 0;
  const next = (socket: Socket): void => {
    if (!goesOn(sent)) {
      socket.end();
      return;
    }
    sent += 1;
    socket.write(load.request());
  };
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(load.port, load.host, () => next(socket));
      let rest = '';
      socket.setNoDelay(true).setEncoding('latin1');
      socket.on('data', (chunk: string) => {
        rest += chunk;
        const head = rest.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(rest.slice(0, head))?.[1] ?? Number.NaN);
        if (rest.length < head + 4 + length) return;
        if (!rest.startsWith(`HTTP/1.1 ${load.status} `)) {
          reject(new Error(`answered ${rest.slice(0, 200)}`));
          socket.destroy();
          return;
        }
        rest = '';
        answered += 1;
        next(socket);
      });
      socket.once('error', reject).once('close', () => resolve());
    });
  await Promise.all(Array.from({ length: load.connections }, one));
  return answered;
}

/** Makes a server listen, and says what to do when it cannot. */

import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError, messageOf, systemCodeOf } from '../domain/errors.ts';

/** Where to listen, and what users call these two. */
export interface Place {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** How to choose another port, such as `--port`. */
  readonly portOption: string;
  /** How to choose another address, such as `--host`. */
  readonly hostOption: string;
}

/**
 * Connections that may wait until they are taken; systems bound it further (Linux: `net.core.somaxconn`, 4096). Of more than Node's 511 that come at once, some would be
 * neither taken nor refused, and hear nothing for a quarter of a minute.
 */
const BACKLOG = 4_096;

/**
 * Listens, and gives the base address, such as `http://127.0.0.1:9876`. A server that cannot listen is closed.
 *
 * @param announce the log line, made of the address
 * @throws {AppError} `usage` with what to do
 */
export async function listen(
  app: FastifyInstance,
  place: Place,
  announce: (address: string) => string,
): Promise<string> {
  const { host, port } = place;
  try {
    // By its name Fastify would listen at each of its addresses, with a further server for each that knows nothing of limits, nor of how to close.
    const address = host === 'localhost' ? '127.0.0.1' : host;
    await app.listen({ host: address, port, backlog: BACKLOG, listenTextResolver: announce });
  } catch (error) {
    await app.close();
    throw new AppError('usage', advice(error, place), { cause: error });
  }
  return addressAt(host, app);
}

/** The address at which this machine itself reaches a server that listens there, on every interface perhaps. */
export function localAddress(host: string, app: FastifyInstance): string {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return addressAt(everywhere[host] ?? host, app);
}

function addressAt(host: string, app: FastifyInstance): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function advice(error: unknown, { host, port, portOption, hostOption }: Place): string {
  switch (systemCodeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop the other program, or choose another port with ${portOption}.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be opened by this user. Choose one of 1024 or above with ${portOption}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Choose another one with ${hostOption}, such as 127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}:${port}: ${messageOf(error)}.`;
  }
}

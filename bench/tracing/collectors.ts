/** Collectors of traces that behave, and that do not. */

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A collector that listens. */
export interface Collector {
  readonly endpoint: string;
  close(): void;
}

/** Takes everything. */
export const sink: RequestListener = (request, response) => {
  request.resume().once('end', () => response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end());
};

/** Takes ten seconds for each delivery. */
export const slow: RequestListener = (request, response) => {
  request.resume().once('end', () => setTimeout(() => response.writeHead(200).end(), 10_000));
};

/** Refuses every delivery. */
export const refusing: RequestListener = (request, response) => {
  request.resume().once('end', () => response.writeHead(503).end());
};

/** Starts a collector. */
export async function startCollector(listener: RequestListener): Promise<Collector> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What HTTP itself demands of a request, answered in the words of this API instead of an empty page. */

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fp from 'fastify-plugin';
import { malformedResponse } from '../errors.ts';

/** Milliseconds for which kept connections may still be used after the service was told to end, before idle ones are closed. */
const LAST_REQUESTS_MS = 250;

/** How often to look whether all of them were given up, in milliseconds. */
const LOOK_EVERY_MS = 25;

/** What the connections are limited to. */
export interface ProtocolOptions {
  /** Most of them at once. */
  readonly maxConnections: number;
}

/**
 * Refuses HTTP/1.1 requests without a host, takes those with an expectation that Node would turn away, and ends
 * connections with the answers that are sent while closing, so that none keeps the process waiting. Connections that are idle when the
 * closing begins are told so with the answer to their next request, if that comes within a moment; to close them at once would
 * lose the requests that are just on their way.
 */
export const protocol = fp<ProtocolOptions>(
  async (app, { maxConnections }) => {
    const connections = limitedConnections(app.server, maxConnections);
    app.addHook('onRequest', (request, reply, done) => {
      if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) {
        const { status, body } = malformedResponse(400, request.id);
        reply.code(status).send(body);
        return;
      }
      done();
    });
    let closing = false;
    app.addHook('preClose', async () => {
      closing = true;
      for (let waited = 0; waited < LAST_REQUESTS_MS; waited += LOOK_EVERY_MS) {
        if ((await openConnections(app.server)) === 0) return;
        await wait(LOOK_EVERY_MS);
      }
      // To Node one on which nothing ever came is not idle, and it would wait for it as long as it may.
      for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
    });
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (closing) reply.header('connection', 'close');
      done();
    });
    // RFC 9110, section 10.1.1: a server may ignore expectations other than 100-continue.
    app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  },
  { name: 'protocol', fastify: '5.x' },
);

/**
 * The open connections; closes those beyond a number as they come. Not by `server.maxConnections`: of several workers one that is full would refuse, and `node:cluster` hand the
 * connection to the next and the next, round and round as long as all are full.
 */
function limitedConnections(server: Server, most: number): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.prependListener('connection', (socket) => {
    if (open.size >= most) {
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

function openConnections(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.getConnections((error, count) => resolve(error ? 0 : count));
  });
}

/** What HTTP itself demands of a request, answered in the words of this API instead of an empty page. */

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as readWhatCame, setTimeout as wait } from 'node:timers/promises';
import fp from 'fastify-plugin';
import type { Config } from '../../config/schema.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { limitConnections } from '../connection-limits.ts';
import { malformedResponse } from '../errors.ts';

/** Milliseconds for which kept connections may still be used after the service was told to end, before idle ones are closed. */
const LAST_REQUESTS_MS = 250;

/** How often to look whether all of them were given up, in milliseconds. */
const LOOK_EVERY_MS = 25;

/** What the connections are limited to. */
export interface ProtocolOptions {
  readonly limits: Pick<Config['server'], 'max_connections' | 'max_connections_per_address' | 'trusted_proxies'>;
  /** Where those that were closed as they came are counted. */
  readonly metrics?: Metrics | undefined;
}

/**
 * Refuses HTTP/1.1 requests without a host, takes those with an expectation that Node would turn away, and ends
 * connections with the answers that are sent while closing, so that none keeps the process waiting. Connections that are idle when the
 * closing begins are told so with the answer to their next request, if that comes within a moment; to close them at once would
 * lose the requests that are just on their way.
 */
export const protocol = fp<ProtocolOptions>(
  async (app, { limits, metrics }) => {
    const connections = limitConnections(app.server, {
      most: limits.max_connections,
      mostPerAddress: limits.max_connections_per_address,
      trustedProxies: limits.trusted_proxies,
      onClosed: (limit) => metrics?.limits.connectionClosed(limit),
    });
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
      if (app.server.listening) closeSilent(app.server, connections);
      for (let waited = 0; waited < LAST_REQUESTS_MS; waited += LOOK_EVERY_MS) {
        if ((await openConnections(app.server)) === 0) return;
        await wait(LOOK_EVERY_MS);
      }
      // Where the process stood still meanwhile, the time is up although nobody has read yet what came in it.
      await readWhatCame();
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
 * Closes connections on which nothing comes for as long as kept ones may still be used, until the server has closed: to Node they are not idle, and it would wait for them as
 * long as it may. One that came last of all has its time too, as its request may be on its way.
 */
function closeSilent(server: Server, connections: ReadonlySet<Socket>): void {
  let before = new Set<Socket>();
  const look = (): void => {
    const silent = [...connections].filter(({ bytesRead }) => bytesRead === 0);
    for (const connection of silent) if (before.has(connection)) connection.destroy();
    before = new Set(silent);
  };
  look();
  // After what has come was read: where the process stood still meanwhile, the time is up before that.
  const timer = setInterval(() => setImmediate(look), LAST_REQUESTS_MS);
  server.once('close', () => clearInterval(timer));
}

function openConnections(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.getConnections((error, count) => resolve(error ? 0 : count));
  });
}

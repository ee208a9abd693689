/** What HTTP itself demands of a request, answered in the words of this API instead of an empty page. */

import fp from 'fastify-plugin';
import { malformedResponse } from '../errors.ts';

/**
 * Refuses HTTP/1.1 requests without a host, takes those with an expectation that Node would turn away, and ends
 * connections with the answers that are sent while closing, so that none keeps the process waiting.
 */
export const protocol = fp(
  async (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) {
        const { status, body } = malformedResponse(400, request.id);
        reply.code(status).send(body);
        return;
      }
      done();
    });
    let closing = false;
    app.addHook('preClose', (done) => {
      closing = true;
      done();
    });
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (closing) reply.header('connection', 'close');
      done();
    });
    // RFC 9110, section 10.1.1: a server may ignore expectations other than 100-continue.
    app.server.on('checkExpectation', (request, response) => app.routing(request, response));
  },
  { name: 'protocol', fastify: '5.x' },
);

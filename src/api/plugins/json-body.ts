/** Bodies are JSON in UTF-8 and nothing else; keys that would reach an object's prototype are refused. */

import { isUtf8 } from 'node:buffer';
import fp from 'fastify-plugin';

/** Replaces Fastify's parsers, which take plain text and mend broken UTF-8. */
export const jsonBody = fp(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
      if (isUtf8(bytes)) void parse(request, bytes.toString('utf8'), done);
      else
        done(
          Object.assign(new Error('the body is not UTF-8'), { statusCode: 400, code: 'FST_ERR_CTP_INVALID_JSON_BODY' }),
        );
    });
  },
  { name: 'json-body', fastify: '5.x' },
);

/** What the web app's server answers when something goes wrong, in the shape of the API's errors. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorResponse } from '../api/errors.ts';
import { REQUEST_ID_HEADER } from '../api/plugins/request-id.ts';
import { systemCodeOf } from '../domain/errors.ts';
import { SECURITY_HEADERS } from './web-headers.ts';

/** Answers an error: status, name for programs, words for people. */
export function sendError(
  reply: FastifyReply,
  status: number,
  [error, message, suggestion]: readonly [string, string, string],
): FastifyReply {
  return reply.code(status).send({ detail: { error, message, suggestion }, request_id: reply.request.id });
}

/** Answers that there is nothing at an address. */
export function sendNotFound(reply: FastifyReply): FastifyReply {
  return sendError(reply, 404, ['not_found', 'Nothing is at this address.', 'Begin at /.']);
}

/** Answers what handlers throw. A path out of the folder is refused as any other address at which nothing is. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers, body } = errorResponse(error, request.id);
  if (status === 403) return sendNotFound(reply);
  if (status === 500) request.log.error({ err: error }, 'request to the web app failed');
  return reply
    .code(status)
    .headers({ ...headers })
    .send(body);
}

/** Answers requests that the router refuses, for which no hook runs. */
export function answerFrameworkError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS).header(REQUEST_ID_HEADER, request.id);
  void answerError(error, request, reply);
}

const START_API = 'Start the API with `make api`, or wait until it has started, then try again.';

const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Answers in place of the API when it does not: 503 when it cannot be reached, 504 when it is silent, else 502. */
export function answerForApi(reply: FastifyReply, error: Error): void {
  const code = systemCodeOf(error.cause) ?? systemCodeOf(error) ?? '';
  reply.header('cache-control', 'no-store');
  if (NO_CONNECTION.has(code)) {
    reply.header('retry-after', '2');
    sendError(reply, 503, ['api_unreachable', 'The API cannot be reached.', START_API]);
  } else if (code === 'UND_ERR_HEADERS_TIMEOUT') {
    sendError(reply, 504, ['api_timeout', 'The API did not answer in time.', 'Try again. See its log if it persists.']);
  } else {
    sendError(reply, 502, ['api_failed', 'The API broke off its answer.', 'Try again. See its log if it persists.']);
  }
}

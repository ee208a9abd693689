/** How everything that can go wrong is answered: the only place where error codes become HTTP statuses. */

import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { AppError, type AppErrorCode } from '../domain/errors.ts';
import type {
  ErrorAnswer,
  NotFoundAnswer,
  UnresolvedAnswer,
  UnresolvedPairAnswer,
  UnresolvedSeed,
  ValidationAnswer,
} from './schemas/errors.ts';
import { type TitleReference, titleReferenceSchema } from './schemas/title.ts';
import { refusedValues, SchemaRefusal } from './validation.ts';

/** An error as it is answered: a status, headers besides those of every answer, and a body. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: ErrorAnswer | NotFoundAnswer | UnresolvedAnswer | UnresolvedPairAnswer | ValidationAnswer;
}

/** Every status that a malformed or refused request may get, with its words. */
const MALFORMED = {
  400: ['malformed_request', 'The request is malformed.', 'Check the address, the headers and the body.'],
  408: ['request_timeout', 'The request took too long to arrive.', 'Send the whole request at once.'],
  413: ['body_too_large', 'The body is too large.', 'Send a smaller body; a title has at most 500 characters.'],
  415: [
    'unsupported_media_type',
    'The body must be JSON.',
    'Send the header Content-Type: application/json and a JSON body.',
  ],
  431: [
    'headers_too_large',
    'The address and the headers together are too large.',
    'Send a shorter query or fewer headers.',
  ],
} as const;

/** A status of a request that is malformed as HTTP. */
export type MalformedStatus = keyof typeof MALFORMED;

const STATUS: Readonly<Record<AppErrorCode, number>> = {
  usage: 400,
  title_not_found: 404,
  artwork_disabled: 404,
  poster_not_found: 404,
  not_found: 404,
  chart_not_found: 404,
  artwork_unavailable: 502,
  model_missing: 503,
  config_invalid: 500,
  source_unreachable: 500,
  source_refused: 500,
  source_missing: 500,
  source_corrupt: 500,
  validation_failed: 500,
  storage_failed: 500,
  locked: 500,
  model_corrupt: 500,
  model_refused: 500,
  tracking_unavailable: 500,
  provider_unavailable: 500,
  run_not_found: 500,
  key_required: 401,
  key_refused: 401,
  admin_required: 403,
  admin_disabled: 403,
  rate_limited: 429,
  limits_unavailable: 503,
  overloaded: 503,
};

const SEE_DOCS = 'GET / lists the addresses, GET /docs describes them.';

const MAKE_ADMIN_KEY =
  'Make one with `imdb-recommender key create NAME --admin`, put its line into security.api_keys, and start the service again.';

const SUGGESTIONS: Partial<Record<AppErrorCode, string>> = {
  usage: SEE_DOCS,
  title_not_found: 'Check the spelling, or look for the title with GET /search?q=…',
  artwork_disabled: 'Show a picture of your own making. GET / tells whether there are posters.',
  poster_not_found: 'Show a picture of your own making.',
  artwork_unavailable: 'Show a picture of your own making, and try again later.',
  chart_not_found: 'Draw it from the figures of GET /model, or train again.',
  key_required: 'Send it as X-API-Key, or as Authorization: Bearer.',
  key_refused: 'Check the key, or leave it out: only administration needs one.',
  admin_required: 'Use a key that `imdb-recommender key create NAME --admin` made.',
  admin_disabled: MAKE_ADMIN_KEY,
  rate_limited: 'Ask less often; Retry-After tells in how many seconds this request would pass.',
  limits_unavailable: 'Try again in a moment.',
  overloaded: 'Try again in a moment; Retry-After tells when.',
  model_missing: 'Run `make train`, then try again. GET /health/ready tells when a model is serving.',
};

/** Headers besides those of every answer. RFC 9110, section 15.5.2: a 401 tells how to authenticate. */
const HEADERS: Partial<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer realm="imdb-recommender"' },
};

const SEND_JSON = 'Send one JSON object in UTF-8, such as {"title": "Inception"}.';

/** What Fastify's own errors mean, where the words of their status alone would not say it: message and suggestion. */
const PRECISE: Readonly<Record<string, readonly [string, string]>> = {
  FST_ERR_BAD_URL: [
    'The path has a wrong percent-encoding.',
    'Encode the path as UTF-8, each byte as % and two hex digits.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['The body is empty, although its type is application/json.', SEND_JSON],
  FST_ERR_CTP_INVALID_JSON_BODY: ['The body is not valid JSON.', SEND_JSON],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'The body is not as long as Content-Length says.',
    'Send the right Content-Length.',
  ],
};

/** How many titles a 404 suggests in all. */
const MAX_SUGGESTIONS = 5;

const foundDetailsSchema = z.object({
  did_you_mean: z.array(titleReferenceSchema).catch([]),
  suggestion: z.string().optional().catch(undefined),
  retry_after_seconds: z.int().min(1).optional().catch(undefined),
  unresolved: z
    .array(
      z.object({
        seed: z.string(),
        did_you_mean: z.array(titleReferenceSchema).catch([]),
        parameter: z.enum(['a', 'b']).optional(),
      }),
    )
    .optional()
    .catch(undefined),
});

/** How an error is answered. What is unexpected becomes a 500 that says nothing of its cause. */
export function errorResponse(thrown: unknown, requestId: string): ErrorResponse {
  if (thrown instanceof SchemaRefusal) {
    return { status: 422, body: { detail: refusedValues(thrown), request_id: requestId } };
  }
  if (thrown instanceof AppError) return appErrorResponse(thrown, requestId);
  const { statusCode, code } = httpFacts(thrown);
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return unexpected(requestId);
  if (isMalformedStatus(statusCode)) return malformedResponse(statusCode, requestId, code);
  return answer(statusCode, 'request_refused', STATUS_CODES[statusCode] ?? 'Refused.', SEE_DOCS, requestId);
}

/** The answer to a request that is malformed as HTTP; the code of Fastify's error, if any, makes it more precise. */
export function malformedResponse(status: MalformedStatus, requestId: string, code = ''): ErrorResponse {
  const [error, ...words] = MALFORMED[status];
  const [message, suggestion] = PRECISE[code] ?? words;
  return answer(status, error, message, suggestion, requestId);
}

/** The answer to a request for an address that does not exist, or not with this method. */
export function noRouteResponse(allowed: readonly string[], requestId: string): ErrorResponse {
  if (allowed.length > 0) {
    const allow = allowed.join(', ');
    const message = `This address takes ${allow} only.`;
    return { ...answer(405, 'method_not_allowed', message, SEE_DOCS, requestId), headers: { allow } };
  }
  const detail = {
    error: 'route_not_found',
    message: 'Nothing is at this address.',
    suggestion: SEE_DOCS,
    did_you_mean: [],
  };
  return { status: 404, body: { detail, request_id: requestId } };
}

function appErrorResponse(error: AppError, requestId: string): ErrorResponse {
  const status = STATUS[error.code];
  if (status === 500) return unexpected(requestId);
  const found = foundDetailsSchema.parse(error.details);
  const suggestion = found.suggestion ?? SUGGESTIONS[error.code] ?? '';
  if (status !== 404) {
    const headers = {
      ...HEADERS[status],
      ...(found.retry_after_seconds === undefined ? {} : { 'retry-after': String(found.retry_after_seconds) }),
    };
    return { ...answer(status, error.code, error.message, suggestion, requestId), headers };
  }
  const detail = { error: error.code, message: error.message, suggestion };
  const { unresolved } = found;
  if (unresolved === undefined) {
    return { status, body: { detail: { ...detail, did_you_mean: found.did_you_mean }, request_id: requestId } };
  }
  return {
    status,
    body: { detail: { ...detail, did_you_mean: likeliestOf(unresolved), unresolved }, request_id: requestId },
  };
}

/** What may have been meant by several seeds, each title once: the likeliest of every seed, then the second of each, … */
function likeliestOf(unresolved: readonly UnresolvedSeed[]): TitleReference[] {
  const longest = Math.max(0, ...unresolved.map(({ did_you_mean }) => did_you_mean.length));
  const byRank = Array.from({ length: longest }, (_, rank) =>
    unresolved.flatMap(({ did_you_mean }) => did_you_mean.slice(rank, rank + 1)),
  ).flat();
  return [...new Map(byRank.map((title) => [title.tconst, title])).values()].slice(0, MAX_SUGGESTIONS);
}

function unexpected(requestId: string): ErrorResponse {
  return answer(
    500,
    'internal_error',
    'Something went wrong here; it is not your request.',
    'Try again. If it happens again, report it with the request id.',
    requestId,
  );
}

function answer(status: number, error: string, message: string, suggestion: string, requestId: string): ErrorResponse {
  return { status, body: { detail: { error, message, suggestion }, request_id: requestId } };
}

function isMalformedStatus(status: number): status is MalformedStatus {
  return status in MALFORMED;
}

function httpFacts(thrown: unknown): { statusCode?: number; code?: string } {
  if (!(thrown instanceof Error)) return {};
  return {
    ...('statusCode' in thrown && typeof thrown.statusCode === 'number' ? { statusCode: thrown.statusCode } : {}),
    ...('code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}),
  };
}

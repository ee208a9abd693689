/** The responses of an operation, as the OpenAPI document tells them. */

import { z } from 'zod';
import {
  errorAnswerSchema,
  notFoundAnswerSchema,
  unresolvedAnswerSchema,
  unresolvedPairAnswerSchema,
  validationAnswerSchema,
} from './errors.ts';

/** One documented response with a JSON body. */
export interface JsonResponse<Schema extends z.ZodType> {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

/** A response with a JSON body of this schema. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema): JsonResponse<Schema> {
  return { description, content: { 'application/json': { schema } } };
}

/** A response that is a picture. Its body is bytes, which nothing serializes. */
export function jpeg(description: string) {
  const schema = z.custom<Buffer>().meta({ type: 'string', format: 'binary' });
  return { description, content: { 'image/jpeg': { schema } } };
}

/** A response that is plain text. */
export function text(description: string) {
  return { description, content: { 'text/plain': { schema: z.string() } } };
}

/** A response that is a drawing. */
export function svg(description: string) {
  const schema = z.custom<Buffer>().meta({ type: 'string' });
  return { description, content: { 'image/svg+xml': { schema } } };
}

/** What any operation may answer. */
export const anyOperation = {
  400: json('The request is malformed, such as a wrong percent-encoding in the path.', errorAnswerSchema),
  401: json('The request shows an API key that is not known here (error key_refused).', errorAnswerSchema),
  408: json('The request took too long to arrive.', errorAnswerSchema),
  431: json('The address and the headers together are too large.', errorAnswerSchema),
  500: json('An unexpected error. Its cause is in the log, by request id.', errorAnswerSchema),
};

/** What an operation that validates its input may answer. */
export const validated = { 422: json('The schema refuses values in the request.', validationAnswerSchema) };

/** What an operation that takes a body may answer. */
export const withBody = {
  413: json('The body is too large.', errorAnswerSchema),
  415: json('The body is not application/json.', errorAnswerSchema),
};

/** What an operation that looks up a title may answer. */
export const looksUpTitle = { 404: json('There is no such title.', notFoundAnswerSchema) };

/** What an operation that looks up several titles may answer. */
export const looksUpTitles = {
  404: json('Titles of likes or dislikes do not exist; unresolved tells which.', unresolvedAnswerSchema),
};

/** What an operation that compares two titles may answer. */
export const looksUpTwoTitles = {
  404: json('One or both of the titles do not exist; unresolved tells which.', unresolvedPairAnswerSchema),
};

/** What an operation that takes filters may answer where others answer that the request is malformed. */
export const filtered = {
  400: json(
    'The request is malformed; or (error usage) filters name a genre that the catalogue does not know, and the message lists those it knows.',
    errorAnswerSchema,
  ),
};

/** As {@link filtered}, of an operation that takes likes and dislikes. */
export const weighed = {
  400: json(
    'The request is malformed; or (error usage) likes and dislikes cancel each other out, or filters name a genre that the catalogue does not know, and the message lists those it knows.',
    errorAnswerSchema,
  ),
};

/** What an operation of administration may answer: to be spread after {@link anyOperation}, with `security: adminSecurity`. */
export const needsAdmin = {
  401: json(
    'The request shows no API key (error key_required), or one that is not known here (key_refused).',
    errorAnswerSchema,
  ),
  403: json(
    'The API key is not for administration (error admin_required), or no key is (admin_disabled).',
    errorAnswerSchema,
  ),
};

/** What an operation of administration demands. */
export const adminSecurity: readonly Readonly<Record<string, string[]>>[] = [{ apiKey: [] }, { bearer: [] }];

const UNAVAILABLE =
  'the service is overloaded (overloaded), or cannot look up how much was asked for (limits_unavailable)';

/** What an operation may answer that is neither a check nor documentation: added to each where limits are registered. */
export const refusals = {
  limited: json(
    'This client asks for too much (error rate_limited); Retry-After tells when to try again.',
    errorAnswerSchema,
  ),
  unavailable: json(`Not now: ${UNAVAILABLE}. Retry-After tells when to try again.`, errorAnswerSchema),
  noModel: json(
    `No model is serving (error model_missing), and the message says what to do; or not now: ${UNAVAILABLE}. Retry-After tells when to try again.`,
    errorAnswerSchema,
  ),
};

/** What an operation that needs a model may answer. */
export const needsModel = { 503: json('No model is serving; the message says what to do.', errorAnswerSchema) };

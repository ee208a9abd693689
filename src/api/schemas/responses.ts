/** The responses of an operation, as the OpenAPI document tells them. */

import type { z } from 'zod';
import { errorAnswerSchema, notFoundAnswerSchema, validationAnswerSchema } from './errors.ts';

/** One documented response with a JSON body. */
export interface JsonResponse<Schema extends z.ZodType> {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

/** A response with a JSON body of this schema. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema): JsonResponse<Schema> {
  return { description, content: { 'application/json': { schema } } };
}

/** What any operation may answer. */
export const anyOperation = {
  400: json('The request is malformed, such as a wrong percent-encoding in the path.', errorAnswerSchema),
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

/** What an operation that needs a model may answer. */
export const needsModel = { 503: json('No model is serving; the message says what to do.', errorAnswerSchema) };

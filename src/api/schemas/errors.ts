/** The wire shapes of error answers. */

import { z } from 'zod';
import { requestIdSchema, titleReferenceSchema } from './title.ts';

const errorDetailShape = {
  error: z.string().meta({ description: 'Stable name of the error, for programs.', examples: ['malformed_request'] }),
  message: z.string().meta({ description: 'What went wrong, for people.', examples: ['The body is not valid JSON.'] }),
  suggestion: z
    .string()
    .meta({ description: 'What to do about it.', examples: ['Send one JSON object, such as {"title": "Inception"}.'] }),
};

/** Any error but a refused value or something that does not exist. */
export const errorAnswerSchema = z
  .object({ detail: z.object(errorDetailShape).meta({ description: 'What went wrong.' }), request_id: requestIdSchema })
  .meta({ id: 'Error', description: 'An error, in words that help.' });

/** Something that does not exist, with what may have been meant. */
export const notFoundAnswerSchema = z
  .object({
    detail: z
      .object({
        ...errorDetailShape,
        did_you_mean: z
          .array(titleReferenceSchema)
          .meta({ description: 'Up to five titles that may have been meant; often none.' }),
      })
      .meta({ description: 'What was not found.' }),
    request_id: requestIdSchema,
  })
  .meta({ id: 'NotFound', description: 'Something that does not exist, and what may have been meant.' });

const unresolvedSeedSchema = z
  .object({
    seed: z.string().meta({ description: 'The title or identifier, as it was sent.', examples: ['incepton 3'] }),
    did_you_mean: z
      .array(titleReferenceSchema)
      .meta({ description: 'Up to five titles that may have been meant by it; often none.' }),
  })
  .meta({ id: 'UnresolvedSeed', description: 'A title of a list that does not exist.' });

/** Titles of a list that do not exist, with what may have been meant by each. */
export const unresolvedAnswerSchema = z
  .object({
    detail: z
      .object({
        ...errorDetailShape,
        did_you_mean: z
          .array(titleReferenceSchema)
          .max(5)
          .meta({ description: 'Up to five titles that may have been meant, the likeliest of each first.' }),
        unresolved: z
          .array(unresolvedSeedSchema)
          .meta({ description: 'Every title of likes and dislikes that does not exist.' }),
      })
      .meta({ description: 'What was not found.' }),
    request_id: requestIdSchema,
  })
  .meta({ id: 'Unresolved', description: 'Titles of a list that do not exist, and what may have been meant.' });

const refusedValueSchema = z
  .object({
    loc: z.array(z.union([z.string(), z.int()])).meta({
      description: 'Where the value is: body, query or path, then the field.',
      examples: [['body', 'top_k']],
    }),
    msg: z.string().meta({ description: 'What is expected.', examples: ['Expected a whole number from 1 to 50.'] }),
    type: z.string().meta({ description: 'Kind of refusal, for programs.', examples: ['less_than_equal'] }),
  })
  .meta({ id: 'RefusedValue', description: 'One value that the schema refuses.' });

/** Everything that the schema refuses in one request. */
export const validationAnswerSchema = z
  .object({
    detail: z.array(refusedValueSchema).meta({ description: 'Every refused value, at most fifty.' }),
    request_id: requestIdSchema,
  })
  .meta({ id: 'ValidationError', description: 'The request is well-formed, but the schema refuses values in it.' });

const unresolvedSideSchema = unresolvedSeedSchema
  .extend({
    parameter: z.enum(['a', 'b']).meta({ description: 'Which of the two it is.', examples: ['b'] }),
  })
  .meta({ id: 'UnresolvedSide', description: 'One of two titles that does not exist.' });

/** One or both of two titles that do not exist, with what may have been meant by each. */
export const unresolvedPairAnswerSchema = unresolvedAnswerSchema
  .extend({
    detail: unresolvedAnswerSchema.shape.detail
      .extend({
        unresolved: z
          .array(unresolvedSideSchema)
          .min(1)
          .max(2)
          .meta({ description: 'Which of the two do not exist, a before b.' }),
      })
      .meta({ description: 'What was not found.' }),
  })
  .meta({ id: 'UnresolvedPair', description: 'One or both of two titles that do not exist.' });

/** An error answer. */
export type ErrorAnswer = z.output<typeof errorAnswerSchema>;

/** A 404 answer. */
export type NotFoundAnswer = z.output<typeof notFoundAnswerSchema>;

/** One title of a list that does not exist. */
export type UnresolvedSeed = z.output<typeof unresolvedSeedSchema>;

/** One of two titles that does not exist. */
export type UnresolvedSide = z.output<typeof unresolvedSideSchema>;

/** A 404 answer about two titles. */
export type UnresolvedPairAnswer = z.output<typeof unresolvedPairAnswerSchema>;

/** A 404 answer about titles of a list. */
export type UnresolvedAnswer = z.output<typeof unresolvedAnswerSchema>;

/** One value that the schema refuses. */
export type RefusedValue = z.output<typeof refusedValueSchema>;

/** A 422 answer. */
export type ValidationAnswer = z.output<typeof validationAnswerSchema>;

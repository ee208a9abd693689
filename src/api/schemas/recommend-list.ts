/** The wire shapes of a request for recommendations by several titles and its answer. */

import { z } from 'zod';
import { titleFiltersSchema } from './filters.ts';
import { listShape, topKSchema } from './recommend.ts';
import { rankingShape, refuseHybridOptions } from './strategy.ts';
import { strictMessage } from './strict.ts';
import { resolvedBySchema, titleFactsShape } from './title.ts';

/** Most titles in likes, and in dislikes. */
const MAX_SEEDS = 200;

const seed = "Expected a title or IMDb's identifier of one, 1 to 500 characters besides spaces.";
const likes = `Expected a list of 1 to ${MAX_SEEDS} titles or identifiers.`;
const dislikes = `Expected a list of at most ${MAX_SEEDS} titles or identifiers.`;

/** A title by its identifier or name. */
export const titleOrIdSchema = z
  .string({ error: seed })
  .trim()
  .min(1, seed)
  .max(500, seed)
  .meta({ examples: ['tt0468569', 'inception'] });

/** The body of `POST /recommend/list`; unknown fields are refused. */
export const recommendListRequestSchema = z
  .strictObject(
    {
      likes: z
        .array(titleOrIdSchema, { error: likes })
        .min(1, likes)
        .max(MAX_SEEDS, likes)
        .meta({
          description:
            "Titles to recommend for, 1–200: each IMDb's identifier or a title as a person types it (1–500 characters after trimming). Their order is without meaning.",
          examples: [['tt0468569', 'inception']],
        }),
      dislikes: z
        .array(titleOrIdSchema, { error: dislikes })
        .max(MAX_SEEDS, dislikes)
        .default([])
        .meta({ description: 'Titles to keep away from, at most 200, in the same form.', examples: [['die hard']] }),
      top_k: topKSchema,
      filters: titleFiltersSchema.optional(),
      ...rankingShape,
    },
    {
      error: strictMessage(
        'Expected a JSON object with likes, and optionally dislikes, top_k, filters, strategy, diversity and familiarity.',
        'likes, dislikes, top_k, filters, strategy, diversity and familiarity',
      ),
    },
  )
  .superRefine(refuseHybridOptions)
  .meta({
    id: 'RecommendListRequest',
    description: 'What to recommend for: at least one title that is liked. Unknown fields are refused.',
    examples: [
      { likes: ['tt0468569', 'inception'], top_k: 5 },
      { likes: ['the matrix'], dislikes: ['die hard'], filters: { year_from: 2000 } },
    ],
  });

const seedAnswerSchema = z
  .object({
    ...titleFactsShape,
    resolved_by: resolvedBySchema,
    liked: z.boolean().meta({ description: 'Whether it is liked or disliked.', examples: [true] }),
  })
  .meta({ id: 'Seed', description: 'A title that was recommended for, as it was found.' });

/** The answer of `POST /recommend/list`. */
export const recommendListAnswerSchema = z
  .object({
    seeds: z.array(seedAnswerSchema).meta({
      description: 'The titles that were named, each once: likes before dislikes, each by tconst.',
    }),
    ...listShape,
  })
  .meta({ id: 'RecommendListAnswer', description: 'Several titles and what is recommended for them together.' });

/** The answer of `POST /recommend/list`. */
export type RecommendListAnswer = z.output<typeof recommendListAnswerSchema>;

/** The wire shapes of a request for recommendations and its answer. */

import { z } from 'zod';
import { titleFiltersSchema } from './filters.ts';
import {
  rankingShape,
  reasonsSchema,
  refuseHybridOptions,
  scoreSchema,
  similarityScoreSchema,
  usedStrategySchema,
} from './strategy.ts';
import { strictMessage } from './strict.ts';
import { factsShape, referenceShape, resolvedBySchema, tconstSchema, titleFactsSchema } from './title.ts';

const titleQuerySchema = z
  .string({ error: 'Expected the title as text.' })
  .trim()
  .min(1, 'Expected 1 to 500 characters besides spaces.')
  .max(500, 'Expected at most 500 characters.');

const topK = 'Expected a whole number from 1 to 50.';

/** How many recommendations a request asks for. */
export const topKSchema = z
  .int({ error: topK })
  .min(1, topK)
  .max(50, topK)
  .default(10)
  .meta({ description: 'How many recommendations, 1–50.', examples: [10] });

/** The body of `POST /recommend`; unknown fields are refused, for a mistyped one would otherwise be ignored silently. */
export const recommendRequestSchema = z
  .strictObject(
    {
      title: titleQuerySchema.nullish().meta({
        description:
          'A title as a person types it (1–500 characters after trimming); case, accents and punctuation do not matter. Null is the same as absent.',
        examples: ['the dark knight'],
      }),
      tconst: tconstSchema.nullish().meta({
        description:
          "IMDb's identifier: tt in lower case and 7 to 10 digits. It wins over title, and must exist. Null is the same as absent.",
        examples: ['tt0468569'],
      }),
      top_k: topKSchema,
      filters: titleFiltersSchema.optional(),
      ...rankingShape,
    },
    {
      error: strictMessage(
        'Expected a JSON object with title or tconst, and optionally top_k, filters, strategy, diversity and familiarity.',
        'title, tconst, top_k, filters, strategy, diversity and familiarity',
      ),
    },
  )
  .superRefine(refuseHybridOptions)
  .refine((body) => (body.title ?? body.tconst ?? null) !== null, {
    message: 'Expected at least one of title and tconst.',
  })
  .meta({
    id: 'RecommendRequest',
    description: 'What to recommend for: at least one of title and tconst is needed. Unknown fields are refused.',
    examples: [
      { title: 'the dark knight', top_k: 5 },
      { tconst: 'tt0468569' },
      { title: 'inception', filters: { title_types: ['movie'], genres: { any: ['Sci-Fi'] }, min_rating: 7.5 } },
      { title: 'inception', diversity: 0.5, familiarity: 0.2 },
      { title: 'inception', strategy: 'content' },
    ],
  });

const recommendationSchema = z
  .object({
    rank: z
      .int()
      .min(1)
      .meta({ description: '1 for the best; the list is in its order.', examples: [1] }),
    tconst: referenceShape.tconst,
    title: referenceShape.title,
    similarity_score: similarityScoreSchema,
    ...factsShape,
    score: scoreSchema,
    reasons: reasonsSchema,
  })
  .meta({ id: 'Recommendation', description: 'One recommended title.' });

/** How long the engine took. */
export const latencyMsSchema = z
  .number()
  .min(0)
  .meta({ description: 'Milliseconds the engine took, rounded to 3 places.', examples: [0.214] });

/** Which model answered. */
export const modelVersionSchema = z
  .string()
  .meta({ description: 'Version of the model that answered.', examples: ['20260101T120000000Z-3f9a1c'] });

/** Most titles in the row of related ones. */
export const MAX_RELATED = 20;

/** The fields of every answer with recommendations, after those that tell what they are for; clients rely on their order. */
export const listShape = {
  top_k: z
    .int()
    .min(1)
    .max(50)
    .meta({ description: 'How many recommendations were asked for.', examples: [10] }),
  recommendations: z.array(recommendationSchema).max(50).meta({
    description:
      'The best titles that meet the filters, none of those asked for among them; fewer than top_k where there are no more. They are in the order of rank, which follows score but where hybrid moves a title down because it is too like those above it; similarity_score need not follow with hybrid.',
  }),
  latency_ms: latencyMsSchema,
  model_version: modelVersionSchema,
  strategy: usedStrategySchema,
  related: z.array(recommendationSchema).max(MAX_RELATED).meta({
    description:
      'Sequels, remakes and other titles of the same name, which hybrid keeps out of the list, with ranks of their own; they meet the filters too; at most 20, often none, and none with content.',
  }),
};

/** The answer of `POST /recommend`. */
export const recommendAnswerSchema = z
  .object({ query: titleFactsSchema, resolved_by: resolvedBySchema, ...listShape })
  .meta({ id: 'RecommendAnswer', description: 'A title and what is recommended for it.' });

/** One recommended title. */
export type RecommendationAnswer = z.output<typeof recommendationSchema>;

/** The answer of `POST /recommend`. */
export type RecommendAnswer = z.output<typeof recommendAnswerSchema>;

/** The wire shapes of comparing two titles: the query string of `GET /similarity`, and its answer. */

import { z } from 'zod';
import { latencyMsSchema, modelVersionSchema } from './recommend.ts';
import { titleOrIdSchema } from './recommend-list.ts';
import { scorerReportSchema } from './scorers.ts';
import {
  familiaritySchema,
  reasonsSchema,
  refuseHybridOptions,
  scoreSchema,
  similarityScoreSchema,
  strategySchema,
  usedStrategySchema,
} from './strategy.ts';
import { resolvedBySchema, titleFactsSchema } from './title.ts';

/** The query string of `GET /similarity`. Unknown parameters are ignored, for links and proxies add their own. */
export const similarityQuerySchema = z
  .object({
    a: titleOrIdSchema.meta({
      description:
        "The one title: IMDb's identifier, which must exist, or a title as a person types it (1–500 characters after trimming).",
      examples: ['inception'],
    }),
    b: titleOrIdSchema.meta({ description: 'The other one, in the same form.', examples: ['tt0133093'] }),
    strategy: strategySchema,
    familiarity: familiaritySchema,
  })
  .superRefine(refuseHybridOptions);

/** The answer of `GET /similarity`. */
export const similarityAnswerSchema = z
  .object({
    a: titleFactsSchema,
    b: titleFactsSchema,
    resolved_by: z
      .object({ a: resolvedBySchema, b: resolvedBySchema })
      .meta({ description: 'How each of the two was found.' }),
    strategy: usedStrategySchema,
    score: scoreSchema.meta({
      description:
        'What the strategy makes of b as a recommendation for a, 0–1, the higher the better; rounded to 4 places. Asked the other way round it may be another.',
      examples: [0.9312],
    }),
    similarity_score: similarityScoreSchema.meta({
      description: 'Cosine similarity of the content of the two, whatever the strategy; rounded to 4 places.',
      examples: [0.8552],
    }),
    scorers: z
      .array(scorerReportSchema)
      .meta({ description: 'What each scorer says of the two, the weightiest contribution first.' }),
    reasons: reasonsSchema,
    latency_ms: latencyMsSchema,
    model_version: modelVersionSchema,
  })
  .meta({ id: 'Similarity', description: 'How alike two titles are, and why.' });

/** The answer of `GET /similarity`. */
export type SimilarityAnswer = z.output<typeof similarityAnswerSchema>;

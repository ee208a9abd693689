/** The wire shapes of the health checks. */

import { z } from 'zod';
import { CATALOGUES } from '../../domain/catalogue.ts';
import { scorersSchema } from './scorers.ts';
import { requestIdSchema } from './title.ts';

/** The answer of `GET /health`, healthy or degraded. */
export const healthAnswerSchema = z
  .object({
    status: z
      .enum(['healthy', 'degraded'])
      .meta({ description: 'healthy with a model, degraded without.', examples: ['healthy'] }),
    model_loaded: z.boolean().meta({ description: 'Whether a model is serving.', examples: [true] }),
    titles_count: z
      .int()
      .min(0)
      .meta({ description: 'How many titles can be recommended.', examples: [38_466] }),
    version: z.string().meta({ description: 'Version of the application.', examples: ['0.1.0'] }),
    model_version: z
      .string()
      .nullable()
      .meta({ description: 'Version of the model; null without one.', examples: ['20260101T120000000Z-3f9a1c'] }),
    catalogue: z
      .enum(CATALOGUES)
      .nullable()
      .meta({
        description: "Whose titles: imdb (IMDb's servers), local (a folder or mirror) or demo; null without a model.",
        examples: ['imdb'],
      }),
    total_requests: z
      .int()
      .min(0)
      .meta({
        description:
          'Answers of /recommend, /recommend/list, /similarity, /search, /suggest and /titles since the start, whatever their status; nothing else is counted, posters neither.',
        examples: [1024],
      }),
    avg_latency_ms: z
      .number()
      .min(0)
      .meta({ description: 'Mean milliseconds of those answers; 0 before the first.', examples: [0.412] }),
    uptime_seconds: z
      .number()
      .min(0)
      .meta({ description: 'Seconds since the start.', examples: [3600.5] }),
    notice: z
      .string()
      .optional()
      .meta({
        description: 'What an operator should know: that the catalogue is the demo, or why there is no model.',
        examples: ['No model is loaded. Run `make train`.'],
      }),
    request_id: requestIdSchema.optional().meta({ description: 'Identifier of the request; only when degraded.' }),
    scorers: scorersSchema.meta({
      description: 'The scorers of the strategy hybrid: which are on, which are off and why; none without a model.',
    }),
    refused_model: z
      .object({
        version: z
          .string()
          .nullable()
          .meta({
            description: 'What the pointer names; null when it names nothing.',
            examples: ['20260102T120000000Z-81e0b2'],
          }),
        reason: z.string().meta({
          description: 'What is wrong with it, and what to do.',
          examples: ['The model is damaged: titles.parquet is not as it was written (its checksum differs).'],
        }),
        at: z.iso
          .datetime()
          .meta({ description: 'When it was refused (UTC).', examples: ['2026-01-02T12:00:00.000Z'] }),
      })
      .optional()
      .meta({
        description:
          'The current model, when it could not be loaded and an older one goes on serving; absent otherwise.',
      }),
  })
  .meta({ id: 'Health', description: 'How the service is.' });

/** The answer of `GET /health/live`. */
export const liveAnswerSchema = z
  .object({ status: z.literal('alive').meta({ description: 'Always alive.', examples: ['alive'] }) })
  .meta({ id: 'Live', description: 'The process answers.' });

/** The answer of `GET /health/ready`. */
export const readyAnswerSchema = z
  .object({ status: z.literal('ready').meta({ description: 'Always ready.', examples: ['ready'] }) })
  .meta({ id: 'Ready', description: 'A model is serving.' });

/** The answer of `GET /health`. */
export type HealthAnswer = z.output<typeof healthAnswerSchema>;

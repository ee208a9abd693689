/** The wire shapes of administration. */

import { z } from 'zod';

/** The answer of `POST /admin/reload`. */
export const reloadAnswerSchema = z
  .object({
    result: z.enum(['swapped', 'unchanged', 'refused']).meta({
      description:
        'swapped: another model serves now; unchanged: the current one served already; refused: the current one is not sound, and what served goes on.',
      examples: ['swapped'],
    }),
    version: z
      .string()
      .nullable()
      .meta({ description: 'The current model; null when there is none.', examples: ['20260102T120000000Z-81e0b2'] }),
    previous: z
      .string()
      .nullable()
      .optional()
      .meta({
        description: 'What served before, only when swapped; null when nothing did.',
        examples: ['20260101T120000000Z-3f9a1c'],
      }),
    seconds: z
      .number()
      .min(0)
      .optional()
      .meta({ description: 'How long loading, verifying and trying it took; only when swapped.', examples: [0.412] }),
    reason: z
      .string()
      .optional()
      .meta({
        description: 'What is wrong with it and what to do; only when refused.',
        examples: ['The model is damaged: titles.parquet is not as it was written (its checksum differs).'],
      }),
  })
  .meta({ id: 'Reload', description: 'What came of looking for another model.' });

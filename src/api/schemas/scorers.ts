/** The wire shapes of scorers: which of them the model that serves has, and what each says of two titles. */

import { z } from 'zod';

const name = z.string().meta({ description: 'Name of the scorer.', examples: ['people'] });

/** Which scorers of the strategy hybrid are on. */
export const scorersSchema = z.array(
  z
    .object({
      name,
      on: z.boolean().meta({ description: 'Whether the model has what the scorer needs.', examples: [true] }),
      note: z.string().meta({
        description: 'What the scorer works from when it is on, and what it needs when it is off.',
        examples: ['directors, writers and cast of the titles'],
      }),
    })
    .meta({ id: 'ScorerStatus', description: 'Whether a scorer of the strategy hybrid takes part.' }),
);

/** What one scorer says of two titles. */
export const scorerReportSchema = z
  .object({
    name,
    value: z
      .number()
      .nullable()
      .meta({
        description:
          "What it says of the two, in the scorer's own unit, to 4 significant digits; null where it knows nothing of one of them.",
        examples: [0.2143],
      }),
    contribution: z.number().meta({
      description: 'What it adds to the blend, before that is brought to 0–1; rounded to 4 places.',
      examples: [0.1875],
    }),
  })
  .meta({ id: 'ScorerReport', description: 'What one scorer says of two titles.' });

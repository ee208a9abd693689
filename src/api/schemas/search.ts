/** The wire shapes of looking for titles: the query strings of `GET /search` and `GET /suggest`. */

import { z } from 'zod';

const q = 'Expected one text of 1 to 200 characters besides spaces.';

const textSchema = z.string({ error: q }).trim().min(1, q).max(200, q);

/** How many titles at most. */
function limitSchema(most: number, ordinary: number) {
  const limit = `Expected one whole number from 1 to ${most}.`;
  return z
    .int({ error: limit })
    .min(1, limit)
    .max(most, limit)
    .default(ordinary)
    .meta({ description: `How many titles at most, 1–${most}.`, examples: [ordinary] });
}

/** The query string of `GET /search`. Unknown parameters are ignored, for links and proxies add their own. */
export const searchQuerySchema = z.object({
  q: textSchema.meta({
    description: 'What to look for (1–200 characters after trimming); typos are forgiven.',
    examples: ['incepton'],
  }),
  limit: limitSchema(100, 20),
});

/** The query string of `GET /suggest`. Unknown parameters are ignored here too. */
export const suggestQuerySchema = z.object({
  q: textSchema.meta({
    description: 'What has been typed so far (1–200 characters after trimming).',
    examples: ['inc'],
  }),
  limit: limitSchema(20, 8),
});

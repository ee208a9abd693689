/** The wire shape of a search: its query string. */

import { z } from 'zod';

const q = 'Expected one text of 1 to 200 characters besides spaces.';
const limit = 'Expected one whole number from 1 to 100.';

/** The query string of `GET /search`. Unknown parameters are ignored, for links and proxies add their own. */
export const searchQuerySchema = z.object({
  q: z
    .string({ error: q })
    .trim()
    .min(1, q)
    .max(200, q)
    .meta({
      description: 'What to look for (1–200 characters after trimming); typos are forgiven.',
      examples: ['incepton'],
    }),
  limit: z
    .int({ error: limit })
    .min(1, limit)
    .max(100, limit)
    .default(20)
    .meta({ description: 'How many titles at most, 1–100.', examples: [20] }),
});

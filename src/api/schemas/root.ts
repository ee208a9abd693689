/** The wire shape of the start page. */

import { z } from 'zod';

/** The answer of `GET /`. */
export const rootAnswerSchema = z
  .object({
    name: z.string().meta({ description: 'Name of the application.', examples: ['imdb-recommender'] }),
    version: z.string().meta({ description: 'Version of the application.', examples: ['0.1.0'] }),
    links: z
      .record(z.string(), z.string())
      .meta({ description: 'Where to go from here, by name.', examples: [{ docs: '/docs', health: '/health' }] }),
  })
  .meta({ id: 'Root', description: 'What this is and where to go from here.' });

/** The wire shape of the start page. */

import { z } from 'zod';

const artworkSchema = z
  .object({
    provider: z.enum(['generated', 'tmdb']).meta({
      description: 'tmdb: GET /titles/{tconst}/poster has posters. generated: it has none, draw something yourself.',
      examples: ['generated'],
    }),
    attribution: z
      .string()
      .nullable()
      .meta({ description: 'What must be shown wherever a poster is; null without posters.', examples: [null] }),
  })
  .meta({ id: 'Artwork', description: 'Where pictures of titles come from.' });

/** The answer of `GET /`. */
export const rootAnswerSchema = z
  .object({
    name: z.string().meta({ description: 'Name of the application.', examples: ['imdb-recommender'] }),
    version: z.string().meta({ description: 'Version of the application.', examples: ['0.1.0'] }),
    links: z
      .record(z.string(), z.string())
      .meta({ description: 'Where to go from here, by name.', examples: [{ docs: '/docs', health: '/health' }] }),
    artwork: artworkSchema,
  })
  .meta({ id: 'Root', description: 'What this is and where to go from here.' });

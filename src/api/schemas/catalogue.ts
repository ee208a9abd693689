/** The wire shapes of the catalogue as a whole: what there is to filter by, and a title at random. */

import { z } from 'zod';
import { TITLE_TYPES } from '../../domain/title.ts';
import { titleFactsSchema } from './title.ts';

/** Most titles in a list of favourites. */
export const MOST_SHOWN = 24;

const count = z.int().min(0);

/** The answer of `GET /catalogue`. */
export const catalogueAnswerSchema = z
  .object({
    titles: count.meta({ description: 'How many titles can be recommended.', examples: [38_466] }),
    genres: z.array(z.object({ genre: z.string(), titles: count })).meta({
      description: 'Genres and how many titles have each, by name.',
      examples: [[{ genre: 'Drama', titles: 21_000 }]],
    }),
    title_types: z.array(z.object({ title_type: z.enum(TITLE_TYPES), titles: count })).meta({
      description: 'Types and how many titles are of each, the most frequent first.',
      examples: [[{ title_type: 'movie', titles: 33_000 }]],
    }),
    years: z
      .object({ min: z.int(), max: z.int() })
      .meta({ description: 'Years of the oldest and the newest title.', examples: [{ min: 1970, max: 2026 }] }),
    most_voted: z
      .array(titleFactsSchema)
      .max(MOST_SHOWN)
      .meta({ description: 'The titles with the most votes, the most voted first.' }),
    top_rated: z
      .array(titleFactsSchema)
      .max(MOST_SHOWN)
      .meta({ description: 'The titles of the highest weighted rating, the best first.' }),
    attribution: z.string().meta({
      description: 'What IMDb asks to be shown with its data.',
      examples: ['Information courtesy of IMDb (https://www.imdb.com). Used with permission.'],
    }),
  })
  .meta({ id: 'Catalogue', description: 'What there is to filter by, and where to begin.' });

/** The answer of `GET /catalogue`. */
export type CatalogueAnswer = z.output<typeof catalogueAnswerSchema>;

const votes = 'Expected one whole number from 0 to 2147483647.';

/** The query string of `GET /titles/random`. Unknown parameters are ignored. */
export const randomQuerySchema = z.object({
  min_votes: z
    .int({ error: votes })
    .min(0, votes)
    .max(2_147_483_647, votes)
    .default(0)
    .meta({ description: 'Fewest votes.', examples: [50_000] }),
});

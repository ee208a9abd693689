/** The wire shape of the conditions that recommended titles must meet. */

import { z } from 'zod';
import { TITLE_TYPES } from '../../domain/title.ts';
import { strictMessage } from './strict.ts';
import { tconstSchema } from './title.ts';

/** Most genre names in one list; IMDb has fewer than thirty. */
const MAX_GENRES = 50;
/** Most excluded titles. */
const MAX_EXCLUDED = 1000;

const titleType = `Expected one of ${TITLE_TYPES.join(', ')}.`;
const titleTypes = `Expected a list of 1 to ${TITLE_TYPES.length} title types.`;
const genre = 'Expected the name of a genre, 1 to 50 characters besides spaces.';
const genres = `Expected a list of 1 to ${MAX_GENRES} genre names.`;
const year = 'Expected a year, a whole number from 1800 to 2200.';
const rating = 'Expected a number from 0 to 10.';
const votes = 'Expected a whole number from 0 to 2147483647.';
const runtime = 'Expected minutes, a whole number from 1 to 100000.';
const excluded = `Expected a list of 1 to ${MAX_EXCLUDED} identifiers of titles.`;

const genreSchema = z
  .string({ error: genre })
  .trim()
  .min(1, genre)
  .max(50, genre)
  .meta({ examples: ['Drama', 'Sci-Fi'] });

const genreList = () => z.array(genreSchema, { error: genres }).min(1, genres).max(MAX_GENRES, genres).optional();

const genresSchema = z
  .strictObject(
    {
      all: genreList().meta({ description: 'The title has every one of these.', examples: [['Drama']] }),
      any: genreList().meta({ description: 'The title has at least one of these.', examples: [['Crime', 'Thriller']] }),
      none: genreList().meta({ description: 'The title has none of these.', examples: [['Animation']] }),
    },
    { error: strictMessage('Expected an object with all, any or none.', 'all, any and none') },
  )
  .meta({
    id: 'GenreFilters',
    description:
      'Conditions on the genres, by their names in IMDb. Unknown genres are refused by 400, which lists them.',
    examples: [{ any: ['Crime', 'Thriller'], none: ['Animation'] }],
  });

const yearSchema = z.int({ error: year }).min(1800, year).max(2200, year).optional();

/** The conditions of a request; unknown fields are refused, for a mistyped one would otherwise be ignored silently. */
export const titleFiltersSchema = z
  .strictObject(
    {
      title_types: z
        .array(z.enum(TITLE_TYPES, { error: titleType }), { error: titleTypes })
        .min(1, titleTypes)
        .max(TITLE_TYPES.length, titleTypes)
        .optional()
        .meta({ description: 'The title is of one of these types.', examples: [['movie', 'tvMovie']] }),
      genres: genresSchema.optional(),
      year_from: yearSchema.meta({ description: 'First year, itself included.', examples: [1990] }),
      year_to: yearSchema.meta({
        description: 'Last year, itself included; not before year_from.',
        examples: [2015],
      }),
      min_rating: z
        .number({ error: rating })
        .min(0, rating)
        .max(10, rating)
        .optional()
        .meta({ description: 'Lowest rating, 0–10.', examples: [7.5] }),
      min_votes: z
        .int({ error: votes })
        .min(0, votes)
        .max(2_147_483_647, votes)
        .optional()
        .meta({ description: 'Fewest votes.', examples: [100_000] }),
      max_runtime: z
        .int({ error: runtime })
        .min(1, runtime)
        .max(100_000, runtime)
        .optional()
        .meta({ description: 'Longest runtime in minutes; a title of unknown runtime fails it.', examples: [150] }),
      exclude: z
        .array(tconstSchema, { error: excluded })
        .min(1, excluded)
        .max(MAX_EXCLUDED, excluded)
        .optional()
        .meta({
          description: 'Titles never to recommend, such as those already seen; unknown ones do no harm.',
          examples: [['tt0133093']],
        }),
    },
    {
      error: strictMessage(
        'Expected an object of conditions.',
        'title_types, genres, year_from, year_to, min_rating, min_votes, max_runtime and exclude',
      ),
    },
  )
  .refine(({ year_from, year_to }) => year_from === undefined || year_to === undefined || year_from <= year_to, {
    path: ['year_to'],
    message: 'Expected a year not before year_from.',
  })
  .meta({
    id: 'TitleFilters',
    description:
      'Conditions that every recommended title meets; all of them where several are given. A title whose value is unknown fails a condition on it. They hold within the search, so top_k titles come back wherever that many meet them. Unknown fields are refused.',
    examples: [{ title_types: ['movie'], genres: { any: ['Crime', 'Thriller'] }, year_from: 1990, min_rating: 7.5 }],
  });

/** The conditions of a request. */
export type TitleFiltersRequest = z.output<typeof titleFiltersSchema>;

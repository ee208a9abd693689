/** The wire shapes of a title, from its identifier to all its facts. */

import { z } from 'zod';
import { POSTER_SIZES } from '../../artwork/port.ts';
import { RESOLUTIONS } from '../../domain/recommendation.ts';
import { TITLE_TYPES } from '../../domain/title.ts';

/** IMDb's identifier of a title, as requests and answers carry it. */
export const tconstSchema = z
  .string({ error: "Expected IMDb's identifier of a title, such as tt1375666." })
  .regex(/^tt\d{7,10}$/, 'Expected tt in lower case and 7 to 10 digits, such as tt1375666.')
  .meta({ description: "IMDb's identifier: tt in lower case and 7 to 10 digits.", examples: ['tt1375666'] });

/** The identifier of a request. */
export const requestIdSchema = z.string().meta({
  description: 'Identifier of the request, the same as in the X-Request-ID header; logs carry it too.',
  examples: ['0b9c2f0e-5d0e-4c39-9f0a-0c2f6f3b7a11'],
});

/** The fields that say which title it is. */
export const referenceShape = {
  tconst: tconstSchema,
  title: z.string().meta({ description: 'The title by which it is best known.', examples: ['Inception'] }),
  year: z.int().meta({ description: "Year of release, or of a series' first broadcast.", examples: [2010] }),
};

const ratingShape = {
  rating: z
    .number()
    .min(0)
    .max(10)
    .meta({ description: "Mean of all users' ratings, 0–10.", examples: [8.8] }),
  votes: z
    .int()
    .min(0)
    .meta({ description: 'How many users rated it.', examples: [2_500_000] }),
};

const genresSchema = z
  .string()
  .meta({ description: 'Genre names, separated by commas.', examples: ['Action,Adventure,Sci-Fi'] });

const titleTypeSchema = z.enum(TITLE_TYPES).meta({ description: "IMDb's type of title.", examples: ['movie'] });

/** The fields that tell a title's facts. */
export const factsShape = {
  year: referenceShape.year,
  ...ratingShape,
  genres: genresSchema,
  runtime_minutes: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: 'Runtime in minutes; null where IMDb does not know.', examples: [148] }),
  title_type: titleTypeSchema,
};

/** How a query was matched to a title. */
const resolutionSchema = z.enum(RESOLUTIONS);

/** How the title of a query was found. */
export const resolvedBySchema = resolutionSchema.meta({
  description:
    'How the title was found: by tconst, or because a name of it is the text (exact), begins with it (prefix), has a word from which on it does (word-prefix), contains it (substring) or its words (words), or is it but for typos (typo).',
  examples: ['exact'],
});

/** Which title it is. */
export const titleReferenceSchema = z
  .object(referenceShape)
  .meta({ id: 'TitleReference', description: 'Which title it is.' });

/** The fields of a title: which one it is, and its facts. */
export const titleFactsShape = { tconst: referenceShape.tconst, title: referenceShape.title, ...factsShape };

/** A title's facts. */
export const titleFactsSchema = z.object(titleFactsShape).meta({ id: 'Title', description: "A title's facts." });

/** A title that a search found. */
export const searchResultSchema = z
  .object({
    ...referenceShape,
    ...ratingShape,
    genres: genresSchema,
    title_type: titleTypeSchema,
    match: resolutionSchema.meta({
      description: 'How it matches, in the words of resolved_by.',
      examples: ['prefix'],
    }),
    highlights: z.array(z.tuple([z.int().min(0), z.int().min(0)])).meta({
      description:
        'Ranges of title that match, as pairs of start and end in UTF-16 units, the end exclusive; ascending, not overlapping. Empty when another name of the title matches.',
      examples: [[[0, 4]]],
    }),
  })
  .meta({ id: 'SearchResult', description: 'A title that a search found.' });

/** A size of a poster. */
export const posterQuerySchema = z.object({
  size: z
    .enum(POSTER_SIZES, { error: `Expected one of ${POSTER_SIZES.join(', ')}.` })
    .default('medium')
    .meta({ description: 'For a list (small), a card (medium) or a page (large).', examples: ['medium'] }),
});

/** The path of a title. */
export const titlePathSchema = z.object({ tconst: tconstSchema });

/** Which title it is. */
export type TitleReference = z.output<typeof titleReferenceSchema>;

/** A title's facts. */
export type TitleFacts = z.output<typeof titleFactsSchema>;

/** A title that a search found. */
export type SearchResult = z.output<typeof searchResultSchema>;

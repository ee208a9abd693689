/** The weights that come with the program, for training without ratings. */

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LearnedBefore } from '../recommend/hybrid/fit.ts';
import { SCORERS } from '../recommend/hybrid/weights.ts';
import { BASIS_COLUMNS } from '../recommend/taste/basis.ts';
import { TASTE_DIMENSIONS } from '../recommend/taste/taste.ts';

/** Beside the sources and beside what is built from them alike. */
const FILE = new URL('../../weights/hybrid.json', import.meta.url);

const numbers = (length: number) => z.array(z.number()).length(length);

/** Schema of `weights/hybrid.json`. */
export const shippedWeightsSchema = z.strictObject({
  notice: z.string(),
  learned_from: z.strictObject({
    ratings: z.string(),
    users: z.int(),
    likes: z.int(),
    pairs: z.int(),
    loss: z.number(),
  }),
  last_year: z.int(),
  liked: z.strictObject(
    Object.fromEntries(SCORERS.map((name) => [name, z.number()])) as Record<(typeof SCORERS)[number], z.ZodNumber>,
  ),
  projection: z.strictObject({
    columns: z.literal(BASIS_COLUMNS),
    dimensions: z.literal(TASTE_DIMENSIONS),
    taste: numbers(BASIS_COLUMNS * TASTE_DIMENSIONS),
    popularity: numbers(BASIS_COLUMNS),
    centre: numbers(TASTE_DIMENSIONS),
  }),
});

/** What the file holds. */
export type ShippedWeights = z.output<typeof shippedWeightsSchema>;

/** @throws {Error} when the file is missing or is not what this version expects */
export function readShippedWeights(): LearnedBefore {
  const { liked, projection, last_year } = shippedWeightsSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  return {
    liked,
    lastYear: last_year,
    projection: {
      columns: projection.columns,
      dimensions: projection.dimensions,
      taste: Float64Array.from(projection.taste),
      popularity: Float64Array.from(projection.popularity),
      centre: Float64Array.from(projection.centre),
    },
  };
}

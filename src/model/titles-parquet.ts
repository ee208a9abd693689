/** Writes and reads the titles of a model as Parquet: one row a title, in the order of the feature matrix. */

import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { z } from 'zod';
import { TITLE_TYPES, type Title } from '../domain/title.ts';
import { titleText } from '../features/text.ts';

const rowSchema = z.object({
  tconst: z.string().startsWith('tt'),
  title_type: z.enum(TITLE_TYPES),
  primary_title: z.string(),
  original_title: z.string(),
  start_year: z.int(),
  runtime_minutes: z.int().nullish(),
  genres: z.string().min(1),
  average_rating: z.number(),
  num_votes: z.int(),
});

/** The bytes of the Parquet file; the same titles give the same bytes. */
export function encodeTitles(titles: readonly Title[]): Uint8Array {
  const required = { nullable: false } as const;
  // Nearly every value is different: a dictionary would be built only to be thrown away.
  const distinct = { type: 'STRING', nullable: false, encoding: 'PLAIN' } as const;
  return new Uint8Array(
    parquetWriteBuffer({
      createdBy: 'imdb-recommender',
      rowGroupSize: 1_000_000,
      columnData: [
        { name: 'tconst', ...distinct, data: titles.map((title) => title.tconst) },
        { name: 'title_type', type: 'STRING', ...required, data: titles.map((title) => title.titleType) },
        { name: 'primary_title', ...distinct, data: titles.map((title) => title.primaryTitle) },
        { name: 'original_title', ...distinct, data: titles.map((title) => title.originalTitle) },
        { name: 'start_year', type: 'INT32', ...required, data: titles.map((title) => title.startYear) },
        { name: 'runtime_minutes', type: 'INT32', data: titles.map((title) => title.runtimeMinutes) },
        { name: 'genres', type: 'STRING', ...required, data: titles.map((title) => title.genres.join(',')) },
        { name: 'average_rating', type: 'DOUBLE', ...required, data: titles.map((title) => title.averageRating) },
        { name: 'num_votes', type: 'INT32', ...required, data: titles.map((title) => title.numVotes) },
        { name: 'text', ...distinct, data: titles.map(titleText) },
      ],
    }),
  );
}

/**
 * The titles of a Parquet file, which may be hostile.
 *
 * @throws {Error} saying what is wrong with it
 */
export async function decodeTitles(bytes: Uint8Array): Promise<Title[]> {
  const file = Uint8Array.from(bytes).buffer;
  const rows = await parquetReadObjects({ file, columns: Object.keys(rowSchema.shape) });
  return rows.map((row, index) => {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) throw new Error(`row ${index} is not a title: ${z.prettifyError(parsed.error)}`);
    return {
      tconst: parsed.data.tconst,
      titleType: parsed.data.title_type,
      primaryTitle: parsed.data.primary_title,
      originalTitle: parsed.data.original_title,
      startYear: parsed.data.start_year,
      runtimeMinutes: parsed.data.runtime_minutes ?? null,
      genres: parsed.data.genres.split(','),
      averageRating: parsed.data.average_rating,
      numVotes: parsed.data.num_votes,
    };
  });
}

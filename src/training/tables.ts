/** Steps 2 and 3 in SQL: the files as tables, joined, filtered, and out again as titles. */

import type { Drop } from '../domain/manifest.ts';
import type { Title, TitleType } from '../domain/title.ts';
import { type FilterRule, firstBrokenRule } from '../features/filter.ts';
import type { Database } from '../ingestion/database.ts';
import type { ObtainedFile } from '../ingestion/types.ts';
import { STAGED } from '../validation/gate.ts';
import { TITLE_BASICS, TITLE_RATINGS } from '../validation/tables.ts';
import { markColumns, markedRows, stage, typedColumns } from './stage.ts';

/** Names of the tables of a run. */
export const TABLES = {
  ratings: 'title_ratings',
  basics: 'title_basics',
  merged: 'merged',
  filtered: 'filtered',
  features: 'features',
} as const;

/** The columns of the joined titles. */
const MERGED_COLUMNS = [
  'tconst',
  'titleType',
  'primaryTitle',
  'originalTitle',
  'isAdult',
  'startYear',
  'runtimeMinutes',
  'genres',
  'averageRating',
  'numVotes',
] as const;

/**
 * Reads `title.ratings` into a table, typed; a row that breaks the raw schema is kept with its text, and a line that is no row is put aside.
 *
 * @returns how many rows the file has
 * @throws {AppError} `source_corrupt` when the file is damaged, or not every line of it is accounted for
 */
export async function stageRatings(database: Database, file: ObtainedFile): Promise<number> {
  return stage(database, file, () =>
    database.runCounting(`CREATE TABLE ${TABLES.ratings} AS SELECT ${typedColumns(TITLE_RATINGS)}, ${markColumns(file)}
      FROM (${markedRows(file, TITLE_RATINGS)})`),
  );
}

/**
 * Reads `title.basics` into a table, typed and joined with the good ratings, in one pass over the file. Of its millions
 * of rows only those that have a rating, or break the raw schema, are kept; all are checked and counted.
 *
 * @returns how many rows the file has
 * @throws {AppError} as {@link stageRatings}
 */
export async function stageBasics(database: Database, file: ObtainedFile): Promise<number> {
  return stage(database, file, () =>
    database.runCounting(`CREATE TABLE ${TABLES.basics} AS
      SELECT ${typedColumns(TITLE_BASICS)}, averageRating, numVotes, ${markColumns(file)}
      FROM (${markedRows(file, TITLE_BASICS)})
      LEFT JOIN (SELECT tconst, averageRating, numVotes FROM ${TABLES.ratings} WHERE ${STAGED.mask} = 0) USING (tconst)
      WHERE numVotes IS NOT NULL OR ${STAGED.mask} <> 0`),
  );
}

/** Makes the good titles that have a good rating a view. Returns how many there are. */
export async function join(database: Database): Promise<number> {
  await database.run(`CREATE VIEW ${TABLES.merged} AS
    SELECT ${MERGED_COLUMNS.join(', ')} FROM ${TABLES.basics} WHERE ${STAGED.mask} = 0`);
  return countRows(database, TABLES.merged);
}

/** Keeps the titles that meet every rule, in ascending order of tconst, and counts the others by the first rule broken. */
export async function filter(
  database: Database,
  rules: readonly FilterRule[],
): Promise<{ kept: number; drops: Drop[] }> {
  const broken = firstBrokenRule(rules);
  const counts = await database.columns(
    `SELECT ${broken} AS rule, count(*)::INTEGER AS titles FROM ${TABLES.merged} GROUP BY rule ORDER BY rule`,
  );
  const countOf = new Map((counts.rule ?? []).map((rule, at) => [Number(rule), Number(counts.titles?.[at] ?? 0)]));
  const drops = rules.map(({ reason, description }, at) => ({ reason, description, count: countOf.get(at) ?? 0 }));
  await database.run(`CREATE TABLE ${TABLES.filtered} AS
    SELECT * FROM ${TABLES.merged} WHERE ${broken} = ${rules.length} ORDER BY tconst`);
  return { kept: countOf.get(rules.length) ?? 0, drops };
}

/** The filtered titles in ascending order of tconst (by code point). */
export async function readTitles(database: Database): Promise<Title[]> {
  const columns = await database.columns(`SELECT * FROM ${TABLES.filtered} ORDER BY tconst`);
  const column = (name: (typeof MERGED_COLUMNS)[number]): unknown[] => columns[name] ?? [];
  const [types, names, originals] = [column('titleType'), column('primaryTitle'), column('originalTitle')];
  const [years, runtimes, genres] = [column('startYear'), column('runtimeMinutes'), column('genres')];
  const [ratings, votes] = [column('averageRating'), column('numVotes')];
  return column('tconst').map((tconst, row) => ({
    tconst: String(tconst),
    titleType: types[row] as TitleType,
    primaryTitle: String(names[row]),
    originalTitle: String(originals[row]),
    startYear: Number(years[row]),
    runtimeMinutes: runtimes[row] === null ? null : Number(runtimes[row]),
    genres: String(genres[row]).split(','),
    averageRating: Number(ratings[row]),
    numVotes: Number(votes[row]),
  }));
}

async function countRows(database: Database, table: string): Promise<number> {
  const [row] = await database.query(`SELECT count(*) AS rows FROM ${table}`);
  return Number(row?.rows ?? 0);
}

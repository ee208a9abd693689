import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../ingestion/database.ts';
import { checkRawTable, checkTable, rawFailureMask, requirePassed } from './gate.ts';
import type { TableSchema } from './schema.ts';
import {
  featureEngineered,
  filteredDataset,
  MERGED_DATASET,
  NAME_BASICS,
  TITLE_BASICS,
  TITLE_CREW,
  TITLE_PRINCIPALS,
  TITLE_RATINGS,
} from './tables.ts';

let folder = '';
let database: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
  database = await openDatabase({ folder, memoryMb: 200 });
  await database.run('CREATE TABLE no_rejects (error_type VARCHAR, line BIGINT, csv_line VARCHAR)');
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

let tables = 0;
async function table(columns: string, ...rows: string[]): Promise<string> {
  tables += 1;
  await database.run(
    `CREATE TABLE t${tables} AS SELECT * FROM (VALUES ${rows.map((row) => `(${row})`).join(', ')}) AS v(${columns})`,
  );
  return `t${tables}`;
}

/** The names of the checks that a raw row fails. */
async function failedChecks(schema: TableSchema, row: string): Promise<string[]> {
  const name = await table(schema.columns.map((column) => column.name).join(', '), row);
  const texts = `SELECT ${schema.columns.map((column) => `"${column.name}"::VARCHAR AS "${column.name}"`).join(', ')} FROM ${name}`;
  const staged = `SELECT *, '' AS raw_line, ${rawFailureMask(schema)} AS failed_checks FROM (${texts})`;
  await database.run(`CREATE TABLE ${name}s AS ${staged}`);
  const report = await checkRawTable(database.query, `${name}s`, schema, source(1), 1);
  return report.failures.map(({ check }) => check);
}

const GOOD_BASICS = `'tt1', 'movie', 'A', 'A', '0', '2000', NULL, '90', 'Drama'`;

async function rawBasics(...rows: string[]): Promise<string> {
  const name = await table(TITLE_BASICS.columns.map((column) => column.name).join(', '), ...rows);
  await database.run(
    `CREATE TABLE ${name}s AS SELECT *, CASE WHEN failed_checks <> 0 THEN tconst END AS raw_line FROM (SELECT *, ${rawFailureMask(TITLE_BASICS)} AS failed_checks FROM ${name})`,
  );
  return `${name}s`;
}

const source = (rows: number) => ({ rows, rejects: 'no_rejects' });

describe('the raw gate', () => {
  it('passes good rows', async () => {
    const report = await checkRawTable(database.query, await rawBasics(GOOD_BASICS), TITLE_BASICS, source(1), 0);
    expect(report).toMatchObject({ schema: 'TitleBasics', rows: 1, set_aside: 0, failures: [], passed: true });
  });

  it.each([
    ['tconst', `'xx1', 'movie', 'A', 'A', '0', '2000', NULL, '90', 'Drama'`, 'starts_with_tt'],
    ['tconst', `NULL, 'movie', 'A', 'A', '0', '2000', NULL, '90', 'Drama'`, 'not_null'],
    ['titleType', `'tt1', 'film', 'A', 'A', '0', '2000', NULL, '90', 'Drama'`, 'one_of'],
    ['primaryTitle', `'tt1', 'movie', NULL, 'A', '0', '2000', NULL, '90', 'Drama'`, 'not_null'],
    ['isAdult', `'tt1', 'movie', 'A', 'A', '2', '2000', NULL, '90', 'Drama'`, 'one_of'],
    ['startYear', `'tt1', 'movie', 'A', 'A', '0', '1799', NULL, '90', 'Drama'`, 'from_1800_to_2100'],
    ['startYear', `'tt1', 'movie', 'A', 'A', '0', '2101', NULL, '90', 'Drama'`, 'from_1800_to_2100'],
    ['startYear', `'tt1', 'movie', 'A', 'A', '0', 'soon', NULL, '90', 'Drama'`, 'reads_as_integer'],
    ['endYear', `'tt1', 'movie', 'A', 'A', '0', '2000', '20 20', '90', 'Drama'`, 'reads_as_integer'],
    ['runtimeMinutes', `'tt1', 'movie', 'A', 'A', '0', '2000', NULL, '0', 'Drama'`, 'above_0'],
    ['runtimeMinutes', `'tt1', 'movie', 'A', 'A', '0', '2000', NULL, 'Reality-TV', 'Drama'`, 'reads_as_integer'],
  ])('finds a bad %s in (%s): %s', async (column, row, check) => {
    const report = await checkRawTable(database.query, await rawBasics(GOOD_BASICS, row), TITLE_BASICS, source(2), 0);
    expect(report.failures).toMatchObject([{ column, check, count: 1 }]);
    expect([report.set_aside, report.passed]).toEqual([1, false]);
  });

  it('lets a configured share of bad rows be set aside, and counts a row once that fails twice', async () => {
    const bad = `'xx1', 'film', 'A', 'A', '0', '2000', NULL, '90', 'Drama'`;
    const name = await rawBasics(GOOD_BASICS, bad);
    const lenient = await checkRawTable(database.query, name, TITLE_BASICS, source(100), 0.01);
    expect([lenient.set_aside, lenient.failures.length, lenient.passed]).toEqual([1, 2, true]);
    expect((await checkRawTable(database.query, name, TITLE_BASICS, source(99), 0.01)).passed).toBe(false);
  });

  it('sets aside lines that are no rows, each once, by what is wrong with them', async () => {
    await database.run(`CREATE TABLE rejects AS SELECT * FROM (VALUES ('MISSING COLUMNS', 7, 'tt1'), ('MISSING COLUMNS', 7, 'tt1'),
      ('INVALID ENCODING', 9, 'tt2')) AS v(error_type, line, csv_line)`);
    const report = await checkRawTable(
      database.query,
      await rawBasics(GOOD_BASICS),
      TITLE_BASICS,
      { rows: 3, rejects: 'rejects' },
      0.5,
    );
    expect(report).toMatchObject({ set_aside: 2, passed: false });
    expect(report.failures).toEqual([
      { check: 'well_formed_line (invalid encoding)', column: null, count: 1, examples: ['line 9: tt2'] },
      { check: 'well_formed_line (missing columns)', column: null, count: 1, examples: ['line 7: tt1'] },
    ]);
  });

  it.each([
    ['nm0000001', []],
    ['nm123456789', []],
    ['nm000001', ['nm_identifier']],
    ['nm1234567890', ['nm_identifier']],
    ['tt0000001', ['nm_identifier']],
    ['nm0000001 ', ['nm_identifier']],
    ['nm+000001', ['nm_identifier']],
  ])('takes %s for a person or not', async (nconst, checks) => {
    expect(await failedChecks(NAME_BASICS, `'${nconst}', 'A', NULL, '-43', NULL, NULL`)).toEqual(checks);
  });

  it.each([
    [`NULL, NULL`, []],
    [`'nm0000001', 'nm0000001,nm0000002,nm12345678'`, []],
    [`'nm0000001,', 'nm0000001'`, ['nm_identifiers']],
    [`'nm0000001,,nm0000002', '\\N'`, ['nm_identifiers', 'nm_identifiers']],
    [`'', 'nm0000001, nm0000002'`, ['nm_identifiers', 'nm_identifiers']],
  ])('takes %s for lists of people or not', async (lists, checks) => {
    expect(await failedChecks(TITLE_CREW, `'tt1', ${lists}`)).toEqual(checks);
  });

  it.each([
    [`'tt1', '1', 'nm0000001', 'anything', NULL, NULL`, []],
    [`'tt1', '0', 'nm0000001', 'actor', NULL, NULL`, ['from_1']],
    [`'tt1', '1.5', 'nm0000001', 'actor', NULL, NULL`, ['reads_as_integer']],
    [`NULL, NULL, NULL, NULL, NULL, NULL`, ['not_null', 'not_null', 'not_null', 'not_null']],
  ])('takes %s for a principal or not', async (row, checks) => {
    expect(await failedChecks(TITLE_PRINCIPALS, row)).toEqual(checks);
  });

  it('checks ratings', async () => {
    const mask = rawFailureMask(TITLE_RATINGS);
    const rows = [
      `('tt1','10.1','5')`,
      `('tt2','-1','5')`,
      `('tt3','x','5')`,
      `('tt4','5','0')`,
      `('tt5','5','1.5')`,
      `('tt6','nan','5')`,
      `('tt7','5.5','5')`,
    ];
    const found = await database.query(
      `SELECT tconst, ${mask} AS mask FROM (VALUES ${rows.join(', ')}) AS v(tconst, averageRating, numVotes) ORDER BY tconst`,
    );
    expect(found.map(({ mask: value }) => value !== 0n)).toEqual([true, true, true, true, true, true, false]);
  });
});

const MERGED =
  'tconst, titleType, primaryTitle, originalTitle, isAdult, startYear, runtimeMinutes, genres, averageRating, numVotes';
const good = (tconst: string, rest = `2000, 90, 'Drama', 7.5, 600`): string =>
  `'${tconst}', 'movie', 'A', 'A', 0, ${rest}`;
const filtered = filteredDataset({
  minVotes: 500,
  minYear: 1970,
  titleTypes: ['movie'],
  excludeAdult: true,
  requireRuntime: true,
});

describe('the strict gates', () => {
  it('collect every failing check in one report, with counts and examples', async () => {
    const name = await table(
      MERGED,
      good('tt1'),
      good('tt2', `1969, NULL, NULL, 11, 10`),
      good('tt3', `1960, 90, 'Drama', 7, 600`),
      good('tt1'),
    );
    const report = await checkTable(database.query, name, filtered);
    expect(report.passed).toBe(false);
    expect(report.failures.map(({ column, check, count }) => `${column} ${check} ${count}`)).toEqual([
      'startYear from_1970_to_2100 2',
      'runtimeMinutes not_null 1',
      'genres not_null 1',
      'averageRating from_0_to_10 1',
      'numVotes above_0_from_500 1',
      'tconst unique 1',
    ]);
    expect(report.failures[0]?.examples).toEqual([
      'tt2 movie A A 0 1969 \\N \\N 11.0 10',
      'tt3 movie A A 0 1960 90 Drama 7.0 600',
    ]);
    expect(report.failures.at(-1)?.examples).toEqual(['tt1 × 2']);
    expect(() => requirePassed([report])).toThrow(
      /FilteredDataset: 4 rows, 6 of \d+ checks failed[\s\S]*startYear · from_1970_to_2100 · 2 rows/,
    );
  });

  it('refuse an empty table and a missing column', async () => {
    const name = await table(MERGED, good('tt1'));
    await database.run(`DELETE FROM ${name}`);
    expect((await checkTable(database.query, name, MERGED_DATASET)).failures).toMatchObject([
      { column: null, check: 'not_empty (the table has rows)' },
    ]);
    await database.run(`ALTER TABLE ${name} DROP COLUMN genres`);
    expect((await checkTable(database.query, name, MERGED_DATASET)).failures).toMatchObject([
      { column: 'genres', check: 'column_exists' },
    ]);
  });

  it('check features: ranges, one-hot genres, at least one of them, more than 100 rows', async () => {
    await database.run(
      `CREATE TABLE features AS SELECT 'tt' || i AS tconst, i / 101.0 AS x, (i % 2)::DOUBLE AS "Sci-Fi" FROM range(101) AS r(i)`,
    );
    const schema = featureEngineered(['x'], ['Sci-Fi']);
    expect((await checkTable(database.query, 'features', schema)).passed).toBe(true);
    expect((await checkTable(database.query, 'features', featureEngineered(['x'], []))).failures).toMatchObject([
      { check: expect.stringContaining('has_genre_columns') },
    ]);
    await database.run(`UPDATE features SET x = 'nan'::DOUBLE, "Sci-Fi" = 0.5 WHERE tconst = 'tt5'`);
    expect((await checkTable(database.query, 'features', schema)).failures.map(({ column }) => column)).toEqual([
      'x',
      'Sci-Fi',
    ]);
    await database.run(`DELETE FROM features WHERE tconst IN ('tt5', 'tt6')`);
    expect((await checkTable(database.query, 'features', schema)).failures).toMatchObject([
      { check: expect.stringContaining('enough_rows'), examples: ['found 99'] },
    ]);
  });
});

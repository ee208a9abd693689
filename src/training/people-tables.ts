/** The people in SQL: three files as tables of what concerns the kept titles, turned into credits, and out again packed. */

import { type CREDIT_ROLES, type Credits, LAST_BILLING } from '../domain/credits.ts';
import {
  ARCHIVE_CATEGORIES,
  CREATOR_JOB,
  LINKING_TITLES,
  packCredits,
  ROLE_OF_CATEGORY,
  roleNumber,
  SHOWN_BILLING,
} from '../features/credits.ts';
import type { Database } from '../ingestion/database.ts';
import type { ObtainedFile } from '../ingestion/types.ts';
import { literal } from '../validation/compile.ts';
import { STAGED } from '../validation/gate.ts';
import { NAME_BASICS, TITLE_CREW, TITLE_PRINCIPALS } from '../validation/tables.ts';
import { markColumns, markedRows, stage } from './stage.ts';
import { TABLES } from './tables.ts';

/** Names of the tables about people. */
export const PEOPLE_TABLES = {
  titles: 'kept_titles',
  crew: 'title_crew',
  principals: 'title_principals',
  credits: 'credits',
  chosen: 'chosen_people',
  names: 'name_basics',
  people: 'people',
} as const;

const T = PEOPLE_TABLES;
const GOOD = `${STAGED.mask} = 0`;

/** Larger than every `ordering`: whom title.principals does not list comes after those whom it does. */
const AFTER_PRINCIPALS = 2 ** 32;

/** Numbers the kept titles as the matrix does. */
export async function numberTitles(database: Database): Promise<void> {
  await database.run(`CREATE TABLE ${T.titles} AS
    SELECT tconst, (row_number() OVER (ORDER BY tconst) - 1)::INTEGER AS title FROM ${TABLES.filtered}`);
}

/**
 * Reads `title.crew` in one pass. Only rows of kept titles, or that break the raw schema, are kept; all are checked and counted.
 *
 * @returns how many rows the file has
 * @throws {AppError} `source_corrupt` when the file is damaged, or not every line of it is accounted for
 */
export async function stageCrew(database: Database, file: ObtainedFile): Promise<number> {
  return stage(database, file, () =>
    database.runCounting(`CREATE TABLE ${T.crew} AS SELECT title, directors, writers, ${markColumns(file)}
      FROM (${markedRows(file, TITLE_CREW)}) LEFT JOIN ${T.titles} USING (tconst)
      WHERE title IS NOT NULL OR ${STAGED.mask} <> 0`),
  );
}

/** Reads `title.principals` as {@link stageCrew} does `title.crew`. */
export async function stagePrincipals(database: Database, file: ObtainedFile): Promise<number> {
  return stage(database, file, () =>
    database.runCounting(`CREATE TABLE ${T.principals} AS
      SELECT title, nconst, try_cast(ordering AS INTEGER) AS ordering, category,
        category = 'writer' AND coalesce(regexp_matches(job, '${CREATOR_JOB}', 'i'), false) AS creates, ${markColumns(file)}
      FROM (${markedRows(file, TITLE_PRINCIPALS)}) LEFT JOIN ${T.titles} USING (tconst)
      WHERE title IS NOT NULL OR ${STAGED.mask} <> 0`),
  );
}

/** What the two files say of the kept titles, and what of it is no credit. */
export interface Mentions {
  /** Credits that are left, of everybody. */
  readonly credits: number;
  readonly archive: number;
  readonly unknown: number;
  /** The unknown categories, by name. */
  readonly unknownCategories: readonly string[];
  readonly repeated: number;
}

/**
 * Makes the credits of everybody: each person once a title and role, with billing. Order is that of title.principals; those
 * whom only title.crew names follow in its order.
 */
export async function makeCredits(database: Database): Promise<Mentions> {
  await database.run(`CREATE TABLE mentions AS
    SELECT title, nconst, ${roleOfCategory()} AS role, ordering::BIGINT AS place FROM ${T.principals} WHERE ${GOOD}
    UNION ALL ${crewMentions('directors', 'director')}
    UNION ALL ${crewMentions('writers', 'writer')}`);
  const archive = `category IN (${ARCHIVE_CATEGORIES.map(literal).join(', ')})`;
  const unknown = `${roleOfCategory()} IS NULL AND NOT ${archive}`;
  const [counts] = await database.query(`SELECT count(*) FILTER (${archive}) AS archive,
      count(*) FILTER (${unknown}) AS unknown, (SELECT count(role) FROM mentions) AS mentions
    FROM ${T.principals} WHERE ${GOOD}`);
  const names = await database.query(
    `SELECT DISTINCT category FROM ${T.principals} WHERE ${GOOD} AND ${unknown} ORDER BY category LIMIT 10`,
  );
  const [creator, writer] = [roleNumber('creator'), roleNumber('writer')];
  await database.run(`CREATE TABLE ${T.credits} AS
    WITH once AS (
      SELECT title, role, CAST(substr(nconst, 3) AS INTEGER) AS person, min(place) AS place
      FROM mentions WHERE role IS NOT NULL GROUP BY ALL
    ), creators AS (SELECT title, person FROM once WHERE role = ${creator})
    SELECT title, role, person,
      least(${LAST_BILLING}, row_number() OVER (PARTITION BY title, role ORDER BY place, person))::UTINYINT AS billing
    FROM once ANTI JOIN (SELECT *, ${writer} AS role FROM creators) USING (title, person, role)`);
  await database.run('DROP TABLE mentions');
  const credits = await count(database, T.credits);
  return {
    credits,
    archive: Number(counts?.archive),
    unknown: Number(counts?.unknown),
    unknownCategories: names.map(({ category }) => String(category)),
    repeated: Number(counts?.mentions) - credits,
  };
}

/** Chooses who is kept: those who link titles, and those who are shown with theirs. */
export async function choosePeople(database: Database): Promise<{ everybody: number; credits: number }> {
  const shown = Object.entries(SHOWN_BILLING).map(
    ([role, last]) => `role = ${roleNumber(role as keyof typeof SHOWN_BILLING)} AND billing <= ${last}`,
  );
  await database.run(`CREATE TABLE ${T.chosen} AS
    SELECT person, count(DISTINCT title) >= ${LINKING_TITLES} AS links FROM ${T.credits} GROUP BY person
    HAVING links OR bool_or(${shown.join(' OR ')})`);
  const [row] = await database.query(`SELECT (SELECT count(DISTINCT person) FROM ${T.credits}) AS people,
    (SELECT count(*) FROM ${T.credits} SEMI JOIN ${T.chosen} USING (person)) AS credits`);
  return { everybody: Number(row?.people), credits: Number(row?.credits) };
}

/** Reads `name.basics` as {@link stageCrew} does `title.crew`, for the chosen people. */
export async function stageNames(database: Database, file: ObtainedFile): Promise<number> {
  const identifier = "'nm' || repeat('0', 7 - length(person::VARCHAR)) || person";
  return stage(database, file, () =>
    database.runCounting(`CREATE TABLE ${T.names} AS SELECT person, primaryName, ${markColumns(file)}
      FROM (${markedRows(file, NAME_BASICS)})
      LEFT JOIN (SELECT ${identifier} AS nconst, person FROM ${T.chosen}) USING (nconst)
      WHERE person IS NOT NULL OR ${STAGED.mask} <> 0`),
  );
}

/**
 * The credits of the chosen people. Who has no name is left out, but for those who link titles, which needs no name; of several
 * names of one person the first by code point is taken.
 */
export async function readCredits(database: Database): Promise<Credits> {
  await database.run(`CREATE TABLE ${T.people} AS
    SELECT person, coalesce(name, '') AS name, (row_number() OVER (ORDER BY person) - 1)::INTEGER AS place
    FROM ${T.chosen} LEFT JOIN (SELECT person, min(primaryName) AS name FROM ${T.names}
      WHERE ${GOOD} AND trim(primaryName) <> '' GROUP BY person) USING (person)
    WHERE links OR name IS NOT NULL`);
  const people = await database.columns(`SELECT person, name FROM ${T.people} ORDER BY place`);
  const credits = await database.columns(`SELECT title, role, billing, place FROM ${T.credits}
    JOIN ${T.people} USING (person) ORDER BY title, role, billing, place`);
  const numbers = (column: unknown[] | undefined): number[] => (column ?? []) as number[];
  return packCredits(
    await count(database, T.titles),
    {
      titles: numbers(credits.title),
      people: numbers(credits.place),
      roles: numbers(credits.role),
      billing: numbers(credits.billing),
    },
    { nconsts: numbers(people.person), names: (people.name ?? []) as string[] },
  );
}

/** SQL for the number of the role that a row of title.principals states; null when it states none. */
function roleOfCategory(): string {
  const cases = Object.entries(ROLE_OF_CATEGORY).map(
    ([category, role]) => `WHEN ${literal(category)} THEN ${roleNumber(role)}`,
  );
  return `(CASE WHEN creates THEN ${roleNumber('creator')} ELSE CASE category ${cases.join(' ')} END END)`;
}

/** SQL for the people in a column of title.crew. */
function crewMentions(column: 'directors' | 'writers', role: (typeof CREDIT_ROLES)[number]): string {
  const list = `string_split(${column}, ',')`;
  return `SELECT title, unnest(${list}), ${roleNumber(role)}, ${AFTER_PRINCIPALS} + generate_subscripts(${list}, 1)
    FROM ${T.crew} WHERE ${GOOD} AND ${column} IS NOT NULL`;
}

async function count(database: Database, table: string): Promise<number> {
  const [row] = await database.query(`SELECT count(*) AS rows FROM ${table}`);
  return Number(row?.rows);
}

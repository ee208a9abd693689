/** Runs a table's checks, all in one pass, and reports every one that failed with its count and examples. */

import { AppError } from '../domain/errors.ts';
import type { FailedCheck, ValidationReport } from '../domain/manifest.ts';
import { failureMask, literal, quoted, type RowCheck, rowChecks } from './compile.ts';
import type { ColumnSchema, TableSchema } from './schema.ts';

/** Runs one SQL query and gives its rows as objects. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** How many failing rows a report shows for each check. */
export const EXAMPLES_PER_CHECK = 3;

/** The columns that a staged raw table has beside its own: which checks a row failed, and its text if it failed any. */
export const STAGED = { mask: 'failed_checks', line: 'raw_line' } as const;

/** The mask of failed checks as SQL, to be stored in a staged raw table as `failed_checks`. */
export function rawFailureMask(schema: TableSchema): string {
  return failureMask(rowChecks(schema));
}

/**
 * Checks a staged raw table. Rows that break the schema count as set aside; the table passes while their share of the
 * rows read is at most `maxBadShare`.
 *
 * @param source rows of the file, of which the table may hold only those that are needed or broken; and the table of the
 *   lines that are no rows at all
 */
export async function checkRawTable(
  query: Query,
  table: string,
  schema: TableSchema,
  source: { readonly rows: number; readonly rejects: string },
  maxBadShare: number,
): Promise<ValidationReport> {
  const checks = rowChecks(schema);
  const failing = checks.map((_, bit) => `(${STAGED.mask} & ${2 ** bit}::BIGINT) <> 0`);
  const found = await runChecks(query, table, schema, checks, failing, STAGED.line, [
    `count(*) FILTER (WHERE ${STAGED.mask} <> 0)`,
  ]);
  const malformed = await malformedLines(query, source.rejects);
  const setAside = Number(found.extras[0] ?? 0) + malformed.lines;
  return {
    schema: schema.name,
    rows: source.rows,
    checks: checks.length + 1,
    set_aside: setAside,
    failures: [...malformed.failures, ...found.failures],
    passed: setAside <= source.rows * maxBadShare,
  };
}

/** Checks a table strictly: it passes when no check fails. */
export async function checkTable(query: Query, table: string, schema: TableSchema): Promise<ValidationReport> {
  const missing = await missingColumns(query, table, schema);
  if (missing.length > 0) {
    return {
      schema: schema.name,
      rows: 0,
      checks: schema.columns.length,
      set_aside: 0,
      failures: missing,
      passed: false,
    };
  }
  const checks = rowChecks(schema);
  const failing = checks.map((check) => `NOT ${check.passes}`);
  const unique = schema.columns.filter((column) => column.unique === true);
  const duplicates = unique.map((column) => `count(${quoted(column.name)}) - count(DISTINCT ${quoted(column.name)})`);
  const found = await runChecks(query, table, schema, checks, failing, rowText(schema), duplicates);
  const failures = [...found.failures];
  for (const [at, column] of unique.entries()) {
    const count = Number(found.extras[at] ?? 0);
    if (count > 0) failures.push(await describeDuplicates(query, table, column, count));
  }
  return {
    schema: schema.name,
    rows: found.rows,
    checks: checks.length + unique.length + schema.tableChecks.length,
    set_aside: 0,
    failures,
    passed: failures.length === 0,
  };
}

/** @throws {AppError} `validation_failed` when any of the reports did not pass, with a table of what failed */
export function requirePassed(reports: readonly ValidationReport[]): void {
  const failed = reports.filter((report) => !report.passed);
  if (failed.length === 0) return;
  const lines = failed.flatMap((report) => [
    `${report.schema}: ${report.rows.toLocaleString('en')} rows, ${report.failures.length} of ${report.checks} checks failed${
      report.set_aside > 0
        ? `, ${report.set_aside.toLocaleString('en')} rows break the schema, more than validation.max_bad_rows allows`
        : ''
    }`,
    ...report.failures.map(
      (failure) =>
        `  ${failure.column ?? '(table)'} · ${failure.check} · ${failure.count.toLocaleString('en')} rows · e.g. ${failure.examples.join(' | ')}`,
    ),
  ]);
  throw new AppError(
    'validation_failed',
    `The data did not pass validation; nothing was published.\n${lines.join('\n')}\nCheck the source; files that were downloaded are fetched anew with --force-download.`,
    { details: { reports: failed } },
  );
}

interface Found {
  readonly rows: number;
  readonly failures: FailedCheck[];
  readonly extras: unknown[];
}

async function runChecks(
  query: Query,
  table: string,
  schema: TableSchema,
  checks: readonly RowCheck[],
  failing: readonly string[],
  example: string,
  extras: readonly string[],
): Promise<Found> {
  const select = [
    'count(*) AS total',
    ...failing.flatMap((condition, at) => [
      `count(*) FILTER (WHERE ${condition}) AS c${at}`,
      // A CASE, because a FILTER would have the example's text made for every row.
      `min(CASE WHEN ${condition} THEN ${example} END, ${EXAMPLES_PER_CHECK}) AS e${at}`,
    ]),
    ...schema.tableChecks.flatMap((check, at) => [
      `(${check.holds}) AS t${at}`,
      `CAST(${check.shows} AS VARCHAR) AS s${at}`,
    ]),
    ...extras.map((expression, at) => `${expression} AS x${at}`),
  ];
  const [row = {}] = await query(`SELECT ${select.join(',\n  ')}\nFROM ${quoted(table)}`);
  const failures: FailedCheck[] = [];
  checks.forEach((check, at) => {
    const count = Number(row[`c${at}`] ?? 0);
    if (count > 0) failures.push({ check: check.check, column: check.column, count, examples: strings(row[`e${at}`]) });
  });
  schema.tableChecks.forEach((check, at) => {
    if (row[`t${at}`] === true) return;
    failures.push({
      check: `${check.name} (${check.expectation})`,
      column: null,
      count: Number(row.total ?? 0),
      examples: [`found ${String(row[`s${at}`])}`],
    });
  });
  return { rows: Number(row.total ?? 0), failures, extras: extras.map((_, at) => row[`x${at}`]) };
}

/** Lines that the reader could not take for rows, by kind: too few or too many columns, or another encoding. */
async function malformedLines(query: Query, rejects: string): Promise<{ lines: number; failures: FailedCheck[] }> {
  const kinds = await query(`SELECT lower(error_type::VARCHAR) AS kind, count(DISTINCT line) AS lines,
      min('line ' || line || ': ' || csv_line, ${EXAMPLES_PER_CHECK}) AS examples
    FROM (SELECT DISTINCT error_type, line, csv_line FROM ${quoted(rejects)}) GROUP BY kind ORDER BY kind`);
  const failures = kinds.map(({ kind, lines, examples }) => ({
    check: `well_formed_line (${String(kind)})`,
    column: null,
    count: Number(lines),
    examples: strings(examples),
  }));
  const [all] = await query(`SELECT count(DISTINCT line) AS lines FROM ${quoted(rejects)}`);
  return { lines: Number(all?.lines ?? 0), failures };
}

async function missingColumns(query: Query, table: string, schema: TableSchema): Promise<FailedCheck[]> {
  const present = await query(
    `SELECT column_name FROM information_schema.columns WHERE table_name = ${literal(table)}`,
  );
  const names = new Set(present.map((row) => String(row.column_name)));
  return schema.columns
    .filter((column) => !names.has(column.name))
    .map((column) => ({
      check: 'column_exists',
      column: column.name,
      count: 0,
      examples: [`the table has ${[...names].join(', ')}`],
    }));
}

async function describeDuplicates(
  query: Query,
  table: string,
  column: ColumnSchema,
  count: number,
): Promise<FailedCheck> {
  const name = quoted(column.name);
  const rows = await query(
    `SELECT ${name} || ' × ' || count(*) AS example FROM ${quoted(table)} GROUP BY ${name} HAVING count(*) > 1 ORDER BY ${name} LIMIT ${EXAMPLES_PER_CHECK}`,
  );
  return { check: 'unique', column: column.name, count, examples: rows.map((row) => String(row.example)) };
}

/** A row as one readable line, at most its first dozen columns. */
function rowText(schema: TableSchema): string {
  const cells = schema.columns.slice(0, 12).map((column) => `coalesce(CAST(${quoted(column.name)} AS VARCHAR), '\\N')`);
  return `concat_ws(' ', ${cells.join(', ')})`;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

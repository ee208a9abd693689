/** Reads one of IMDb's files into a table: in one pass, every row checked and marked, every line accounted for. */

import { AppError, messageOf } from '../domain/errors.ts';
import type { Database } from '../ingestion/database.ts';
import { rawLine, readCsv, rejectedLines } from '../ingestion/read.ts';
import type { ObtainedFile } from '../ingestion/types.ts';
import { typedValue } from '../validation/compile.ts';
import { rawFailureMask, STAGED } from '../validation/gate.ts';
import type { TableSchema } from '../validation/schema.ts';

/**
 * Runs the statement that reads a file and compares what it read with the lines of the file.
 *
 * @param read runs the statement and tells how many rows it read
 * @returns how many rows the file has
 * @throws {AppError} `source_corrupt` when the file is damaged, or not every line of it is accounted for; `storage_failed` when
 *   the tables find no room
 */
export async function stage(database: Database, file: ObtainedFile, read: () => Promise<number>): Promise<number> {
  const good = await readOrExplain(file, read);
  const [rejected] = await database.query(rejectedLines(file.dataset));
  const counted = good + Number(rejected?.lines ?? 0);
  const { rows } = await file.facts;
  if (counted === rows) return rows;
  throw new AppError(
    'source_corrupt',
    `${file.path} has ${rows.toLocaleString('en')} rows, but ${counted.toLocaleString('en')} were read. It may hold empty lines, or be another file than its name says: get it again from the source.`,
  );
}

/** The columns of a schema, read as their types. */
export function typedColumns(schema: TableSchema): string {
  return schema.columns.map((column) => `${typedValue(column, true)} AS "${column.name}"`).join(', ');
}

/** Which checks a row failed, and its text if it failed any. */
export function markColumns(file: ObtainedFile): string {
  return `${STAGED.mask}, CASE WHEN ${STAGED.mask} <> 0 THEN ${rawLine(file.dataset)} END AS ${STAGED.line}`;
}

/** The rows of a file as text, each with the checks that it failed. */
export function markedRows(file: ObtainedFile, schema: TableSchema): string {
  return `SELECT *, ${rawFailureMask(schema)} AS ${STAGED.mask} FROM ${readCsv(file.dataset, file.path)}`;
}

async function readOrExplain<T>(file: ObtainedFile, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // What is wrong with the file itself is told better by the verification that runs beside.
    await file.facts;
    const reason = messageOf(error);
    if (/no space left|out of memory|could not (write|create)/i.test(reason)) {
      throw new AppError(
        'storage_failed',
        `The tables of this training run found no room: ${reason}. Free some space in the models folder, or choose another one with --models-dir.`,
        { cause: error },
      );
    }
    throw new AppError(
      'source_corrupt',
      `${file.path} could not be read: ${reason.split('\n')[0]}. Get it again from the source.`,
      { cause: error },
    );
  }
}

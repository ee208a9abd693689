/** How DuckDB reads IMDb's files: tab-separated, `\N` for null, and no quoting at all. */

import { DATASETS, type DatasetName } from './datasets.ts';

/** At most this many faults of lines are kept; a file with more is not the data set that it is named after. */
const REJECTS_LIMIT = 100_000;

/** Name of the table in which DuckDB keeps what was wrong with lines that are no rows. */
export function rejectsTable(dataset: DatasetName): string {
  return `${dataset.replace('.', '_')}_rejects`;
}

/** SQL for the number of lines that are no rows: too few or too many columns, or not UTF-8. */
export function rejectedLines(dataset: DatasetName): string {
  return `SELECT count(DISTINCT line) AS lines FROM ${rejectsTable(dataset)}`;
}

/**
 * SQL for the rows of a data set's file, every column as text.
 *
 * Quoting must be off: titles hold single, stray double quotes, and a reader that honours them swallows the rows up to
 * the next one without a word. Types are read afterwards, so that a cell that does not read is seen, not dropped.
 * Lines that are no rows go to {@link rejectsTable}.
 */
export function readCsv(dataset: DatasetName, path: string): string {
  const columns = DATASETS[dataset].map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const rejects = rejectsTable(dataset);
  const options = [
    "auto_detect = false, header = true, delim = '\t', quote = '', escape = '', nullstr = '\\N'",
    `columns = {${columns}}`,
    `store_rejects = true, rejects_table = '${rejects}', rejects_scan = '${rejects}_scan', rejects_limit = ${REJECTS_LIMIT}`,
  ];
  return `read_csv('${path.replaceAll("'", "''")}', ${options.join(', ')})`;
}

/** SQL for a row's text as it stands in the file. */
export function rawLine(dataset: DatasetName): string {
  return `concat_ws(chr(9), ${DATASETS[dataset].map((name) => `coalesce("${name}", '\\N')`).join(', ')})`;
}

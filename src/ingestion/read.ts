/** How DuckDB reads IMDb's files: tab-separated, `\N` for null, and no quoting at all. */

import { DATASETS, type DatasetName } from './datasets.ts';

/**
 * SQL for the rows of a data set's file, every column as text.
 *
 * Quoting must be off: titles hold single, stray double quotes, and a reader that honours them swallows the rows up to
 * the next one without a word. Types are read afterwards, so that a cell that does not read is seen, not dropped.
 */
export function readCsv(dataset: DatasetName, path: string): string {
  const columns = DATASETS[dataset].map((name) => `'${name}': 'VARCHAR'`).join(', ');
  return `read_csv('${path.replaceAll("'", "''")}', auto_detect = false, header = true, delim = '\t', quote = '', escape = '', nullstr = '\\N', columns = {${columns}})`;
}

/** SQL for a row's text as it stands in the file. */
export function rawLine(dataset: DatasetName): string {
  return `concat_ws(chr(9), ${DATASETS[dataset].map((name) => `coalesce("${name}", '\\N')`).join(', ')})`;
}

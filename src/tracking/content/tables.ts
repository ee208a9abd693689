/** The tables of a training run, in the form that MLflow's `load_table` reads. */

import type { Manifest } from '../../domain/manifest.ts';
import type { DataStatistics, RankedTitle } from '../../domain/statistics.ts';
import type { RunFile } from '../run.ts';

/** Folder of the tables in a run. */
const FOLDER = 'tables';

type Cell = string | number | null;

/** Six tables: the best and the best known titles, three groupings, and what is recommended for well-known titles. */
export function trainingTables({ trials }: Pick<Manifest, 'trials'>, data: DataStatistics): RunFile[] {
  return [
    table('top_50_rated', data.top_rated.map(rankedRow)),
    table('top_50_voted', data.top_voted.map(rankedRow)),
    table('genre_distribution', data.genres),
    table('title_type_distribution', data.title_types),
    table('decade_distribution', data.decades),
    table(
      'sample_recommendations',
      trials.flatMap(({ tconst, title, top }) =>
        top.map((found, at) => ({
          query_tconst: tconst,
          query_title: title,
          rank: at + 1,
          tconst: found.tconst,
          title: found.title,
          similarity_score: found.similarity_score,
        })),
      ),
    ),
  ];
}

/** Rows of the same keys as a file; no rows give no columns. */
export function table(name: string, rows: readonly Readonly<Record<string, Cell>>[]): RunFile {
  const columns = Object.keys(rows[0] ?? {});
  const data = rows.map((row) => columns.map((column) => row[column] ?? null));
  return { path: `${FOLDER}/${name}.json`, content: Buffer.from(JSON.stringify({ columns, data })) };
}

function rankedRow(title: RankedTitle): Record<string, Cell> {
  return { ...title };
}

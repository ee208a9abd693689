/** Trains on the real titles and compares every count with a plain count over the same files. */

import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { expectWholeModels, loadCurrent } from '../helpers/models.ts';
import { plainCatalogue } from '../helpers/naive-imdb.ts';
import { readParquet } from '../helpers/parquet.ts';
import { run } from '../helpers/program.ts';
import { itOnRealTitles } from '../helpers/real-data.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

describe('real titles', () => {
  itOnRealTitles('are read, dropped and kept as a plain count says: 38,466 titles, 30 features', async (imdb) => {
    const trained = await run(['train', '--source', imdb, '--models-dir', 'models'], { cwd: temporary() });
    expect(trained.code, trained.stderr).toBe(0);
    await expectWholeModels(temporary('models'));
    const { manifest, recommender } = await loadCurrent(temporary('models'));
    const plain = plainCatalogue(imdb);

    expect(manifest.features.titles).toBe(38_466);
    expect(manifest.features.genres).toHaveLength(26);
    expect(manifest.features.names).toHaveLength(30);
    expect(manifest.catalogue).toBe('local');
    expect(manifest.rows).toEqual({
      title_basics: plain.basicsRows,
      title_ratings: plain.ratingsRows,
      merged: plain.merged,
      filtered: plain.kept.length,
    });
    expect(Object.fromEntries(manifest.drops.map(({ reason, count }) => [reason, count]))).toEqual({
      title_type: 0,
      adult: 0,
      votes: 0,
      year_unknown: 0,
      year: 0,
      genres_unknown: 0,
      runtime_unknown: 0,
      ...plain.drops,
    });
    const genres = new Set(plain.kept.flatMap((title) => title.genres.split(',')));
    expect(manifest.features.genres).toEqual([...genres].sort());

    expect(recommender.titles.map(({ tconst }) => tconst)).toEqual(plain.kept.map(({ tconst }) => tconst));
    // Every name arrives as it stands in the file, whatever quotes are in it.
    const rows = await readParquet(join(temporary('models', manifest.version), 'titles.parquet'));
    expect(rows.map((row) => [row.tconst, row.primary_title, row.original_title ?? row.primary_title])).toEqual(
      plain.kept.map((title) => [title.tconst, title.primaryTitle, title.originalTitle]),
    );
  });
});

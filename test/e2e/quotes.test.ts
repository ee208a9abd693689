/** Rows with stray and unbalanced quotes, backslashes and all kinds of letters are all read, and their titles arrive unchanged. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateImdbFiles } from '../../bench/generate/files.ts';
import { BASICS_HEADER, randomTitles, type TitleRow, writeImdbFiles } from '../builders/imdb-files.ts';
import { loadCurrent } from '../helpers/models.ts';
import { linesOf, plainCatalogue } from '../helpers/naive-imdb.ts';
import { readParquet } from '../helpers/parquet.ts';
import { run } from '../helpers/program.ts';
import { seeded } from '../helpers/random.ts';
import { itOnRealTitles } from '../helpers/real-data.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const FRAGMENTS = [
  ...[
    '"',
    '""',
    '"""',
    "'",
    "''",
    '`',
    '\\',
    '\\\\',
    '\\"',
    '"\\',
    '\\N',
    '\\n',
    '\\t',
    'N',
    ',',
    ';',
    '|',
    '#',
    '--',
    '/*',
  ],
  ...[
    ' ',
    '  ',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\u200f',
    '\u0301',
    'é',
    'ß',
    'İ',
    '東京',
    'Ω',
    'שלום',
    '🎬',
    '👩‍👩‍👧',
    '𝔘',
  ],
  ...['word', 'The', 'NULL', 'null', 'NaN', 'true', '0', '1e5', '$1', '%s', '{}', '<b>', '&amp;', 'a', 'B'],
];

const temporary = useTemporaryFolder();

/** Titles that the default filter keeps, with names put together from fragments; some end or begin with a quote, some are one. */
function quotedTitles(count: number, seed: number): TitleRow[] {
  const random = seeded(seed);
  const name = (): string => {
    const text = Array.from({ length: 1 + random.below(6) }, () => random.pick(FRAGMENTS)).join('');
    // Exactly \N is a missing value, not a name.
    return text === '\\N' ? '\\N ' : text;
  };
  return randomTitles(count, seed).map((title) => ({ ...title, primaryTitle: name(), originalTitle: name() }));
}

/** Trains on a folder; every row was read, and every title that a plain reading keeps arrived as it stands in the file. */
async function expectUnchanged(source: string, modelsDir: string): Promise<number> {
  const trained = await run(['train', '--source', source, '--models-dir', modelsDir], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
  const { manifest } = await loadCurrent(temporary(modelsDir));
  const plain = plainCatalogue(source);
  const basicsLines = linesOf(source, 'title.basics').length - 1;
  const ratingsLines = linesOf(source, 'title.ratings').length - 1;
  expect(manifest.rows).toEqual({
    title_basics: basicsLines,
    title_ratings: ratingsLines,
    merged: plain.merged,
    filtered: plain.kept.length,
  });
  expect(manifest.sources.map(({ rows }) => rows)).toEqual([basicsLines, ratingsLines]);
  expect(manifest.validation.map(({ set_aside }) => set_aside)).toEqual([0, 0, 0, 0, 0]);
  const rows = await readParquet(join(temporary(modelsDir, manifest.version), 'titles.parquet'));
  expect(rows.map((row) => [row.tconst, row.primary_title, row.original_title ?? row.primary_title])).toEqual(
    plain.kept.map((title) => [title.tconst, title.primaryTitle, title.originalTitle]),
  );
  return plain.kept.filter((title) => title.primaryTitle.includes('"')).length;
}

describe('stray quotes', () => {
  it.each([false, true])('survive in 6,000 rows, compressed: %s', async (compressed) => {
    const source = writeImdbFiles(temporary(`quotes-${compressed}`), quotedTitles(6000, 11), { compressed });
    const quoted = await expectUnchanged(source, `quotes-${compressed}-models`);
    expect(quoted).toBeGreaterThan(1500);
  });

  it('survive when every row has one, unbalanced, at the start of a cell', async () => {
    const titles = randomTitles(2000, 12).map((title) => ({ ...title, primaryTitle: `"${title.primaryTitle}` }));
    const quoted = await expectUnchanged(writeImdbFiles(temporary('each'), titles), 'each-models');
    expect(quoted).toBe(2000);
  });

  it('survive in the last line, which has no line feed', async () => {
    const source = writeImdbFiles(temporary('last'), randomTitles(150, 13));
    const lines = linesOf(source, 'title.basics');
    expect(lines[0]).toBe(BASICS_HEADER);
    const last = (lines.at(-1) ?? '').split('\t').with(2, 'The "last').join('\t');
    writeFileSync(join(source, 'title.basics.tsv'), [...lines.slice(0, -1), last].join('\n'));
    await expectUnchanged(source, 'last-models');
  });

  it('survive in generated files of the official mix', async () => {
    const source = temporary('generated');
    await generateImdbFiles(source, { basics: 120_000, ratings: 40_000, seed: 3, quotes: true });
    const withQuotes = linesOf(source, 'title.basics').filter((line) => line.includes('"')).length;
    expect(withQuotes).toBeGreaterThan(5000);
    await expectUnchanged(source, 'generated-models');
  });

  itOnRealTitles('survive in the real files', async (imdb) => {
    await expectUnchanged(imdb, 'real-models');
  });
});

/** Tables of the command line fit the terminal, whatever its width. */

import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { similarityView } from '../../src/cli/view/similarity.ts';
import { renderTable } from '../../src/cli/view/table.ts';
import { recommendationsView, titlesTable } from '../../src/cli/view/titles.ts';
import { type Reason, STRATEGIES } from '../../src/domain/recommendation.ts';
import type { Title } from '../../src/domain/title.ts';
import { randomTitles } from '../builders/imdb-files.ts';
import { DEMO, mainFile, run, startCommand } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const WIDTHS = [60, 80, 120];
const HAS_TERMINAL = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

const temporary = useTemporaryFolder();

const titles: readonly Title[] = randomTitles(200, 9).map((row, at) => ({
  tconst: row.tconst,
  titleType: 'tvMiniSeries',
  primaryTitle: at % 10 === 0 ? `${row.primaryTitle} ${'and a very long name '.repeat(at / 10)}` : row.primaryTitle,
  originalTitle: row.originalTitle,
  startYear: 2000,
  runtimeMinutes: null,
  genres: ['Documentary', 'Reality-TV', 'Talk-Show'],
  averageRating: 10,
  numVotes: 2_345_678,
}));

/** Reasons with long words, with wide letters and with a word that no line has room for. */
const REASONS: readonly Reason[] = [
  { kind: 'cast', value: 'x', text: `with ${'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).trim()}` },
  { kind: 'director', value: '宮崎', text: 'directed by 宮崎駿 and 高畑勲, of the studio that made both of them' },
  { kind: 'series', value: 'x', text: `of the series ${'Rindfleisch'.repeat(12)}` },
];

/** Lines of tables that are too wide; sentences may go on in the next line. */
function tooWide(text: string, width: number): string[] {
  const lines = stripVTControlCharacters(text).replaceAll('\r', '').split('\n');
  return lines.filter((line) => columnsOf(line) > width && !line.startsWith('Similar to '));
}

/** East Asian letters and pictures take two columns, combining marks none. */
function columnsOf(line: string): number {
  return [...line.replace(/\p{Mark}|\u200d/gu, '')].reduce(
    (sum, letter) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]|\p{Extended_Pictographic}/u.test(letter) ? 2 : 1),
    0,
  );
}

describe('tables', () => {
  it.each(WIDTHS)('of titles and recommendations fit %i columns', (width) => {
    expect(tooWide(titlesTable(titles, width), width)).toEqual([]);
    const recommendations = titles.map((title, at) => ({
      rank: at + 1,
      title,
      similarity: 0.5,
      score: 0.5,
      reasons: REASONS.slice(0, at % 4),
    }));
    const [query] = titles as [Title];
    for (const strategy of STRATEGIES) {
      const list = { query, resolvedBy: 'exact' as const, strategy, recommendations, related: recommendations };
      expect(tooWide(recommendationsView(list, width), width)).toEqual([]);
    }
  });

  it.each(WIDTHS)('of a comparison fit %i columns, and so do its sentences', (width) => {
    for (const [at, a] of titles.entries()) {
      const b = titles[at - 1] ?? a;
      for (const strategy of STRATEGIES) {
        const scorers = [
          { name: 'content', value: 0.123_456, contribution: 12.5 },
          { name: 'a scorer of a very long name indeed', value: null, contribution: -0.000_01 },
        ];
        const resolvedBy = { a: 'exact', b: 'exact' } as const;
        const report = { a, b, resolvedBy, strategy, score: 1, similarity: -1, scorers, reasons: REASONS };
        expect(tooWide(similarityView(report, width), width)).toEqual([]);
      }
    }
  });

  it('leave out the least important columns first', () => {
    const columns = [
      { head: 'Name', flexible: true },
      { head: 'Year', importance: 1 },
      { head: 'Id', importance: 2 },
    ];
    const rows = [['A name of some length', '2000', 'tt0000001']];
    expect(renderTable(columns, rows, 60)).toMatch(/tt0000001/);
    expect(renderTable(columns, rows, 30)).toMatch(/2000/);
    expect(renderTable(columns, rows, 30)).not.toMatch(/tt0000001/);
    expect(renderTable(columns, rows, 20)).not.toMatch(/2000/);
  });
});

const withoutTerminal = HAS_TERMINAL ? '' : ' [skipped: `script` is not there to make one]';

describe.skipIf(!HAS_TERMINAL)(`on a terminal${withoutTerminal}`, () => {
  beforeAll(async () => {
    const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
    expect(trained.code, trained.stderr).toBe(0);
  });

  /** Runs the program on a terminal of so many columns. */
  const onTerminal = (width: number, args: string): Promise<{ code: number | null; stdout: string }> => {
    const command = `stty cols ${width} rows 40; "${process.execPath}" "${mainFile()}" ${args}`;
    return startCommand('script', ['-qec', command, '/dev/null'], { cwd: temporary(), env: { TERM: 'xterm' } })
      .finished;
  };

  it.each(WIDTHS)('of %i columns, answers fit', async (width) => {
    for (const command of ['recommend', 'search', 'similarity inception']) {
      const { code, stdout } = await onTerminal(width, `${command} "lord of the rings" --models-dir models`);
      expect(code, stdout).toBe(0);
      expect(stdout).toMatch(/Lord of the Ring/);
      expect(tooWide(stdout, width)).toEqual([]);
    }
  });

  it('the notice of the training gates is readable on 80 columns', async () => {
    const { code, stdout } = await onTerminal(80, `train --source "${DEMO}" --models-dir other`);
    expect(code, stdout).toBe(0);
    expect(stripVTControlCharacters(stdout)).toMatch(/6 {2}Try the saved model/);
  });
});

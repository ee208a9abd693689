/** The gates of training: what is set aside, what fails, what is refused, and what becomes of older versions. */

import { existsSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { newVersion } from '../../src/model/bundle.ts';
import { droppedTitles, imdbLines, randomTitles, titleRow, writeImdbFiles } from '../builders/imdb-files.ts';
import { expectFailure } from '../helpers/failures.ts';
import { currentVersion, expectWholeModels, leftovers, loadCurrent, visibleVersions } from '../helpers/models.ts';
import { type Finished, run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const GOOD = randomTitles(150, 1);

const temporary = useTemporaryFolder();

const train = (source: string, modelsDir: string, args: string[] = [], env: Record<string, string> = {}) =>
  run(['train', '--source', source, '--models-dir', modelsDir, ...args], { cwd: temporary(), env });

/** The run failed validation and published nothing. */
function expectRefused(finished: Finished, modelsDir: string, ...patterns: RegExp[]): void {
  expectFailure(finished, 4, /did not pass validation; nothing was published/, ...patterns);
  expect(currentVersion(temporary(modelsDir))).toBeUndefined();
  expect(visibleVersions(temporary(modelsDir))).toEqual([]);
  expect(leftovers(temporary(modelsDir))).toEqual([]);
}

describe.concurrent('the filter', () => {
  it('drops each title for its reason, counts it, and keeps the rest', async () => {
    const source = writeImdbFiles(temporary('drops'), [...GOOD, ...droppedTitles(900)], {
      compressed: true,
      // A title without a rating, and a rating without a title, are in neither count.
      basics: (lines) => [...lines, ...imdbLines([titleRow(998)]).basics.slice(1)],
      ratings: (lines) => [...lines, 'tt0000999\t5.0\t5000'],
    });
    const trained = await train(source, 'drops-models');
    expect(trained.code, trained.stderr).toBe(0);
    const { manifest, recommender } = await loadCurrent(temporary('drops-models'));
    expect(manifest.rows).toEqual({ title_basics: 158, title_ratings: 158, merged: 157, filtered: 150 });
    expect(manifest.drops.map(({ reason, count }) => [reason, count])).toEqual([
      ['title_type', 1],
      ['adult', 1],
      ['votes', 1],
      ['year_unknown', 1],
      ['year', 1],
      ['genres_unknown', 1],
      ['runtime_unknown', 1],
    ]);
    expect(recommender.titles.map(({ tconst }) => tconst)).toEqual(GOOD.map(({ tconst }) => tconst));
  });
});

describe.concurrent('rows that break the raw schema', () => {
  const broken = [
    'xx0000901\tmovie\tA\tA\t0\t2000\t\\N\t100\tDrama',
    'tt0000902\tmovie\tA\tA\t7\t2000\t\\N\t100\tDrama',
    'tt0000903\tmovie\tA\tA\t0\tsoon\t\\N\t100\tDrama',
  ];

  it('are set aside, counted and shown while they are few', async () => {
    const source = writeImdbFiles(temporary('few-bad'), GOOD, { basics: (lines) => [...lines, ...broken] });
    const trained = await train(source, 'few-bad-models', [], { IMDB_RECOMMENDER_VALIDATION_MAX_BAD_ROWS: '0.02' });
    expect(trained.code, trained.stderr).toBe(0);
    expect(trained.stderr).toMatch(/TitleBasics: passed \(\d+ checks, 153 rows, 3 rows set aside\)/);
    expect(trained.stderr).toMatch(/tconst starts_with_tt: 1 rows, such as xx0000901\tmovie/);
    expect(trained.stderr).toMatch(/isAdult one_of: 1 rows, such as tt0000902/);
    expect(trained.stderr).toMatch(/startYear reads_as_integer: 1 rows, such as tt0000903/);
    const { manifest } = await loadCurrent(temporary('few-bad-models'));
    expect(manifest.rows).toMatchObject({ title_basics: 153, filtered: 150 });
    expect(manifest.validation[0]).toMatchObject({ schema: 'TitleBasics', rows: 153, set_aside: 3, passed: true });
  });

  it('are set aside, too, when they are no rows at all: other columns, or another encoding', async () => {
    const source = writeImdbFiles(temporary('malformed'), GOOD, {
      basics: (lines) => [...lines, 'tt0000904\tmovie\tShort', `${lines[1] ?? ''}\textra`],
      basicsBytes: (bytes) =>
        Buffer.concat([bytes, Buffer.from('tt0000905\tmovie\tCaf\xe9\tCaf\xe9\t0\t2000\t\\N\t100\tDrama\n', 'latin1')]),
      ratings: (lines) => [...lines, 'tt0000070\t7.0'],
    });
    const trained = await train(source, 'malformed-models', [], { IMDB_RECOMMENDER_VALIDATION_MAX_BAD_ROWS: '0.02' });
    expect(trained.code, trained.stderr).toBe(0);
    expect(trained.stderr).toMatch(/TitleBasics: passed \(\d+ checks, 153 rows, 3 rows set aside\)/);
    expect(trained.stderr).toMatch(
      /well_formed_line \(missing columns\): 1 rows, such as line 152: tt0000904\tmovie\tShort/,
    );
    expect(trained.stderr).toMatch(/well_formed_line \(too many columns\): 1 rows, such as line 153: tt0000001/);
    expect(trained.stderr).toMatch(/well_formed_line \(invalid encoding\): 1 rows, such as line 154: tt0000905/);
    expect(trained.stderr).toMatch(/TitleRatings: passed \(\d+ checks, 151 rows, 1 rows set aside\)/);
  });

  it('fail the run above the share that is allowed, with the table of failures', async () => {
    const source = writeImdbFiles(temporary('many-bad'), GOOD, { basics: (lines) => [...lines, ...broken] });
    const trained = await train(source, 'many-bad-models', [], { IMDB_RECOMMENDER_VALIDATION_MAX_BAD_ROWS: '0.01' });
    expectRefused(
      trained,
      'many-bad-models',
      /TitleBasics: 153 rows, 3 of \d+ checks failed, 3 rows break the schema, more than validation\.max_bad_rows allows/,
      /tconst · starts_with_tt · 1 rows · e\.g\. xx0000901/,
      /isAdult · one_of · 1 rows · e\.g\. tt0000902/,
      /startYear · reads_as_integer · 1 rows · e\.g\. tt0000903/,
      /Check the source; files that were downloaded are fetched anew with --force-download/,
    );
  });

  it('are found in title.ratings too, and failures of both files are told at once', async () => {
    const source = writeImdbFiles(temporary('both-bad'), GOOD, {
      basics: (lines) => [...lines, ...broken],
      ratings: (lines) => [...lines, 'tt0000901\t11.5\t500', 'tt0000902\t5.0\t0', 'tt0000903\t\\N\t500'],
    });
    const trained = await train(source, 'both-bad-models', [], { IMDB_RECOMMENDER_VALIDATION_MAX_BAD_ROWS: '0' });
    expectRefused(
      trained,
      'both-bad-models',
      /TitleBasics: 153 rows/,
      /TitleRatings: 153 rows, 3 of \d+ checks failed, 3 rows break the schema/,
      /averageRating · from_0_to_10 · 1 rows · e\.g\. tt0000901/,
      /numVotes · above_0 · 1 rows · e\.g\. tt0000902/,
      /averageRating · not_null · 1 rows · e\.g\. tt0000903/,
    );
  });
});

describe.concurrent('the strict gates', () => {
  it.each(['basics', 'ratings'] as const)(
    'refuse a tconst that occurs twice in title.%s, and name it',
    async (file) => {
      const source = writeImdbFiles(temporary(`double-${file}`), GOOD, {
        [file]: (lines: readonly string[]) => [...lines, lines[5] ?? ''],
      });
      const trained = await train(source, `double-${file}-models`);
      expectRefused(
        trained,
        `double-${file}-models`,
        /MergedDataset/,
        /tconst · unique · 1 rows · e\.g\. tt0000005 × 2/,
      );
    },
  );

  it('refuse 100 titles and accept 101', async () => {
    const [few, enough] = [100, 101].map((count) => writeImdbFiles(temporary(`of-${count}`), GOOD.slice(0, count)));
    const refused = await train(few ?? '', 'of-100-models');
    expectRefused(refused, 'of-100-models', /FeatureEngineered: 100 rows/, /more than 100 titles/, /found 100/);
    const accepted = await train(enough ?? '', 'of-101-models');
    expect(accepted.code, accepted.stderr).toBe(0);
  });

  it('refuse a catalogue of which the filter keeps nothing', async () => {
    const source = writeImdbFiles(temporary('nothing'), droppedTitles(1));
    const trained = await train(source, 'nothing-models');
    expectRefused(trained, 'nothing-models', /FilteredDataset: 0 rows/, /the table has rows/);
  });

  it('refuse files that have no title in common', async () => {
    const source = writeImdbFiles(temporary('apart'), GOOD, {
      ratings: (lines) => lines.map((line) => line.replace('tt0', 'tt9')),
    });
    expectRefused(await train(source, 'apart-models'), 'apart-models', /MergedDataset: 0 rows/, /the table has rows/);
  });
});

describe('older versions', () => {
  it('are removed beyond keep_versions, the oldest first', async () => {
    const source = writeImdbFiles(temporary('keep'), GOOD);
    const made: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const trained = await train(source, 'keep-models', [], { IMDB_RECOMMENDER_MODEL_KEEP_VERSIONS: '2' });
      expect(trained.code, trained.stderr).toBe(0);
      made.push(currentVersion(temporary('keep-models')) ?? '');
      if (round === 2) expect(trained.stderr).toContain(`Removed the old version ${made[0]}.`);
    }
    expect(visibleVersions(temporary('keep-models'))).toEqual(made.slice(1).sort());
    expect(currentVersion(temporary('keep-models'))).toBe(made[2]);
    await expectWholeModels(temporary('keep-models'));
    expect(leftovers(temporary('keep-models'))).toEqual([]);
  });

  it('have names in the order of their training, also within one second', () => {
    const instants = Array.from({ length: 20 }, (_, at) => new Date(Date.UTC(2024, 1, 29, 12, 30, 15, at * 50)));
    const versions = instants.map(newVersion);
    expect(versions).toEqual([...versions].sort());
  });
});

describe('a catalogue that shrank', () => {
  let before: string | undefined;
  let small: string;

  beforeAll(async () => {
    const trained = await train(writeImdbFiles(temporary('whole'), GOOD), 'shrink-models');
    expect(trained.code, trained.stderr).toBe(0);
    before = currentVersion(temporary('shrink-models'));
    small = writeImdbFiles(temporary('small'), GOOD.slice(0, 119));
  });

  it('is kept as a candidate, but does not become current', async () => {
    const refused = await train(small, 'shrink-models');
    expectFailure(refused, 6, /did not become current/, /shrank from 150 to 119 titles/, /--force/);
    expect(currentVersion(temporary('shrink-models'))).toBe(before);
    const candidate = visibleVersions(temporary('shrink-models')).find((version) => version !== before);
    expect(refused.stderr).toContain(candidate);
    await expectWholeModels(temporary('shrink-models'));
  });

  it('becomes current with --force', async () => {
    const forced = await train(small, 'shrink-models', ['--force']);
    expect(forced.code, forced.stderr).toBe(0);
    expect(forced.stderr).toMatch(/current by --force although the catalogue shrank from 150 to 119 titles/);
    expect((await loadCurrent(temporary('shrink-models'))).manifest.features.titles).toBe(119);
    expect(existsSync(temporary('shrink-models', before ?? ''))).toBe(true);
  });

  it('becomes current by itself when it lost no more than a fifth', async () => {
    const trained = await train(writeImdbFiles(temporary('edge'), GOOD.slice(0, 120)), 'edge-models');
    expect(trained.code).toBe(0);
    const whole = await train(temporary('whole'), 'edge-models');
    expect(whole.code).toBe(0);
    const edge = await train(temporary('edge'), 'edge-models');
    expect(edge.code, edge.stderr).toBe(0);
    expect(readdirSync(temporary('edge-models')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

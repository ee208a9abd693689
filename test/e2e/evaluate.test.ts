/** The command `evaluate`, on generated ratings of the demo catalogue, and what it says when something is missing. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluationReportSchema } from '../../src/domain/evaluation.ts';
import { generatedMovieLens, movieLensFiles } from '../builders/movielens.ts';
import { expectFailure } from '../helpers/failures.ts';
import { currentVersion, loadCurrent } from '../helpers/models.ts';
import { DEMO, type Finished, run } from '../helpers/program.ts';
import { get, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

const evaluate = (...args: string[]): Promise<Finished> =>
  run(['evaluate', '--models-dir', 'models', ...args], { cwd: temporary() });

/** Writes generated ratings of the demo titles as a MovieLens set. */
async function writeRatings(name: string, users: number): Promise<void> {
  const { recommender } = await loadCurrent(temporary('models'));
  const films = recommender.titles.filter(({ titleType }) => titleType === 'movie');
  mkdirSync(temporary(name));
  const files = movieLensFiles(generatedMovieLens({ titles: films, users, each: 40 }));
  for (const [file, text] of Object.entries(files)) writeFileSync(temporary(name, file), text);
}

beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
  await writeRatings('ratings', 150);
});

describe('evaluate', () => {
  it('prints a table per protocol, and reports the same bytes for the same seed', async () => {
    const models = ['popularity', 'content', 'same-genre-popularity'];
    const report = (folder: string, seed: string): Promise<Finished> =>
      evaluate('--movielens', 'ratings', '--report', folder, '--seed', seed, '--strategy', ...models);
    const [first, second, other] = [await report('one', '5'), await report('two', '5'), await report('three', '6')];
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(/^Protocol A: for a user \(150 lists, 150 users, \d+ films, validation\)$/m);
    expect(first.stdout).toMatch(/^Protocol B: more like this \(/m);
    expect(first.stdout).toMatch(/^Protocol C: cold titles \(/m);
    expect(first.stdout).toMatch(/^ Popularity within the genre \(share (any|rarest|all)\) +0\.\d{4} /m);
    expect(first.stderr).toMatch(/MovieLens data of GroupLens/);
    expect(first.stderr).toMatch(/^ {5}B · Content$/m);
    expect(first.stderr).toMatch(/The report is one\/evaluation\.md\./);
    const contents = (folder: string): string[] =>
      readdirSync(temporary(folder))
        .sort()
        .map((name) => readFileSync(temporary(folder, name), 'utf8'));
    expect(contents('two')).toEqual(contents('one'));
    expect([second.stdout, second.stderr.replace('two/', 'one/')]).toEqual([first.stdout, first.stderr]);
    expect(other.stdout).not.toBe(first.stdout);
    const json = evaluationReportSchema.parse(JSON.parse(readFileSync(temporary('one', 'evaluation.json'), 'utf8')));
    expect(json).toMatchObject({
      split: 'validation',
      seed: 5,
      model: { version: currentVersion(temporary('models')), people: false },
      ratings: { name: 'ratings', ratings: 6000, users: 150 },
    });
    expect(json.ratings.films_in_catalogue).toBe(json.ratings.films);
    expect(json.protocols.map(({ protocol }) => protocol)).toEqual(['A', 'B', 'C']);
    expect(json.protocols[1]?.models.map(({ id }) => id)).toEqual(['popularity', 'same-genre-popularity', 'content']);
  });

  it('is recorded as a run, which waits in the journal while the server is away', async () => {
    const env = { MLFLOW_TRACKING_URI: 'http://127.0.0.1:9' };
    const args = ['--models-dir', 'models', '--movielens', 'ratings', '--protocol', 'B', '--strategy', 'popularity'];
    const done = await run(['evaluate', ...args], { cwd: temporary(), env });
    expect(done.code, done.stderr).toBe(0);
    const [, id = ''] =
      /The run (\S+) is not on the MLflow server: .* It is whole in the journal/.exec(done.stderr) ?? [];
    expect(id).toMatch(new RegExp(`^${currentVersion(temporary('models'))}-evaluation-\\d{8}T\\d{9}Z$`));
    const shown = await run(['runs', 'show', id], { cwd: temporary() });
    expect(shown.stdout, shown.stderr).toContain('evaluation_B/popularity_ndcg_at_10');
    expect(shown.stdout).toContain('evaluation/evaluation.md');
  });

  it('runs all strategies on the test split, and keeps that report for the model page of a server that runs', async () => {
    const serving = await startServing(['serve', '--models-dir', 'models'], { cwd: temporary() });
    try {
      const file = `${currentVersion(temporary('models'))}.evaluation.json`;
      expect(readdirSync(temporary('models'))).not.toContain(file);
      const page = async () => (await get(`${serving.url}/model/evaluation`)).body as Record<string, unknown>;
      expect(await page()).toMatchObject({ is_own: false, split: 'validation' });
      const args = ['--movielens', 'ratings', '--split', 'test', '--protocol', 'C', 'B', 'A', '--report', 'test'];
      const tested = await evaluate(...args);
      expect(tested.code, tested.stderr).toBe(0);
      expect(tested.stderr).toContain(`The report is kept for the model page: models/${file}.`);
      const report = evaluationReportSchema.parse(
        JSON.parse(readFileSync(temporary('test', 'evaluation.json'), 'utf8')),
      );
      const { split, protocols } = report;
      expect(split).toBe('test');
      expect(protocols.map(({ protocol }) => protocol)).toEqual(['A', 'B', 'C']);
      const ease = protocols[1]?.models.find(({ id }) => id === 'ease');
      expect(ease?.tried.map(({ settings }) => settings)).toContainEqual(ease?.settings);
      const best = Math.max(...(ease?.tried.map(({ ndcg }) => ndcg) ?? []));
      expect(ease?.tried.find(({ ndcg }) => ndcg === best)?.settings).toEqual(ease?.settings);
      expect(JSON.parse(readFileSync(temporary('models', file), 'utf8'))).toEqual(report);
      expect(await page()).toMatchObject({ is_own: true, split: 'test', ratings: { name: 'ratings', users: 150 } });

      // A part of a run is not what the page is about.
      const part = await evaluate('--movielens', 'ratings', '--strategy', 'popularity', '--seed', '9');
      expect(part.code, part.stderr).toBe(0);
      expect(part.stderr).not.toContain('kept');
      expect(await page()).toMatchObject({ is_own: true, seed: 0 });

      // Where it cannot be kept, what was measured is printed all the same.
      rmSync(temporary('models', file));
      mkdirSync(temporary('models', file));
      const unkept = await evaluate('--movielens', 'ratings');
      rmSync(temporary('models', file), { recursive: true });
      expect(unkept.code, unkept.stderr).toBe(0);
      expect(unkept.stdout).toMatch(/^Protocol C: cold titles/m);
      expect(unkept.stderr).toMatch(/could not be kept for the model page: The report could not be saved in models/);
      expect(await page()).toMatchObject({ is_own: false });
    } finally {
      await serving.stop();
    }
  });

  it('takes an older version by its name', async () => {
    const version = currentVersion(temporary('models')) ?? '';
    const args = ['--movielens', 'ratings', '--protocol', 'C', '--strategy', 'popularity'];
    const named = await evaluate(...args, '--model', version);
    expect(named.code, named.stderr).toBe(0);
    expectFailure(
      await evaluate(...args, '--model', '20000101'),
      6,
      /no model "20000101" in models/,
      new RegExp(version),
    );
    expectFailure(await evaluate(...args, '--model', '../models'), 6, /no model "\.\.\/models"/);
  });
});

describe('evaluate says what is missing:', () => {
  it('a model', async () => {
    const failed = await evaluate('--movielens', 'ratings', '--models-dir', 'nowhere');
    expectFailure(failed, 6, /No trained model was found in nowhere/, /make train/);
    const named = await evaluate('--movielens', 'ratings', '--models-dir', 'nowhere', '--model', 'x');
    expectFailure(named, 6, /no model "x" in nowhere.*There is none.*make train/);
  });

  it('ratings', async () => {
    expectFailure(await evaluate(), 2, /no ratings to evaluate with/, /--movielens ml-latest-small --accept-terms/);
    expectFailure(await evaluate('--movielens', 'elsewhere'), 3, /no ratings called elsewhere/);
    expectFailure(await evaluate('--movielens', 'ml-25m'), 2, /terms have not been accepted/);
    mkdirSync(temporary('hollow'));
    expectFailure(await evaluate('--movielens', 'hollow'), 3, /hollow holds no ratings\.csv/);
  });

  it('users', async () => {
    await writeRatings('few', 12);
    const failed = await evaluate('--movielens', 'few', '--protocol', 'B');
    expectFailure(failed, 4, /too few ratings for protocol B: it needs 10 users/, /larger set/);
  });

  it('a protocol, a split, a seed or a strategy', async () => {
    expectFailure(await evaluate('--protocol', 'D'), 2, /Allowed choices are A, B, C/);
    expectFailure(await evaluate('--split', 'train'), 2, /Allowed choices are validation, test/);
    expectFailure(await evaluate('--seed', '-1'), 2, /whole number/);
    expectFailure(await evaluate('--strategy', 'ease', '--protocol', 'C'), 2, /None of these.*protocol C: ease/);
    expectFailure(await evaluate('--strategy', 'magic'), 2, /no strategy "magic"/, /popularity, .*, ease/);
  });

  it('a folder for the report', async () => {
    writeFileSync(temporary('taken'), '');
    const args = ['--movielens', 'ratings', '--protocol', 'C', '--strategy', 'popularity'];
    const failed = await evaluate(...args, '--report', join('taken', 'report'));
    expectFailure(failed, 5, /could not be written to taken\/report.*--report/);
    expect(failed.stderr).not.toMatch(/Popularity/);
    rmSync(temporary('taken'));
  });
});

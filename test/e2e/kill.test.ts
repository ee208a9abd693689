/**
 * Kills training at random moments, as a power cut would: what is current stays whole, nothing partial has a final name, and
 * the next run succeeds and cleans up. `KILL_ROUNDS` says how often (6), `KILL_SEED` when, `KILL_SOURCE` on which folder's files.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imdbLines, randomTitles, writeImdbFiles } from '../builders/imdb-files.ts';
import { type DataServer, slowly, startDataServer } from '../helpers/data-server.ts';
import { currentVersion, expectWholeModels, leftovers, loadCurrent } from '../helpers/models.ts';
import { linesOf } from '../helpers/naive-imdb.ts';
import { type Running, run, start } from '../helpers/program.ts';
import { seeded } from '../helpers/random.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 6);
const SEED = Number(process.env.KILL_SEED ?? 1);
const KILLER = new URL('../helpers/kill-at-rename.mjs', import.meta.url).href;
const DATASETS = ['title.basics', 'title.ratings'];

const temporary = useTemporaryFolder();
const files: Record<string, Buffer> = {};
let server: DataServer;
let runMs: number;

beforeAll(async () => {
  const source = process.env.KILL_SOURCE;
  const lines = imdbLines(randomTitles(5000, 5));
  for (const dataset of DATASETS) {
    const text = source ? linesOf(source, dataset) : dataset === 'title.basics' ? lines.basics : lines.ratings;
    files[`${dataset}.tsv.gz`] = gzipSync(`${text.join('\n')}\n`);
  }
  // Slow enough for kills to fall into downloads, too.
  const slow = Array.from({ length: 10_000 }, () => slowly(10, 20));
  server = await startDataServer(files, Object.fromEntries(Object.keys(files).map((name) => [name, slow])));
  const began = performance.now();
  const { code, stderr } = await train('measured').finished;
  expect(code, stderr).toBe(0);
  runMs = performance.now() - began;
});

afterAll(() => server?.close());

function train(name: string): Running {
  // A small limit, so that removals of old versions are interrupted as well.
  const env = { IMDB_RECOMMENDER_MODEL_KEEP_VERSIONS: '1' };
  const folders = ['--raw-dir', `${name}-raw`, '--models-dir', `${name}-models`];
  return start(['train', '--source', server.url, '--force-download', ...folders], { cwd: temporary(), env });
}

/** What must hold after every kill. Returns the version that is current. */
async function expectSound(name: string): Promise<string | undefined> {
  const modelsDir = temporary(`${name}-models`);
  await expectWholeModels(modelsDir);
  for (const file of Object.keys(files)) {
    const path = temporary(`${name}-raw`, file);
    if (existsSync(path)) expect(readFileSync(path).equals(files[file]!), file).toBe(true);
  }
  const version = currentVersion(modelsDir);
  if (version !== undefined) expect((await loadCurrent(modelsDir)).manifest.version).toBe(version);
  return version;
}

/** Makes the locks of killed runs look as they do ten seconds later, so that only the last run has to wait for that. */
function letLocksGoStale(name: string): void {
  const past = new Date(Date.now() - 60_000);
  const locks = [
    temporary(`${name}-models`, '.lock'),
    ...Object.keys(files).map((file) => temporary(`${name}-raw`, `${file}.lock`)),
  ];
  for (const lock of locks) if (existsSync(lock)) utimesSync(lock, past, past);
}

/** The next run succeeds, and nothing is left of the killed ones. */
async function expectRecovery(name: string): Promise<void> {
  const { code, stderr } = await train(name).finished;
  expect(code, stderr).toBe(0);
  expect(await expectSound(name)).toBeDefined();
  expect(leftovers(temporary(`${name}-models`))).toEqual([]);
  const modelsDir = temporary(`${name}-models`);
  expect(new Set(readdirSync(modelsDir))).toEqual(new Set([currentVersion(modelsDir), 'current', 'history.jsonl']));
  expect(readdirSync(temporary(`${name}-raw`)).sort()).toEqual(
    Object.keys(files).flatMap((file) => [file, `${file}.meta.json`]),
  );
}

describe('kill -9 of training', () => {
  it(`${ROUNDS} times at random moments leaves no broken model and nothing partial; the next run succeeds`, async () => {
    const random = seeded(SEED);
    let before: string | undefined;
    let killed = 0;
    // On a machine that is now faster than when it was measured, runs may be over before; then there are more rounds, and earlier kills.
    for (let round = 0; round < ROUNDS || killed === 0; round += 1) {
      letLocksGoStale('random');
      const running = train('random');
      // Every other kill falls into the last steps, where files get their names.
      if (round % 2 === 1) await running.saw(/Save the model/);
      const longest = (round % 2 === 1 ? Math.min(runMs / 4, 400) : runMs) / 2 ** Math.floor(round / ROUNDS);
      await sleep(random.below(Math.ceil(longest)));
      running.child.kill('SIGKILL');
      const { code, signal, stderr } = await running.finished;
      // A run that was over before the kill has succeeded.
      expect(signal === 'SIGKILL' || code === 0, stderr).toBe(true);
      if (signal === 'SIGKILL') killed += 1;
      const now = await expectSound('random');
      if (before !== undefined) expect(now).toBeDefined();
      before = now;
    }
    await expectRecovery('random');
  });

  it('before and after each rename by which a model is published leaves a whole current model', async () => {
    const modelsDir = temporary('rename-models');
    const source = writeImdbFiles(temporary('rename-files'), randomTitles(150, 6));
    const args = ['train', '--source', source, '--models-dir', modelsDir];
    const env = { IMDB_RECOMMENDER_MODEL_KEEP_VERSIONS: '1' };
    expect((await run(args, { cwd: temporary(), env })).code).toBe(0);
    let renames = 0;
    for (let at = 1, ended = false; !ended; at += 1) {
      for (const when of ['before', 'after']) {
        const before = currentVersion(modelsDir);
        letLocksGoStale('rename');
        const kill = { NODE_OPTIONS: `--import=${KILLER}`, KILL_AT: `${at}`, KILL_BELOW: modelsDir, KILL_WHEN: when };
        const { code, signal, stderr } = await run(args, { cwd: temporary(), env: { ...env, ...kill } });
        // Once it has no rename of this number, the program comes to its end.
        ended = signal === null;
        if (ended) expect(code, stderr).toBe(0);
        else renames = at;
        await expectWholeModels(modelsDir);
        expect((await loadCurrent(modelsDir)).manifest.version).toBe(currentVersion(modelsDir));
        expect(before).toBeDefined();
      }
    }
    // At least those of the model's folder, of the pointer, and of the old version that goes.
    expect(renames).toBeGreaterThanOrEqual(3);
    expect(leftovers(modelsDir)).toEqual([]);
  });

  it('at any of its moments leaves files that the next run clears away', async () => {
    const planted = temporary('planted-models');
    mkdirSync(join(planted, '.draft-20240101T000000Z-abcdef', 'work'), { recursive: true });
    writeFileSync(join(planted, '.draft-20240101T000000Z-abcdef', 'work', 'duckdb_temp_storage-0.tmp'), 'x');
    writeFileSync(join(planted, '.draft-20240101T000000Z-abcdef', 'model.safetensors'), 'partial');
    mkdirSync(join(planted, '.draft-removed-20230101T000000Z-abcdef'));
    // What the atomic write of the pointer leaves when it is interrupted.
    writeFileSync(join(planted, 'current.2718281828'), '20240101T0000');
    mkdirSync(temporary('planted-raw'));
    writeFileSync(temporary('planted-raw', 'title.basics.tsv.gz.part'), 'partial');
    writeFileSync(temporary('planted-raw', 'title.basics.tsv.gz.meta.json.2718281828'), '{');
    await expectRecovery('planted');
  });
});

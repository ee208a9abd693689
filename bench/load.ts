/** Times the load of a bundle and both its indexes beside `JSON.parse` of the same titles, each in a new process, in turn. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBundle } from '../src/model/bundle.ts';
import { generateImdbFiles } from './generate/files.ts';

const RUNS = 7;
const folder = join(tmpdir(), 'imdb-recommender-bench');
const models = join(folder, 'load-models');
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const child = fileURLToPath(new URL('load/child.mjs', import.meta.url));

interface Measured {
  readonly milliseconds: number;
  /** Bytes at once, and a moment later. */
  readonly rss: number;
  readonly settled: number;
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const measure = (mode: string, path: string): Measured => JSON.parse(run(['--expose-gc', child, mode, path]));

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

await generateImdbFiles(folder, { basics: 11_000_000, ratings: 1_500_000, seed: 1, quotes: false });
if (!existsSync(join(models, 'current'))) run([program, 'train', '--source', folder, '--models-dir', models]);
const bundle = join(models, readFileSync(join(models, 'current'), 'utf8').trim());
const { recommender } = await loadBundle(bundle);
const json = join(folder, 'titles.json');
writeFileSync(json, JSON.stringify(recommender.titles));

console.log(`${recommender.titles.length} titles, index: ${recommender.index.kind}\n`);
console.log('| Run | JSON.parse | bundle and indexes | ratio | memory of the process with bundle | a moment later |');
console.log('|---|---|---|---|---|---|');
const ratios: number[] = [];
for (let at = 1; at <= RUNS; at += 1) {
  const parsed = measure('json', json);
  const loaded = measure('bundle', bundle);
  ratios.push(loaded.milliseconds / parsed.milliseconds);
  console.log(
    `| ${at} | ${parsed.milliseconds.toFixed(0)} ms | ${loaded.milliseconds.toFixed(0)} ms | ${ratios.at(-1)?.toFixed(2)} | ${(loaded.rss / 1e6).toFixed(0)} MB | ${(loaded.settled / 1e6).toFixed(0)} MB |`,
  );
}
console.log(`\nmedian ratio ${median(ratios).toFixed(2)}`);

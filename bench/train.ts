/** Times a whole training run at full size beside `gzip -t` of the same files, in turn, and compares. */

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateImdbFiles } from './generate/files.ts';

const { values } = parseArgs({
  options: {
    basics: { type: 'string', default: '11000000' },
    ratings: { type: 'string', default: '1500000' },
    runs: { type: 'string', default: '3' },
    folder: { type: 'string', default: join(tmpdir(), 'imdb-recommender-bench') },
  },
});
/** What the project promises: wall time against `gzip -t`, and resident memory. */
const MAX_RATIO = 3;
const MAX_MEMORY_BYTES = 1e9;

const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const models = join(values.folder, 'models');

function seconds(command: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  return (performance.now() - started) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function currentManifest(): { steps: { step: string; name: string; seconds: number; peak_memory_bytes: number }[] } {
  const version = readFileSync(join(models, 'current'), 'utf8').trim();
  return JSON.parse(readFileSync(join(models, version, 'manifest.json'), 'utf8'));
}

const { counts } = await generateImdbFiles(values.folder, {
  basics: Number(values.basics),
  ratings: Number(values.ratings),
  seed: 1,
  quotes: false,
});
const files = ['title.basics', 'title.ratings'].map((name) => join(values.folder, `${name}.tsv.gz`));
console.log(`${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}`);
console.log(`generated files: ${JSON.stringify(counts)}\n`);
console.log('run   gzip -t    training   ratio   peak memory');

const rows: { gzip: number; train: number; memory: number }[] = [];
for (let run = 1; run <= Number(values.runs); run += 1) {
  rmSync(models, { recursive: true, force: true });
  const gzip = seconds('gzip', ['-t', ...files]);
  const train = seconds(process.execPath, [program, 'train', '--source', values.folder, '--models-dir', models]);
  const memory = Math.max(...currentManifest().steps.map((step) => step.peak_memory_bytes));
  rows.push({ gzip, train, memory });
  console.log(
    `${run}     ${gzip.toFixed(2)} s    ${train.toFixed(2)} s    ${(train / gzip).toFixed(2)}    ${(memory / 1e6).toFixed(0)} MB`,
  );
}
const ratio = median(rows.map(({ gzip, train }) => train / gzip));
const memory = Math.max(...rows.map((row) => row.memory));
console.log(
  `\nmedian ratio ${ratio.toFixed(2)} (at most ${MAX_RATIO}), peak memory ${(memory / 1e6).toFixed(0)} MB (at most 1000 MB)`,
);
console.log('\nsteps of the last run:');
for (const step of currentManifest().steps)
  console.log(`  ${step.step.padEnd(3)} ${step.name.padEnd(22)} ${step.seconds.toFixed(2)} s`);
if (ratio > MAX_RATIO || memory > MAX_MEMORY_BYTES) process.exitCode = 1;

/** Times a whole training run at full size beside `gzip -t` of the same files, in turn, and compares; with people by `--people`. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Manifest } from '../src/domain/manifest.ts';
import { CORE_DATASETS, PEOPLE_DATASETS } from '../src/ingestion/datasets.ts';
import { PEOPLE_FILE } from '../src/model/people-file.ts';
import { generateImdbFiles } from './generate/files.ts';

const { values } = parseArgs({
  options: {
    basics: { type: 'string', default: '11000000' },
    ratings: { type: 'string', default: '1500000' },
    runs: { type: 'string', default: '3' },
    people: { type: 'boolean', default: false },
    principals: { type: 'string', default: '90000000' },
    names: { type: 'string', default: '14000000' },
    folder: { type: 'string' },
  },
});
/** What the project promises: wall time against `gzip -t`, and resident memory. */
const MAX_RATIO = 3;
const MAX_MEMORY_BYTES = values.people ? 4e9 : 1e9;

/** Bytes of disk that a row of the generated files takes, generously, with what a training run needs beside them. */
const BYTES_PER_PRINCIPAL = 25;

const folder = values.folder ?? join(tmpdir(), `imdb-recommender-bench${values.people ? '-people' : ''}`);
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const models = join(folder, 'models');

function seconds(command: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
  return (performance.now() - started) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function currentManifest(): Manifest {
  const version = readFileSync(join(models, 'current'), 'utf8').trim();
  return JSON.parse(readFileSync(join(models, version, 'manifest.json'), 'utf8'));
}

mkdirSync(folder, { recursive: true });
if (values.people && !existsSync(join(folder, 'params.json'))) {
  const { bavail, bsize } = statfsSync(folder);
  const wanted = Number(values.principals) * BYTES_PER_PRINCIPAL;
  if (bavail * bsize < wanted) {
    console.log(
      `skipped: ${folder} has ${(bavail * bsize) / 1e9} GB free, and the files need about ${wanted / 1e9} GB`,
    );
    process.exit();
  }
}
const { counts } = await generateImdbFiles(folder, {
  basics: Number(values.basics),
  ratings: Number(values.ratings),
  seed: 1,
  quotes: false,
  ...(values.people ? { people: { principals: Number(values.principals), names: Number(values.names) } } : {}),
});
const datasets = values.people ? [...CORE_DATASETS, ...PEOPLE_DATASETS] : CORE_DATASETS;
const files = datasets.map((name) => join(folder, `${name}.tsv.gz`));
const options = ['--source', folder, '--models-dir', models, ...(values.people ? ['--include-principals'] : [])];
console.log(`${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}`);
console.log(`generated files: ${JSON.stringify(counts)}`);
for (const file of files) console.log(`  ${(statSync(file).size / 1e6).toFixed(0).padStart(4)} MB  ${file}`);
console.log();
console.log('run   gzip -t    training   ratio   peak memory');

const rows: { gzip: number; train: number; memory: number }[] = [];
for (let run = 1; run <= Number(values.runs); run += 1) {
  rmSync(models, { recursive: true, force: true });
  const gzip = seconds('gzip', ['-t', ...files]);
  const train = seconds(process.execPath, [program, 'train', ...options]);
  const memory = Math.max(...currentManifest().steps.map((step) => step.peak_memory_bytes));
  rows.push({ gzip, train, memory });
  console.log(
    `${run}     ${gzip.toFixed(2)} s    ${train.toFixed(2)} s    ${(train / gzip).toFixed(2)}    ${(memory / 1e6).toFixed(0)} MB`,
  );
}
const ratio = median(rows.map(({ gzip, train }) => train / gzip));
const memory = Math.max(...rows.map((row) => row.memory));
console.log(
  `\nmedian ratio ${ratio.toFixed(2)} (at most ${MAX_RATIO}), peak memory ${(memory / 1e6).toFixed(0)} MB (at most ${MAX_MEMORY_BYTES / 1e6} MB)`,
);
console.log('\nsteps of the last run:');
for (const step of currentManifest().steps)
  console.log(`  ${step.step.padEnd(3)} ${step.name.padEnd(22)} ${step.seconds.toFixed(2)} s`);
const { people, files: written } = currentManifest();
if (people !== undefined) {
  console.log(`\npeople: ${JSON.stringify(people)}`);
  console.log(`people.safetensors: ${((written[PEOPLE_FILE]?.bytes ?? 0) / 1e6).toFixed(1)} MB`);
}
if (ratio > MAX_RATIO || memory > MAX_MEMORY_BYTES) process.exitCode = 1;

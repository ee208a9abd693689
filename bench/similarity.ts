/**
 * Times the similarity indexes beside a naive loop and native libraries, checks that all exact ones agree to the last bit, and compares with
 * what the project promises.
 *
 * `npm run bench:similarity -- [--sizes real,80000,1500000] [--queries 600] [--parts titles,filters,dense]`. The real titles are read from
 * TEST_DATA_DIR. The native libraries are no dependencies of the project; BENCH_ALTERNATIVES names the folder that has them, made by
 * `mkdir alternatives && cd alternatives && npm init -y && npm install --ignore-scripts usearch@2.25.3 onnxruntime-node@1.30.0`.
 */

import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom, type Random } from '../src/domain/random.ts';
import type { Title } from '../src/domain/title.ts';
import { buildFeatures } from '../src/features/matrix.ts';
import type { NearestQuery, RowFilter, Vectors } from '../src/similarity/port.ts';
import { findAlternatives } from './similarity/alternatives.ts';
import { baseCatalogue, countGenreSets, generateTitles } from './similarity/catalogue.ts';
import { type Contender, dense, denseInTypeScript, flat, grouped, naive, other } from './similarity/contenders.ts';
import { randomEmbeddings } from './similarity/embeddings.ts';
import { filterCases } from './similarity/filters.ts';
import { buildAll, compare, ms, type Result, table } from './similarity/measure.ts';
import { createVerdicts } from './similarity/verdicts.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'real,80000,1500000' },
    queries: { type: 'string', default: '600' },
    parts: { type: 'string', default: 'titles,filters,dense' },
    seed: { type: 'string', default: '1' },
  },
});
const K = 10;
/** Where a question takes long, fewer are asked: rows that all contenders may read in one part. */
const MAX_ROWS_READ = 3e8;
const EMBEDDINGS = { rows: 80_000, columns: 384, queries: 120 } as const;
/** What the project promises: how much faster than the naive loop the grouped index is at the median, by titles. */
const SPEED_UPS: readonly (readonly [number, number])[] = [
  [1_000_000, 100],
  [60_000, 60],
  [0, 50],
];
const MAX_TAIL = 10;
const MAX_OF_NATIVE = 1.5;
/** Noise that two equally fast contenders may differ by. */
const TOLERANCE = 1.05;

const parts = values.parts.split(',');
const random = createRandom(Number(values.seed));
const folder = process.env.TEST_DATA_DIR ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const base = baseCatalogue(folder, random);
const { found: alternatives, missing } = findAlternatives(process.env.BENCH_ALTERNATIVES);
const verdicts = createVerdicts();

function randomQueries(
  { matrix, rows, columns }: Vectors,
  count: number,
  draw: Random,
  filter?: RowFilter,
): NearestQuery[] {
  return Array.from({ length: count }, () => {
    const row = Math.floor(draw() * rows);
    const vector = Float64Array.from(matrix.subarray(row * columns, (row + 1) * columns));
    return { vector, k: K, exclude: new Set([row]), filter };
  });
}

function show(results: readonly Result[]): void {
  const slowest = results[0]!;
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);
  const rows = results.map(({ built, p50, p99, mean, found }) => [
    built.contender.name,
    ms(p50),
    ms(p99),
    ms(mean),
    `${(slowest.p50 / p50).toFixed(1)} ×`,
    built.contender.exact ? 'all, to the last bit' : `${(found * 100).toFixed(2)} %`,
    ms(built.buildMs),
    mb(built.rssBytes),
    mb(built.bufferBytes),
  ]);
  const head = ['', 'p50 ms', 'p99 ms', 'mean ms', 'speed-up', `of the top ${K}`, 'build ms', 'RSS MB', 'buffers MB'];
  console.log(`${table(head, rows)}\n`);
}

async function searchTitles(titles: readonly Title[], vectors: Vectors): Promise<void> {
  const contenders = [naive, flat, grouped, dense, ...alternatives.map((library) => other(library, K))];
  const queries = randomQueries(vectors, queriesFor(vectors.rows), random);
  const sets = countGenreSets(titles).toLocaleString('en');
  console.log(
    `${vectors.rows.toLocaleString('en')} × ${vectors.columns}, ${sets} genre sets, ${queries.length} queries\n`,
  );
  const results = await compare(await buildAll(contenders, vectors), queries);
  show(results);
  const result = resultOf(results, grouped);
  const [, wanted] = SPEED_UPS.find(([rows]) => vectors.rows >= rows)!;
  const label = `grouped, ${vectors.rows.toLocaleString('en')} titles`;
  verdicts.atLeast(`${label}: naive p50 / p50`, resultOf(results, naive).p50 / result.p50, wanted);
  verdicts.atMost(`${label}: p99 / p50`, result.p99 / result.p50, MAX_TAIL);
}

async function searchFiltered(titles: readonly Title[], genres: readonly string[], vectors: Vectors): Promise<void> {
  const built = await buildAll([flat, grouped, dense], vectors);
  const cases = filterCases(titles, genres);
  const rows: string[][] = [];
  let worst = 0;
  for (const { label, share, filter } of cases) {
    const results = await compare(built, randomQueries(vectors, queriesFor(vectors.rows * 2), random, filter));
    const [one, two] = [resultOf(results, flat), resultOf(results, grouped)];
    worst = Math.max(worst, two.p50 / one.p50);
    const times = results.flatMap(({ p50, p99 }) => [ms(p50), ms(p99)]);
    rows.push([label, `${(share * 100).toPrecision(3)} %`, ...times, `${(one.p50 / two.p50).toFixed(1)} ×`]);
  }
  const times = built.flatMap(({ contender }) => [`${contender.name} p50 ms`, 'p99']);
  console.log(`${vectors.rows.toLocaleString('en')} titles, filtered\n`);
  console.log(`${table(['filter', 'passes', ...times, 'flat / grouped'], rows)}\n`);
  const label = `filters, ${vectors.rows.toLocaleString('en')} titles: worst grouped p50 / flat p50`;
  verdicts.atMost(label, worst, TOLERANCE);
}

async function searchEmbeddings(): Promise<void> {
  const vectors = randomEmbeddings(EMBEDDINGS.rows, EMBEDDINGS.columns, random);
  const others = alternatives.map((library) => other(library, K));
  const contenders = [naive, flat, denseInTypeScript, dense, ...others];
  console.log(`${vectors.rows.toLocaleString('en')} × ${vectors.columns}, ${EMBEDDINGS.queries} queries\n`);
  const queries = randomQueries(vectors, EMBEDDINGS.queries, random);
  const results = await compare(await buildAll(contenders, vectors), queries);
  show(results);
  const best = Math.min(...others.map((contender) => resultOf(results, contender).p50));
  const label = `dense, ${vectors.rows.toLocaleString('en')} × ${vectors.columns}: p50 / p50 of the best library`;
  if (others.length > 0) verdicts.atMost(label, resultOf(results, dense).p50 / best, MAX_OF_NATIVE);
}

function queriesFor(rows: number): number {
  return Math.max(50, Math.min(Number(values.queries), Math.floor(MAX_ROWS_READ / rows)));
}

function resultOf(results: readonly Result[], contender: Contender): Result {
  return results.find(({ built }) => built.contender === contender)!;
}

console.log(
  `${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}; ${base.source} titles, top ${K}`,
);
for (const name of missing) console.log(`${name}: not installed (see the beginning of bench/similarity.ts)`);
if (globalThis.gc === undefined) console.log('memory is unreliable without --expose-gc');
for (const size of values.sizes.split(',').filter(() => parts.some((part) => part !== 'dense'))) {
  const titles = size === 'real' ? base.titles : generateTitles(base.titles, Number(size), random);
  const vectors = buildFeatures(titles, { logVotes: true });
  console.log(
    `\n## ${size === 'real' ? `The ${base.source} titles` : `${titles.length.toLocaleString('en')} generated titles`}\n`,
  );
  if (parts.includes('titles')) await searchTitles(titles, vectors);
  if (parts.includes('filters')) await searchFiltered(titles, vectors.genres, vectors);
}
if (parts.includes('dense')) {
  console.log('\n## Embeddings\n');
  await searchEmbeddings();
}
console.log(`\n## What is promised\n\n${verdicts.table()}`);
if (!verdicts.allKept()) process.exitCode = 1;

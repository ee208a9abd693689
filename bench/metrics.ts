/**
 * What metrics and logging cost: the throughput of the same route with both, with one, and with neither, in turn and in short slices; and how many series
 * 100,000 requests to unknown paths add. `npm run bench:metrics -- MODELS_DIR` takes a models folder; without it the demo catalogue is trained.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEMO, run } from '../test/helpers/program.ts';
import { getRequest, type Load, postRequest, sendWhile } from './slices/load.ts';
import { type BenchServer, keepBusy, quantileOf, type Slice, startBenchServer } from './slices/server.ts';

const ROUNDS = 40;
const SECONDS = 0.25;
const CONNECTIONS = 8;
const UNKNOWN_PATHS = 100_000;

/** What a server does besides answering. */
const VARIANTS = {
  neither: { IMDB_RECOMMENDER_MONITORING_METRICS: 'false', IMDB_RECOMMENDER_LOGGING_LEVEL: 'silent' },
  metrics: { IMDB_RECOMMENDER_MONITORING_METRICS: 'true', IMDB_RECOMMENDER_LOGGING_LEVEL: 'silent' },
  both: { IMDB_RECOMMENDER_MONITORING_METRICS: 'true', IMDB_RECOMMENDER_LOGGING_LEVEL: 'info' },
} as const;

type Variant = keyof typeof VARIANTS;

const NAMES = Object.keys(VARIANTS) as Variant[];

const ROUTES: Readonly<Record<string, string>> = {
  'POST /recommend': postRequest('/recommend', { tconst: 'tt1375666' }),
  'GET /search': getRequest('/search?q=matrix'),
  'GET /titles/:tconst': getRequest('/titles/tt1375666'),
};

const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-metrics-'));
const [given] = process.argv.slice(2);
const models = given === undefined ? join(folder, 'models') : resolve(given);
if (given === undefined) {
  const trained = await run(['train', '--source', DEMO, '--models-dir', models], { cwd: folder });
  if (trained.code !== 0) throw new Error(trained.stderr);
}

const servers = Object.fromEntries(
  await Promise.all(NAMES.map(async (name) => [name, await startServer(name)] as const)),
) as Record<Variant, BenchServer>;
try {
  console.log(
    `${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}, ${CONNECTIONS} connections\n`,
  );
  await tellCost();
  await tellUnknownPaths();
} finally {
  for (const { stop } of Object.values(servers)) stop();
  rmSync(folder, { recursive: true, force: true });
}

function startServer(name: Variant): Promise<BenchServer> {
  return startBenchServer({ name, folder, modelsDir: models, env: VARIANTS[name] });
}

async function tellCost(): Promise<void> {
  console.log(
    `| Route | neither, requests/s | metrics: throughput, median of ${ROUNDS} (quartiles) | both: throughput, median (quartiles) | server's processor µs a request: neither, metrics, both |`,
  );
  console.log('|---|---|---|---|---|');
  for (const [route, request] of Object.entries(ROUTES)) {
    const figures: Record<Variant, Slice[]> = { neither: [], metrics: [], both: [] };
    for (const name of NAMES) await measure(servers[name], request, 1);
    // Each round begins with another one, so that none is always measured first.
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of [...NAMES.slice(round % NAMES.length), ...NAMES.slice(0, round % NAMES.length)])
        figures[name].push(await measure(servers[name], request, SECONDS));
    const share = (name: Variant): string => {
      const shares = figures[name].map(({ rate }, at) => rate / (figures.neither[at]?.rate ?? Number.NaN));
      const [low, middle, high] = [0.25, 0.5, 0.75].map(
        (quantile) => `${(quantileOf(shares, quantile) * 100).toFixed(0)} %`,
      );
      return `${middle} (${low}–${high})`;
    };
    const sum = (name: Variant, what: 'microseconds' | 'answered') =>
      figures[name].reduce((total, slice) => total + slice[what], 0);
    const cpu = NAMES.map((name) => (sum(name, 'microseconds') / sum(name, 'answered')).toFixed(0));
    const rate = quantileOf(
      figures.neither.map((slice) => slice.rate),
      0.5,
    ).toFixed(0);
    console.log(`| ${route} | ${rate} | ${share('metrics')} | ${share('both')} | ${cpu.join(', ')} |`);
  }
}

function measure(server: BenchServer, request: string, seconds: number): Promise<Slice> {
  return keepBusy(server, () => request, { seconds, connections: CONNECTIONS });
}

async function tellUnknownPaths(): Promise<void> {
  const { port } = servers.both;
  const series = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return text.split('\n').filter((line) => line.startsWith('recommender_')).length;
  };
  const request = () => getRequest(`/${Math.random().toString(36).slice(2)}/${Math.random().toString(36).slice(2)}`);
  const load: Load = { host: '127.0.0.1', port, request, connections: CONNECTIONS, status: 404 };
  await sendWhile(load, (sent) => sent < CONNECTIONS);
  const before = await series();
  const answered = await sendWhile(load, (sent) => sent < UNKNOWN_PATHS);
  console.log(`\n${answered} requests to random unknown paths: ${before} series before, ${await series()} after`);
}

/**
 * What tracing costs. At capacity: throughput with a share of the requests traced into a collector that takes everything, against tracing off, in turn and in
 * short slices. At half of capacity: latency while the collector is away, slow or refusing, with every request traced, against tracing off.
 *
 * `npm run bench:tracing -- MODELS_DIR [OTHER_MAIN]`: a models folder (without it the demo catalogue is trained), and the `dist/cli/main.js` of another build, such as one
 * from before there was tracing.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEMO, run } from '../test/helpers/program.ts';
import { getRequest, postRequest } from './slices/load.ts';
import { type BenchServer, keepBusy, quantileOf, residentMegabytes, startBenchServer } from './slices/server.ts';
import { refusing, sink, slow, startCollector } from './tracing/collectors.ts';
import { offer } from './tracing/offered.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 30);
const SLICE_SECONDS = 0.4;
const OFFER_SECONDS = 3;
const OFFER_ROUNDS = Number(process.env.OFFER_ROUNDS ?? 12);
const CONNECTIONS = 8;

const [given, otherMain] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-tracing-'));
const modelsDir = given === undefined ? join(folder, 'models') : resolve(given);
if (given === undefined) {
  const trained = await run(['train', '--source', DEMO, '--models-dir', modelsDir], { cwd: folder });
  if (trained.code !== 0) throw new Error(trained.stderr);
}

const collectors = {
  sink: await startCollector(sink),
  slow: await startCollector(slow),
  refusing: await startCollector(refusing),
};
const killed = await startCollector(sink);
killed.close();

const servers: BenchServer[] = [];
const start = async (name: string, env: Readonly<Record<string, string>>, main?: string): Promise<BenchServer> => {
  const server = await startBenchServer({
    name,
    folder,
    modelsDir,
    env: { IMDB_RECOMMENDER_LOGGING_LEVEL: 'silent', ...env },
    main,
  });
  servers.push(server);
  return server;
};
const tracedTo = (endpoint: string, ratio: number, ceiling = 10_000) => ({
  IMDB_RECOMMENDER_TRACING_ENABLED: 'true',
  IMDB_RECOMMENDER_TRACING_EXPORTER: 'otlp',
  IMDB_RECOMMENDER_TRACING_OTLP_ENDPOINT: endpoint,
  IMDB_RECOMMENDER_TRACING_SAMPLING_RATIO: String(ratio),
  IMDB_RECOMMENDER_TRACING_MAX_TRACES_PER_SECOND: String(ceiling),
});

const queries = ['inception', 'matrix', 'alien', 'breaking bad', 'spirited away', 'godfather'];
let turn = 0;
/** Four recommendations for each search. */
const request = (): string => {
  turn += 1;
  const title = queries[turn % queries.length] ?? '';
  return turn % 5 === 0 ? getRequest(`/search?q=${encodeURIComponent(title)}`) : postRequest('/recommend', { title });
};

try {
  console.log(
    `${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}, ${CONNECTIONS} connections\n`,
  );
  const off = await start('off', {});
  const capacity = await tellCapacity(off);
  for (const { stop } of servers.splice(1)) stop();
  await tellFaults(off, capacity / 2);
} finally {
  for (const { stop } of servers) stop();
  for (const collector of Object.values(collectors)) collector.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Gives the requests a second without tracing. */
async function tellCapacity(off: BenchServer): Promise<number> {
  const others: Record<string, BenchServer> = {
    'off, another process': await start('off-again', {}),
    ...(otherMain !== undefined && { 'other build': await start('other', {}, resolve(otherMain)) }),
    'ratio 0.05': await start('five', tracedTo(collectors.sink.endpoint, 0.05)),
    'ratio 1, ceiling 20 a second': await start('default', tracedTo(collectors.sink.endpoint, 1, 20)),
    'ratio 1, no ceiling': await start('all', tracedTo(collectors.sink.endpoint, 1)),
  };
  const all = { off, ...others };
  const names = Object.keys(all);
  const rates = new Map(names.map((name) => [name, [] as number[]]));
  const slice = (server: BenchServer, seconds: number) =>
    keepBusy(server, request, { seconds, connections: CONNECTIONS });
  for (const server of Object.values(all)) await slice(server, 2);
  for (let round = 0; round < ROUNDS; round += 1)
    for (let at = 0; at < names.length; at += 1) {
      const name = names[(at + round) % names.length] as keyof typeof all;
      const server = all[name];
      if (server !== undefined) rates.get(name)?.push((await slice(server, SLICE_SECONDS)).rate);
    }
  console.log(
    `| At capacity | requests/s, median of ${ROUNDS} | of the throughput with tracing off, median (quartiles) |\n|---|---|---|`,
  );
  const base = rates.get('off') ?? [];
  for (const name of names) {
    const own = rates.get(name) ?? [];
    const shares = own.map((rate, at) => rate / (base[at] ?? Number.NaN));
    const [low, middle, high] = [0.25, 0.5, 0.75].map(
      (quantile) => `${(quantileOf(shares, quantile) * 100).toFixed(1)} %`,
    );
    console.log(`| ${name} | ${quantileOf(own, 0.5).toFixed(0)} | ${middle} (${low}–${high}) |`);
  }
  return quantileOf(base, 0.5);
}

async function tellFaults(off: BenchServer, rate: number): Promise<void> {
  const all: Record<string, BenchServer> = {
    off,
    'takes everything': await start('taking', tracedTo(collectors.sink.endpoint, 1)),
    'is away': await start('away', tracedTo(killed.endpoint, 1)),
    'takes 10 s': await start('slow', tracedTo(collectors.slow.endpoint, 1)),
    refuses: await start('refusing', tracedTo(collectors.refusing.endpoint, 1)),
  };
  const names = Object.keys(all);
  const found = new Map(names.map((name) => [name, { rounds: [] as number[][], failed: 0, before: 0, most: 0 }]));
  for (let round = -1; round < OFFER_ROUNDS; round += 1)
    for (let at = 0; at < names.length; at += 1) {
      const name = names[(at + round + 1) % names.length] ?? '';
      const [server, of] = [all[name], found.get(name)];
      if (server === undefined || of === undefined) continue;
      const { latencies, failed } = await offer({ ...server, request, rate, seconds: OFFER_SECONDS, connections: 32 });
      const memory = residentMegabytes(server.pid);
      of.failed += failed;
      of.most = Math.max(of.most, memory);
      // The first round warms up.
      if (round < 0) of.before = memory;
      else of.rounds.push(latencies);
    }
  console.log(
    `\n| Collector, at ${rate.toFixed(0)} requests/s | p50 ms | p99 ms | of the p99 with tracing off, median of the rounds (quartiles) | failed requests | memory after warm-up, most, MB | traces delivered, failed, dropped |`,
  );
  console.log('|---|---|---|---|---|---|---|');
  const p99s = (name: string): number[] => (found.get(name)?.rounds ?? []).map((round) => quantileOf(round, 0.99));
  const base = p99s('off');
  for (const name of names) {
    const [server, of] = [all[name], found.get(name)];
    if (server === undefined || of === undefined) continue;
    const shares = p99s(name).map((p99, at) => p99 / (base[at] ?? Number.NaN));
    const [low, middle, high] = [0.25, 0.5, 0.75].map((quantile) => quantileOf(shares, quantile).toFixed(2));
    const [p50, p99] = [0.5, 0.99].map((quantile) => quantileOf(of.rounds.flat(), quantile).toFixed(2));
    const counts = await traceCounts(server);
    console.log(
      `| ${name} | ${p50} | ${p99} | ${middle} (${low}–${high}) | ${of.failed} | ${of.before.toFixed(0)}, ${of.most.toFixed(0)} | ${counts} |`,
    );
  }
}

async function traceCounts({ port }: BenchServer): Promise<string> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const sum = (name: string): number =>
    [...text.matchAll(new RegExp(`^recommender_traces_${name}_total(?:\\{.*\\})? (\\d+)$`, 'gm'))].reduce(
      (total, [, value]) => total + Number(value),
      0,
    );
  return text.includes('recommender_traces_') ? ['exported', 'failed', 'dropped'].map(sum).join(', ') : '–';
}

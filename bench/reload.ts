/**
 * Fifty models become current and ten are rolled back while clients ask all the time, with every kind of broken model in between: no request may fail,
 * and memory must not grow. `npm run bench:reload -- MODELS_DIR [WORKERS]` takes a models folder, which is copied; without it the demo catalogue is trained.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ModelStore } from '../src/model/store.ts';
import { QUESTIONS, startLoad } from '../test/helpers/load.ts';
import { DEMO, run } from '../test/helpers/program.ts';
import { startServing } from '../test/helpers/serving.ts';
import { brokenVersions, copyOfCurrent, soundVersion } from './reload/versions.ts';

const RELOADS = 50;
const ROLLBACKS = 10;
const LEAST_SECONDS = 60;
const CLIENTS = 4;
const PAUSE_MS = 20;
/** Swaps before memory counts: by then it holds two models, and what the collector keeps for later. */
const WARM_UP = 10;

const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-reload-'));
try {
  const [given, workers = '1'] = process.argv.slice(2);
  await measure(given === undefined ? await demoModels() : resolve(given), workers);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function demoModels(): Promise<string> {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'trained'], { cwd: folder });
  if (trained.code !== 0) throw new Error(trained.stderr);
  return join(folder, 'trained');
}

async function measure(from: string, workers: string): Promise<void> {
  const store = new ModelStore(join(folder, 'models'));
  const original = copyOfCurrent(from, store.modelsDir);
  const sound = [
    original,
    ...['a', 'b', 'c'].map((name) => soundVersion(store.modelsDir, original, `${original}-${name}`)),
  ];
  const broken = brokenVersions(store.modelsDir, original);
  const publish = (version: string) => store.setCurrent(version, { by: 'promote', forced: false, reasons: [] });

  const serving = await startServing(['serve', '--models-dir', store.modelsDir, '--workers', workers], {
    cwd: folder,
    env: {
      IMDB_RECOMMENDER_SERVER_RELOAD_SECONDS: '0.1',
      // As by default, unlike in tests.
      IMDB_RECOMMENDER_OVERLOAD_PATIENCE_MS: '1000',
      IMDB_RECOMMENDER_LOGGING_FORMAT: 'json',
    },
  });
  const settled = async (isSo: (metrics: Metrics) => boolean): Promise<Metrics> => {
    for (;;) {
      const metrics = await metricsOf(serving.url);
      if (isSo(metrics)) return metrics;
      await wait(50);
    }
  };
  const everyone = Number(workers);
  const swapped = (metrics: Metrics) => metrics.get('recommender_model_reloads_total{result="swapped"}') ?? 0;
  const refused = (metrics: Metrics) => metrics.get('recommender_model_reloads_total{result="refused"}') ?? 0;

  const quiet = startLoad(serving.url, { clients: CLIENTS, questions: QUESTIONS, pauseMs: PAUSE_MS });
  await wait(5000);
  const before = await quiet.stop();
  const load = startLoad(serving.url, { clients: CLIENTS, questions: QUESTIONS, pauseMs: PAUSE_MS });
  const startedAt = performance.now();
  const memory: number[] = [];
  const lags: number[] = [];
  const loadTimes: number[] = [];
  let swaps = 0;
  const swapTo = async (version: string): Promise<void> => {
    // The longest turn is that since the last reading; nobody reads until it is over.
    await metricsOf(serving.url);
    await publish(version);
    swaps += everyone;
    await healthOnce(serving.url, everyone, ({ model_version }) => model_version === version);
    const metrics = await settled((now) => swapped(now) === swaps);
    lags.push((metrics.get('nodejs_eventloop_lag_max_seconds') ?? 0) * 1000);
    loadTimes.push(metrics.get('recommender_model_load_time_seconds') ?? 0);
    memory.push((metrics.get('process_resident_memory_bytes') ?? 0) / 1e6);
  };
  let refusals = 0;
  for (let round = 0; round < RELOADS; round += 1) {
    const former = sound[round % sound.length] as string;
    await swapTo(sound[(round + 1) % sound.length] as string);
    const next = broken[round];
    if (next !== undefined) {
      await publish(next.version);
      refusals += everyone;
      await settled((now) => refused(now) === refusals);
    }
    // Back to the one before: from a refused one, or from the one that serves.
    if (round % (RELOADS / ROLLBACKS) === 4) {
      await swapTo(former);
      await swapTo(sound[(round + 1) % sound.length] as string);
    }
  }
  await wait(Math.max(0, LEAST_SECONDS * 1000 - (performance.now() - startedAt)));
  const seconds = (performance.now() - startedAt) / 1000;
  const report = await load.stop();
  const { code } = await serving.stop();

  const titles = (
    JSON.parse(readFileSync(join(store.modelsDir, original, 'manifest.json'), 'utf8')) as {
      features: { titles: number };
    }
  ).features.titles;
  const foreign = [...report.versions.keys()].filter((version) => !sound.includes(version));
  console.log(
    `${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}, ${titles} titles, ${workers} worker(s)`,
  );
  console.log(
    `${swaps} swaps and ${refusals} refusals (${broken.length} kinds) in ${seconds.toFixed(0)} s; ${report.answers} answers, ${report.failures.length} failures, ${report.refused} connections refused, answers of other versions: ${foreign.length}; exit code ${code}`,
  );
  for (const { what } of report.failures.slice(0, 5)) console.log(`  ${what}`);
  const settledMemory = memory.slice(WARM_UP);
  console.log(
    `resident memory in MB after swaps ${WARM_UP + 1} to ${memory.length}: first ten ${told(settledMemory.slice(0, 10))}, last ten ${told(settledMemory.slice(-10))}, most ${Math.max(...settledMemory).toFixed(0)}`,
  );
  const tens = Array.from({ length: Math.floor(memory.length / 10) }, (_, ten) =>
    quantile(memory.slice(ten * 10, ten * 10 + 10), 0.5),
  );
  console.log(`medians of tens: ${tens.map((value) => value.toFixed(0)).join(', ')}`);
  console.log(
    `loading and trying, s: ${told(loadTimes, 2)}; longest turn of the event loop during each, ms: ${told(lags)}, most ${Math.max(...lags).toFixed(0)}`,
  );
  console.log(
    `latency in ms, p50 / p99 / most: quiet ${latencies(before.latencies)}, while reloading ${latencies(report.latencies)}`,
  );
}

interface Health {
  readonly model_version: string;
}

/** Asks for the health until it is as wanted, by as many in a row as there are workers, which is most likely each. */
async function healthOnce(url: string, times: number, isSo: (health: Health) => boolean): Promise<void> {
  for (let found = 0; found < times; ) {
    const response = await fetch(`${url}/health`, { headers: { connection: 'close' } });
    found = isSo((await response.json()) as Health) ? found + 1 : 0;
    if (found === 0) await wait(50);
  }
}

type Metrics = ReadonlyMap<string, number>;

async function metricsOf(url: string): Promise<Metrics> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return new Map(
    text.split('\n').flatMap((line) => {
      const at = line.lastIndexOf(' ');
      return line.startsWith('#') || at < 0 ? [] : [[line.slice(0, at), Number(line.slice(at + 1))] as const];
    }),
  );
}

function quantile(values: readonly number[], share: number): number {
  return (
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN
  );
}

function told(values: readonly number[], places = 0): string {
  return `median ${quantile(values, 0.5).toFixed(places)} (${Math.min(...values).toFixed(places)}–${Math.max(...values).toFixed(places)})`;
}

function latencies(values: readonly number[]): string {
  return [quantile(values, 0.5), quantile(values, 0.99), Math.max(...values)]
    .map((value) => value.toFixed(1))
    .join(' / ');
}

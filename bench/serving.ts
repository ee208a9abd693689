/**
 * Loads the API with a mix of recommend, search and suggest over the titles that it serves, beside a bare Fastify route in the same run; then with five times what
 * it can answer; and on demand for a long time.
 *
 * `npm run bench:serving -- --models-dir FOLDER [--workers 1,2] [--seconds 10] [--rounds 3] [--soak 600]`, or `--url ADDRESS` for a server that runs already
 * (not limited by `rate_limit`, or 429 is what is measured). Without a folder the demo catalogue is trained.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO, run } from '../test/helpers/program.ts';
import { seeded } from '../test/helpers/random.ts';
import { told } from './serving/figures.ts';
import { type Loaded, load } from './serving/load.ts';
import { type KnownTitle, type LoadRequest, mixOf } from './serving/mix.ts';
import { openLoop } from './serving/open-loop.ts';
import { type BenchServer, startApi, startBare } from './serving/server.ts';
import { soak } from './serving/soak.ts';

const TITLES = 400;
const MIX = 4_000;
const CONNECTIONS = 10;
const OVERLOAD = 5;
const OVERLOAD_CONNECTIONS = 2_000;
const OVERLOAD_WARM_UP_SECONDS = 3;

const { values } = parseArgs({
  options: {
    'models-dir': { type: 'string' },
    url: { type: 'string' },
    workers: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    soak: { type: 'string', default: '0' },
  },
});
const seeds = seeded(20_250_101);
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-serving-'));
const bare = await startBare();
try {
  console.log(
    `${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}\n`,
  );
  if (values.url === undefined) {
    const models = await modelsFolder();
    for (const workers of values.workers.split(',').map(Number)) {
      const api = await startApi(models, folder, { workers });
      try {
        await measure(api.url, `${workers} worker${workers === 1 ? '' : 's'}`, api);
      } finally {
        await api.stop();
      }
    }
  } else await measure(values.url, values.url);
} finally {
  await bare.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function modelsFolder(): Promise<string> {
  if (values['models-dir'] !== undefined) return resolve(values['models-dir']);
  const models = join(folder, 'models');
  const trained = await run(['train', '--source', DEMO, '--models-dir', models], { cwd: folder });
  if (trained.code !== 0) throw new Error(trained.stderr);
  return models;
}

async function measure(url: string, name: string, server?: BenchServer): Promise<void> {
  const requests = mixOf(await someTitles(url), MIX, () => seeds.below(2 ** 31) / 2 ** 31);
  await load({ url, seconds: 3, connections: CONNECTIONS, requests });
  console.log(`## ${name}\n`);
  console.log('| | requests/s | p50 ms | p99 ms | worst ms |');
  console.log('|---|--:|--:|--:|--:|');
  const plain: LoadRequest[] = [{ method: 'GET', path: '/' }];
  const both: { bare: Loaded[]; mix: Loaded[] } = { bare: [], mix: [] };
  // In turn and in short slices, so that what else the machine does is spread over both.
  for (let round = 0; round < rounds; round += 1) {
    both.bare.push(await load({ url: bare.url, seconds: seconds / rounds, connections: CONNECTIONS, requests: plain }));
    both.mix.push(await load({ url, seconds: seconds / rounds, connections: CONNECTIONS, requests }));
  }
  const unloaded = await load({ url, seconds, connections: 1, requests });
  row('bare Fastify route', median(both.bare));
  row(`the mix, ${CONNECTIONS} connections`, median(both.mix));
  row('the mix, one request at a time', unloaded);
  for (const path of ['/recommend', '/search', '/suggest']) {
    const some = requests.filter((one) => one.path.startsWith(path));
    row(`${path}, one at a time`, await load({ url, seconds: seconds / rounds, connections: 1, requests: some }));
  }
  const capacity = median(both.mix).answered.rate;
  console.log(
    `\nThe mix beside the bare route: ${((100 * capacity) / median(both.bare).answered.rate).toFixed(1)} %\n`,
  );
  await tellOverload(url, requests, capacity, unloaded.answered.p99);
  if (Number(values.soak) > 0) await soak({ url, requests, seconds: Number(values.soak), rate: capacity / 2, server });
}

async function tellOverload(
  url: string,
  requests: LoadRequest[],
  capacity: number,
  unloadedP99: number,
): Promise<void> {
  const rate = OVERLOAD * capacity;
  const { answered, refused, failed, connections } = await openLoop({
    url,
    requests,
    seconds,
    warmUpSeconds: OVERLOAD_WARM_UP_SECONDS,
    maxConnections: OVERLOAD_CONNECTIONS,
    rate,
  });
  console.log(
    [
      `Overload: ${told(rate, 0)} requests/s, over ${connections} connections in the end.`,
      `Answered ${told(answered.rate, 0)}/s (${((100 * answered.rate) / capacity).toFixed(0)} % of the capacity): p50 ${told(answered.p50)} ms, p99 ${told(answered.p99)} ms, worst ${told(answered.worst)} ms.`,
      `p99 is ${(answered.p99 / unloadedP99).toFixed(1)} times the unloaded one (aim: 20).`,
      `Refused ${told(refused.rate, 0)}/s: p50 ${told(refused.p50)} ms, p99 ${told(refused.p99)} ms. Failed: ${failed}.\n`,
    ].join('\n'),
  );
}

function row(name: string, { answered, failed }: Loaded): void {
  if (failed > 0) throw new Error(`${name}: ${failed} requests failed`);
  console.log(
    `| ${name} | ${told(answered.rate, 0)} | ${told(answered.p50, 2)} | ${told(answered.p99, 2)} | ${told(answered.worst)} |`,
  );
}

/** The load whose rate is the middle one. */
function median(loads: readonly Loaded[]): Loaded {
  return [...loads].sort((a, b) => a.answered.rate - b.answered.rate)[loads.length >> 1] as Loaded;
}

/** Titles that are served, each as likely as any other; any catalogue can be asked for them. */
async function someTitles(url: string): Promise<KnownTitle[]> {
  const titles: KnownTitle[] = [];
  for (let at = 0; at < TITLES; at += 1) {
    const response = await fetch(`${url}/titles/random?min_votes=1000`);
    if (!response.ok) throw new Error(`${url}/titles/random answers ${response.status}: ${await response.text()}`);
    titles.push((await response.json()) as KnownTitle);
  }
  return titles;
}

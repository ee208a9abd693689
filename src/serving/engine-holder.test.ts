/** Which engine serves while models become current: sound ones, broken ones, none at all. */

import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCurrent, PLANTED_TITLE, publishPlanted } from '../../test/builders/planted-bundle.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { ModelStore } from '../model/store.ts';
import { createLogger } from '../observability/logger.ts';
import { createMetrics } from '../observability/metrics.ts';
import { EngineHolder, type EngineHolderOptions } from './engine-holder.ts';

const temporary = useTemporaryFolder();
let modelsDir: string;
let lines: string[];
let runs = 0;

beforeAll(async () => {
  for (const version of ['v1', 'v2']) await publishPlanted(temporary('published'), version);
});
beforeEach(() => {
  runs += 1;
  modelsDir = temporary(`models-${runs}`);
  cpSync(temporary('published'), modelsDir, { recursive: true });
  lines = [];
});

const metricsOf = () => createMetrics({ appVersion: '1', maxDataAgeSeconds: 1, process: false });

function holderOf(options: Partial<EngineHolderOptions> = {}): EngineHolder {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = createLogger({ level: 'info', format: 'json' }, destination);
  return new EngineHolder({ store: new ModelStore(modelsDir), logger, ...options });
}

async function serving(version = 'v1', options: Partial<EngineHolderOptions> = {}): Promise<EngineHolder> {
  await makeCurrent(modelsDir, version);
  const holder = holderOf(options);
  await holder.start();
  return holder;
}

const servedBy = (holder: EngineHolder): string | undefined => holder.engine?.model.manifest.version;
const errors = (): string[] => lines.filter((line) => line.includes('"level":"error"'));
const damage = (version: string, name = 'titles.parquet'): void => truncateSync(join(modelsDir, version, name), 100);

describe('another model becomes current', () => {
  it('and serves from then on, while requests that have the old engine keep it', async () => {
    const holder = await serving();
    const old = holder.engine;
    expect(await holder.check()).toEqual({ result: 'unchanged', version: 'v1' });
    expect(holder.engine).toBe(old);
    await makeCurrent(modelsDir, 'v2');
    const loading = holder.check();
    expect(servedBy(holder)).toBe('v1');
    while (!holder.isLoading) await new Promise((resolve) => setImmediate(resolve));
    expect(servedBy(holder)).toBe('v1');
    expect(await loading).toEqual({ result: 'swapped', version: 'v2', previous: 'v1', seconds: expect.any(Number) });
    expect(servedBy(holder)).toBe('v2');
    expect(holder.isLoading).toBe(false);
    const query = { tconst: PLANTED_TITLE.tconst, topK: 5 };
    expect(holder.engine?.recommend(query).recommendations).toEqual(old?.recommend(query).recommendations);
    expect(await holder.check()).toEqual({ result: 'unchanged', version: 'v2' });
    expect(errors()).toEqual([]);
  });

  it('where there was none: it is taken up, and nothing is logged as long as there is none', async () => {
    const holder = holderOf();
    await holder.start();
    expect(holder.engine).toBeUndefined();
    expect(holder.unavailableReason).toMatch(/No trained model was found.*make train/);
    await holder.check();
    await holder.check();
    expect(errors()).toHaveLength(1);
    expect(holder.refused).toBeUndefined();
    await makeCurrent(modelsDir, 'v1');
    expect(await holder.check()).toMatchObject({ result: 'swapped', version: 'v1', previous: null });
    expect(holder.unavailableReason).toBe('');
  });

  it('while one is being loaded: both are loaded, one after the other', async () => {
    const holder = await serving();
    await makeCurrent(modelsDir, 'v2');
    const first = holder.check();
    await makeCurrent(modelsDir, 'v1');
    const results = await Promise.all([first, holder.check(), holder.reload()]);
    expect(servedBy(holder)).toBe('v1');
    expect(results.at(-1)).toEqual({ result: 'unchanged', version: 'v1' });
  });

  it('is loaded when its turn has come, as it is then', async () => {
    let begin = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const holder = await serving('v1', { inTurn: (load) => turn.then(load) });
    await makeCurrent(modelsDir, 'v2');
    const waiting = holder.check();
    await makeCurrent(modelsDir, 'v1');
    begin();
    expect(await waiting).toEqual({ result: 'unchanged', version: 'v1' });
  });

  it('leaves nothing of the old one behind', async () => {
    const holder = await serving();
    const old = new WeakRef(holder.engine as object);
    await makeCurrent(modelsDir, 'v2');
    await holder.check();
    await expectCollected(old);
  });
});

describe('a broken model becomes current', () => {
  it('and is refused once, said with what to do, and counted; the old one goes on serving', async () => {
    const metrics = metricsOf();
    const holder = await serving('v1', { metrics });
    damage('v2');
    await makeCurrent(modelsDir, 'v2');
    const reason = /^The model in v2 is damaged: titles\.parquet is not as it was written.*make train/;
    expect(await holder.check()).toEqual({ result: 'refused', version: 'v2', reason: expect.stringMatching(reason) });
    expect(servedBy(holder)).toBe('v1');
    expect(holder.refused).toMatchObject({
      version: 'v2',
      reason: expect.stringMatching(reason),
      at: expect.any(Date),
    });
    for (let look = 0; look < 5; look += 1)
      expect(await holder.check()).toEqual({ result: 'unchanged', version: 'v2' });
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).toMatch(/"model_version":"v2","serving":"v1".*titles\.parquet.*model rollback/);
    const text = await metrics.text();
    expect(text).toContain('recommender_model_reloads_total{result="refused"} 1');
    expect(text.match(/^recommender_model_refused\{.*$/gm)).toEqual([
      'recommender_model_refused{model_version="v2"} 1',
    ]);
  });

  it('and is tried again when its files change, or when somebody asks', async () => {
    const holder = await serving();
    const sound = readFileSync(join(modelsDir, 'v2', 'titles.parquet'));
    damage('v2');
    await makeCurrent(modelsDir, 'v2');
    await holder.check();
    expect(await holder.reload()).toMatchObject({ result: 'refused' });
    appendFileSync(join(modelsDir, 'v2', 'titles.parquet'), 'x');
    expect(await holder.check()).toMatchObject({ result: 'refused' });
    writeFileSync(join(modelsDir, 'v2', 'titles.parquet'), sound);
    expect(await holder.check()).toMatchObject({ result: 'swapped', version: 'v2' });
    expect(holder.refused).toBeUndefined();
  });

  it('and nothing has to be loaded after a rollback', async () => {
    const metrics = metricsOf();
    const holder = await serving('v1', { metrics });
    const engine = holder.engine;
    damage('v2', 'hybrid.safetensors');
    await makeCurrent(modelsDir, 'v2');
    await holder.check();
    await makeCurrent(modelsDir, 'v1');
    expect(await holder.check()).toEqual({ result: 'unchanged', version: 'v1' });
    expect(holder.engine).toBe(engine);
    expect(holder.refused).toBeUndefined();
    expect(await metrics.text()).toContain('recommender_model_refused{model_version=""} 0');
  });

  it.each([
    [
      'the pointer is gone',
      () => rmSync(join(modelsDir, 'current')),
      /No trained model was found in the models folder/,
    ],
    ['the pointer is garbage', () => writeFileSync(join(modelsDir, 'current'), '../../etc'), /does not name a version/],
    ['the pointer is a folder', () => renameSync(join(modelsDir, 'v2'), swapped('current')), /does not name a version/],
    ['the version is gone', () => rmSync(join(modelsDir, 'v2'), { recursive: true }), /incomplete/],
  ])('when %s: the old one goes on serving', async (_what, harm, reason) => {
    const holder = await serving();
    await makeCurrent(modelsDir, 'v2');
    harm();
    expect(await holder.check()).toMatchObject({ result: 'refused', reason: expect.stringMatching(reason) });
    expect(servedBy(holder)).toBe('v1');
    expect(JSON.stringify(holder.refused)).not.toContain(temporary());
  });

  it('at the start: it serves without, and takes up the next sound one', async () => {
    damage('v1');
    const metrics = metricsOf();
    const holder = await serving('v1', { metrics });
    expect(holder.engine).toBeUndefined();
    expect(holder.unavailableReason).toMatch(/damaged: titles\.parquet/);
    await holder.check();
    expect(errors()).toHaveLength(1);
    expect(await metrics.text()).toContain('recommender_model_refused{model_version="v1"} 1');
    await makeCurrent(modelsDir, 'v2');
    expect(await holder.check()).toMatchObject({ result: 'swapped', version: 'v2', previous: null });
  });
});

it('measures what users ask, and not what a new engine is tried with', async () => {
  const metrics = metricsOf();
  const holder = await serving('v1', { metrics });
  const count = 'recommender_strategy_latency_seconds_count{strategy="hybrid"}';
  expect(await metrics.text()).toContain(`${count} 0`);
  holder.engine?.recommend({ tconst: PLANTED_TITLE.tconst, topK: 3 });
  expect(await metrics.text()).toContain(`${count} 1`);
});

/** Makes room for something else under this name. */
function swapped(name: string): string {
  const path = join(modelsDir, name);
  rmSync(path);
  return path;
}

/** An object goes once memory is cleared. What was looked at in a turn, or is still on its way through promises, is kept until the next. */
async function expectCollected(object: WeakRef<object>): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  await expect
    .poll(() => {
      collect();
      return object.deref() === undefined;
    })
    .toBe(true);
}

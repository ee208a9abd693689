/** Models become current while a server answers: it takes up each sound one and none of the broken, and no request fails. */

import { cpSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { promote, rollback } from '../../src/model/life.ts';
import { ModelStore } from '../../src/model/store.ts';
import { type Load, QUESTIONS, startLoad } from '../helpers/load.ts';
import { DEMO, run } from '../helpers/program.ts';
import { get, type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
const often = { IMDB_RECOMMENDER_SERVER_RELOAD_SECONDS: '0.05' };
let versions: string[];
let store: ModelStore;

const train = () => run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });

beforeAll(async () => {
  for (let models = 0; models < 3; models += 1) {
    const trained = await train();
    expect(trained.code, trained.stderr).toBe(0);
  }
  store = new ModelStore(temporary('models'));
  versions = await store.versions();
  expect(versions).toHaveLength(3);
});

const serve = (env: Readonly<Record<string, string>> = often, modelsDir = 'models'): Promise<Serving> =>
  startServing(['serve', '--models-dir', modelsDir], { cwd: temporary(), env });

interface Health {
  readonly status: string;
  readonly model_version: string | null;
  readonly refused_model?: { readonly version: string | null; readonly reason: string };
}

/** Waits until clients have got one more answer from a model. */
async function answeredBy({ report }: Load, version = ''): Promise<void> {
  const before = report.versions.get(version) ?? 0;
  await expect.poll(() => report.versions.get(version) ?? 0).toBeGreaterThan(before);
}

/** Asks for the health until it is as wanted; tests have a time limit. */
async function healthOnce(url: string, isSo: (health: Health) => boolean): Promise<Health> {
  for (;;) {
    const health = (await get(`${url}/health`)).body as Health;
    if (isSo(health)) return health;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const serves = (version: string | undefined) => (health: Health) => health.model_version === version;

async function metric(url: string, series: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length + 1),
  );
}

describe('under load', () => {
  it('ten models and three rollbacks, broken ones in between, lose no request', async () => {
    const serving = await serve();
    const load = startLoad(serving.url, { clients: 6, questions: QUESTIONS });
    const broken = `${versions[0]}-broken`;
    cpSync(join(store.modelsDir, versions[0] ?? ''), join(store.modelsDir, broken), { recursive: true });
    truncateSync(join(store.modelsDir, broken, 'hybrid.safetensors'), 1000);

    for (let round = 0; round < 10; round += 1) {
      const next = versions[round % versions.length];
      await promote(store, next, false);
      await healthOnce(serving.url, serves(next));
      await answeredBy(load, next);
      if (round % 3 !== 2) continue;
      await promote(store, broken, false);
      const health = await healthOnce(serving.url, ({ refused_model }) => refused_model !== undefined);
      expect(health).toMatchObject({ status: 'healthy', model_version: next, refused_model: { version: broken } });
      expect(health.refused_model?.reason).toMatch(/damaged: hybrid\.safetensors.*make train/);
      await rollback(store, false);
      await healthOnce(serving.url, ({ refused_model }) => refused_model === undefined);
      const { version } = await rollback(store, false);
      await healthOnce(serving.url, serves(version));
    }
    const { failures, refused, versions: answered } = await load.stop();
    expect(failures).toEqual([]);
    expect(refused).toBe(0);
    expect([...answered.keys()].every((version) => versions.includes(version))).toBe(true);
    expect(answered.size).toBe(3);
    expect(await metric(serving.url, 'recommender_model_reloads_total{result="refused"}')).toBe(3);
    expect(await metric(serving.url, 'recommender_model_reloads_total{result="swapped"}')).toBeGreaterThanOrEqual(12);
    const { code, stderr } = await serving.stop();
    expect(code).toBe(0);
    expect(stderr.match(/the current model is refused/g)).toHaveLength(3);
  });

  it('a training becomes current, and is served a moment later', async () => {
    const serving = await serve();
    const trained = await train();
    expect(trained.code, trained.stderr).toBe(0);
    await healthOnce(serving.url, serves(await store.current()));
    expect((await serving.stop()).code).toBe(0);
  });
});

describe('a server', () => {
  it('that started without a model takes up the first one', async () => {
    const serving = await serve(often, 'later');
    await healthOnce(serving.url, ({ status }) => status === 'degraded');
    cpSync(temporary('models'), temporary('later'), { recursive: true });
    const health = await healthOnce(serving.url, ({ status }) => status === 'healthy');
    expect(health.model_version).toBe(await store.current());
    expect((await serving.stop()).code).toBe(0);
  });

  it('that does not look by itself does so on SIGHUP, which does not end it', async () => {
    await promote(store, versions[1], false);
    const serving = await serve({ IMDB_RECOMMENDER_SERVER_RELOAD_SECONDS: '0' });
    await promote(store, versions[2], false);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await healthOnce(serving.url, serves(versions[1]));
    serving.child.kill('SIGHUP');
    await healthOnce(serving.url, serves(versions[2]));
    expect((await serving.stop()).code).toBe(0);
  });

  it('refuses a model of another layout, and says what to do', async () => {
    await promote(store, versions[1], false);
    const serving = await serve();
    const path = join(store.modelsDir, versions[2] ?? '', 'manifest.json');
    const manifest = readFileSync(path, 'utf8');
    writeFileSync(path, manifest.replace('"schema_version": 1', '"schema_version": 2'));
    // In one step: the server may look at any moment.
    writeFileSync(join(store.modelsDir, 'next'), `${versions[2]}\n`);
    renameSync(join(store.modelsDir, 'next'), join(store.modelsDir, 'current'));
    const { refused_model } = await healthOnce(serving.url, ({ refused_model: refused }) => refused !== undefined);
    expect(refused_model?.reason).toMatch(
      /its layout is version 2; this program reads version 1\. Train again with `make train`, or install/,
    );
    writeFileSync(path, manifest);
    await healthOnce(serving.url, serves(versions[2]));
    expect((await serving.stop()).code).toBe(0);
  });
});

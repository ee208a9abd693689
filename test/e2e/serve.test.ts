/** `serve`: without a model, with a damaged one, on a port that is taken, and when it is told to stop. */

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadBundle } from '../../src/model/bundle.ts';
import { expectFailure, expectNoStack } from '../helpers/failures.ts';
import { BUNDLE_FILES, currentVersion } from '../helpers/models.ts';
import { DEMO, run } from '../helpers/program.ts';
import { get, recommend, refusedFrom, type Serving, startServing } from '../helpers/serving.ts';
import { opened, textOf } from '../helpers/sockets.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
let copies = 0;

beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
});

const serve = (modelsDir: string): Promise<Serving> =>
  startServing(['serve', '--models-dir', modelsDir], { cwd: temporary() });

/** A models folder whose current model is damaged. */
function damaged(damage: (file: string) => void, name: string): string {
  copies += 1;
  const modelsDir = temporary(`damaged-${copies}`);
  cpSync(temporary('models'), modelsDir, { recursive: true });
  damage(join(modelsDir, currentVersion(modelsDir) ?? '', name));
  return modelsDir;
}

const DAMAGES = {
  'a flipped bit': (file: string) => {
    const bytes = readFileSync(file);
    // In the manifest, which tells the checksums of the others, the first brace.
    const at = file.endsWith('manifest.json') ? 0 : bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    writeFileSync(file, bytes);
  },
  'its end cut off': (file: string) => writeFileSync(file, readFileSync(file).subarray(0, -20)),
  'nothing in it': (file: string) => writeFileSync(file, ''),
  'no file': (file: string) => rmSync(file),
};

/** It serves, but degraded: health and recommendations tell the reason and what to do. */
async function expectDegraded(modelsDir: string, ...reasons: RegExp[]): Promise<void> {
  const serving = await serve(modelsDir);
  try {
    const health = await get(`${serving.url}/health`);
    expect(health.status).toBe(503);
    expect(health.body).toMatchObject({ status: 'degraded', model_loaded: false, titles_count: 0, catalogue: null });
    const asked = await recommend(serving.url, { title: 'Inception' });
    expect(asked.status).toBe(503);
    expect((await get(`${serving.url}/search?q=inception`)).status).toBe(503);
    expect((await get(`${serving.url}/health/ready`)).status).toBe(503);
    expect((await get(`${serving.url}/health/live`)).status).toBe(200);
    for (const reason of reasons) {
      expect(health.body).toMatchObject({ notice: expect.stringMatching(reason) });
      expect(asked.body).toMatchObject({ detail: { message: expect.stringMatching(reason) } });
    }
    expect(JSON.stringify(asked.body)).toMatch(/make train/);
  } finally {
    serving.child.kill('SIGTERM');
  }
  const { code, stderr } = await serving.finished;
  expect(code).toBe(0);
  for (const reason of reasons) expect(stderr).toMatch(reason);
  expectNoStack(stderr);
}

describe('without a sound model', () => {
  it('serves and says what to do when there is none', () =>
    expectDegraded('nowhere', /No trained model was found/, /make train/));

  it.each(BUNDLE_FILES)('serves and names %s when a bit of it flipped', (name) =>
    expectDegraded(
      damaged(DAMAGES['a flipped bit'], name),
      name === 'manifest.json' ? /damaged/ : new RegExp(`damaged: ${name.replace('.', '\\.')}`),
      /make train/,
    ),
  );

  it('serves and names a file that is missing', () =>
    expectDegraded(damaged(DAMAGES['no file'], 'titles.parquet'), /incomplete/, /titles\.parquet/));

  it.each(BUNDLE_FILES.flatMap((name) => Object.keys(DAMAGES).map((damage) => [name, damage] as const)))(
    'no model is loaded with %s: %s',
    async (name, damage) => {
      const modelsDir = damaged(DAMAGES[damage as keyof typeof DAMAGES], name);
      await expect(loadBundle(join(modelsDir, currentVersion(modelsDir) ?? ''))).rejects.toMatchObject({
        code: 'model_corrupt',
        message: expect.stringMatching(/make train|Train again/),
      });
    },
  );

  it('recommend in the terminal fails with the same words', async () => {
    const modelsDir = damaged(DAMAGES['a flipped bit'], 'model.safetensors');
    const asked = await run(['recommend', 'inception', '--models-dir', modelsDir], { cwd: temporary() });
    expectFailure(asked, 6, /damaged: model\.safetensors/, /make train/);
  });
});

describe('an address that cannot be listened on', () => {
  it('is told with what to do, for serve and start alike', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    for (const command of ['serve', 'start']) {
      const failed = await run([command, '--models-dir', 'models', '--port', port], { cwd: temporary() });
      expect(failed.code, failed.stderr).toBe(2);
      expect(failed.stderr).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is already in use.*--port`));
      expectNoStack(failed.stderr);
    }
    await new Promise((resolve) => other.close(resolve));
  });

  it('is told when it is not of this machine', async () => {
    const failed = await run(['serve', '--models-dir', 'models', '--host', '192.0.2.1', '--port', '0'], {
      cwd: temporary(),
    });
    expectFailure(failed, 2, /192\.0\.2\.1 is not an address of this machine/, /--host/);
  });
});

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s an idle server ends with exit code 0', async (signal) => {
    const serving = await serve('models');
    serving.child.kill(signal);
    expect(await serving.finished).toMatchObject({ code: 0, signal: null });
  });

  it('finishes the request in flight first, and soon takes no new one', async () => {
    const serving = await serve('models');
    const { hostname, port } = new URL(serving.url);
    const body = JSON.stringify({ tconst: 'tt1375666', top_k: 3 });
    const slow = await opened(Number(port), hostname);
    slow.write(
      `POST /recommend HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    slow.write(body.slice(0, 10));
    // An answer on another connection shows that the head has long arrived.
    expect((await get(`${serving.url}/health`)).status).toBe(200);

    serving.child.kill('SIGTERM');
    await serving.saw(/stopping: finishing the requests in flight/);
    await refusedFrom(serving.url);
    const answer = textOf(slow);
    slow.write(body.slice(10));
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await answer).toMatch(/"tconst":"tt1375666".*"rank":3/s);
    expect(await serving.finished).toMatchObject({ code: 0, signal: null });
    expect((await serving.finished).stderr).toMatch(/"msg":"stopped"/);
  });
});

/** The web app's server: beside the API, alone before another one, without a build, and on ports that are taken. */

import { cpSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFailure, expectNoStack } from '../helpers/failures.ts';
import { freePort } from '../helpers/ports.ts';
import { DEMO, REPOSITORY, run, startCommand } from '../helpers/program.ts';
import { get, recommend, refusedFrom, startBoth, startServing, startWeb } from '../helpers/serving.ts';
import { opened, textOf } from '../helpers/sockets.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
const SERVE = ['serve', '--models-dir', 'models'];

beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
});

/** The page, and every script and style that it names, arrive whole and as they should. */
async function expectPage(url: string): Promise<void> {
  const page = await fetch(`${url}/title/tt1375666`, { headers: { accept: 'text/html', connection: 'close' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  const parts = [...(await page.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(parts.some((path) => /^\/assets\/.+\.js$/.test(path))).toBe(true);
  for (const path of parts) {
    const headers = { connection: 'close', 'accept-encoding': 'gzip, deflate, br' };
    const part = await fetch(url + path, { headers });
    expect([path, part.status]).toEqual([path, 200]);
    if (path.startsWith('/assets/')) expect(part.headers.get('cache-control')).toMatch(/immutable/);
    const { byteLength } = await part.arrayBuffer();
    expect(byteLength).toBeGreaterThan(0);
    const isLarge = /\.(?:js|css)$/.test(path) && byteLength > 1024;
    if (isLarge) expect([path, part.headers.get('content-encoding')]).toEqual([path, 'br']);
  }
}

describe('serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('starts both, says where they are, and stops both on %s', async (signal) => {
    const both = await startBoth(SERVE, { cwd: temporary() });
    await expectPage(both.webUrl);
    expect((await get(`${both.webUrl}/api/health`)).body).toMatchObject({ status: 'healthy', catalogue: 'demo' });
    const { body } = await recommend(`${both.webUrl}/api`, { title: 'inception', top_k: 3 });
    expect(body).toMatchObject({ query: { tconst: 'tt1375666' }, top_k: 3 });
    both.child.kill(signal);
    const { code, stdout, stderr } = await both.finished;
    expect(code).toBe(0);
    expect(stdout).toContain(`The web app is at ${both.webUrl}\nThe API answers at ${both.url}`);
    expect(stdout).toMatch(/Ctrl-C stops both\.\n$/);
    expectNoStack(stderr);
  });

  it('finishes what came in through the web app before the API goes', async () => {
    const both = await startBoth(SERVE, { cwd: temporary() });
    const { hostname, port } = new URL(both.webUrl);
    const body = JSON.stringify({ tconst: 'tt1375666', top_k: 3 });
    const slow = await opened(Number(port), hostname);
    slow.write(
      `POST /api/recommend HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    slow.write(body.slice(0, 10));
    // An answer on another connection shows that the head has long arrived.
    expect((await get(`${both.webUrl}/api/health`)).status).toBe(200);
    both.child.kill('SIGTERM');
    await both.saw(/stopping: finishing the requests in flight/);
    await refusedFrom(`${both.webUrl}/api`);
    const answer = textOf(slow);
    slow.write(body.slice(10));
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*"tconst":"tt1375666".*"rank":3/);
    expect(await both.finished).toMatchObject({ code: 0, signal: null });
  });

  it('leaves the web app out with --no-web, or web.enabled', async () => {
    const alone = await startServing(SERVE, { cwd: temporary() });
    const { stdout, stderr } = await alone.stop();
    expect(stdout).toContain(`The API answers at ${alone.url}`);
    expect(stdout + stderr).not.toMatch(/web app/);
  });

  it('goes by the environment', async () => {
    const env = { IMDB_RECOMMENDER_WEB_ENABLED: 'no', IMDB_RECOMMENDER_SERVER_PORT: '0' };
    const running = startCommand(process.execPath, [join(REPOSITORY, 'dist/cli/main.js'), ...SERVE], {
      cwd: temporary(),
      env,
    });
    await running.saw(/"listening/);
    running.child.kill('SIGTERM');
    expect((await running.finished).stdout).not.toMatch(/web app/);
  });
});

describe('web', () => {
  it('serves the app alone, before, while and after there is an API', async () => {
    const port = String(await freePort());
    const web = await startWeb(['--api-url', `http://127.0.0.1:${port}`], { cwd: temporary() });
    await expectPage(web.url);
    const before = await get(`${web.url}/api/health`);
    expect([before.status, before.body]).toMatchObject([503, { detail: { error: 'api_unreachable' } }]);

    const api = startCommand(
      process.execPath,
      [join(REPOSITORY, 'dist/cli/main.js'), ...SERVE, '--port', port, '--no-web'],
      { cwd: temporary() },
    );
    await api.saw(/"listening/);
    expect((await get(`${web.url}/api/health`)).body).toMatchObject({ status: 'healthy' });

    api.child.kill('SIGTERM');
    expect((await api.finished).code).toBe(0);
    expect((await get(`${web.url}/api/health`)).status).toBe(503);

    const { code, stdout } = await web.stop();
    expect(code).toBe(0);
    expect(stdout).toBe(`The web app is at ${web.url}\nCtrl-C stops it.\n`);
  });
});

describe('without a build of the app', () => {
  const bare = (args: readonly string[]) =>
    startCommand(process.execPath, [temporary('bare', 'dist', 'cli', 'main.js'), ...args], { cwd: temporary() });

  beforeAll(() => {
    const web = join(REPOSITORY, 'dist', 'web');
    cpSync(join(REPOSITORY, 'dist'), temporary('bare', 'dist'), { recursive: true, filter: (path) => path !== web });
    cpSync(join(REPOSITORY, 'package.json'), temporary('bare', 'package.json'));
    symlinkSync(join(REPOSITORY, 'node_modules'), temporary('bare', 'node_modules'));
  });

  it('serve serves the API and says how to build the app', async () => {
    const running = bare([...SERVE, '--port', '0', '--web-port', '0']);
    await running.saw(/"listening/);
    running.child.kill('SIGTERM');
    const { code, stdout, stderr } = await running.finished;
    expect(code).toBe(0);
    expect(stderr).toMatch(/"level":"warn".*the web app is not built.*npm run build/);
    expect(stdout).not.toMatch(/web app/);
  });

  it('web fails and says how to build it', async () => {
    expectFailure(await bare(['web', '--port', '0']).finished, 2, /The web app is not built yet/, /npm run build/);
  });
});

describe('a port that is taken', () => {
  let other: Server;
  let taken = '';
  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    taken = typeof address === 'object' ? String(address?.port) : '';
  });
  afterAll(() => new Promise((resolve) => other.close(resolve)));

  it.each([
    ['the API', [...SERVE, '--web-port', '0', '--port'], /--port\./],
    ['the web app beside it', [...SERVE, '--port', '0', '--web-port'], /--web-port \(or none with --no-web\)\./],
    [
      'the web app beside it, with start',
      ['start', '--models-dir', 'models', '--port', '0', '--web-port'],
      /--web-port/,
    ],
    ['the web app alone', ['web', '--port'], /--port\./],
  ])('of %s is told with the option that chooses another', async (_what, args, option) => {
    const failed = await run([...args, taken], { cwd: temporary() });
    expect(failed.code, failed.stderr).toBe(2);
    expect(failed.stderr).toMatch(new RegExp(`Port ${taken} on 127\\.0\\.0\\.1 is already in use.*`));
    expect(failed.stderr).toMatch(option);
    expect(failed.stdout).not.toMatch(/answers at|web app is at/);
    expectNoStack(failed.stderr);
  });

  it('by the API is not for the web app to take', async () => {
    const failed = await run([...SERVE, '--port', taken, '--web-port', taken], { cwd: temporary() });
    expect(failed.code).toBe(2);
  });
});

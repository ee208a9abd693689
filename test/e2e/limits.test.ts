/** Limits of the running program: on where others can ask, by client also through the web app, with one worker and with two; and keys made on the command line. */

import { request } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEMO, run } from '../helpers/program.ts';
import { get, type Serving, startBoth, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
const ONE_REQUEST = {
  IMDB_RECOMMENDER_RATE_LIMIT_ENABLED: 'always',
  IMDB_RECOMMENDER_RATE_LIMIT_RATE: '0.001',
  IMDB_RECOMMENDER_RATE_LIMIT_BURST: '8',
  IMDB_RECOMMENDER_RATE_LIMIT_COST_OTHER: '8',
};

let serving: Serving | undefined;
beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
});
afterEach(async () => {
  await serving?.stop();
  serving = undefined;
});

/** Asks from another address of the loopback network. */
function statusFrom(localAddress: string, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { localAddress, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject).end();
  });
}

const admitted = (statuses: readonly number[]) => statuses.filter((status) => status === 200).length;

// Other addresses of the loopback network than 127.0.0.1 need no configuration on Linux alone.
describe.skipIf(process.platform !== 'linux')('through the web app', () => {
  it.each([1, 2])('clients are told apart with %i worker(s), and cannot say that they are others', async (workers) => {
    const args = ['serve', '--models-dir', 'models', '--workers', String(workers)];
    const both = await startBoth(args, { cwd: temporary(), env: ONE_REQUEST });
    serving = both;
    const ask = async (address: string, count: number, base = `${both.webUrl}/api`) => {
      const statuses: number[] = [];
      for (let at = 0; at < count; at += 1) statuses.push(await statusFrom(address, `${base}/model`));
      return statuses;
    };
    // Each worker has a bucket of its own.
    expect(admitted(await ask('127.0.0.2', 12))).toBeLessThanOrEqual(workers);
    expect(admitted(await ask('127.0.0.3', 1))).toBe(1);
    expect(admitted(await ask('127.0.0.4', 1, both.url))).toBe(1);
    // The web app itself was never the client.
    expect(admitted(await ask('127.0.0.1', 1, both.url))).toBe(1);
  });
});

describe('by default', () => {
  it('nobody is limited where only this machine can ask', async () => {
    serving = await startServing(['serve', '--models-dir', 'models'], { cwd: temporary() });
    const response = await fetch(`${serving.url}/model`);
    expect(response.headers.get('ratelimit-limit')).toBeNull();
  });

  it('everybody is where others can', async () => {
    serving = await startServing(['serve', '--models-dir', 'models', '--host', '0.0.0.0'], { cwd: temporary() });
    const response = await fetch(`${serving.url.replace('0.0.0.0', '127.0.0.1')}/model`);
    expect(response.headers.get('ratelimit-policy')).toBe('"default";q=200;w=10');
    expect(response.headers.get('ratelimit-remaining')).toBe('199');
  });
});

describe('key create', () => {
  it('makes a key that the service knows by its line', async () => {
    const made = await run(['key', 'create', 'reader', '--json'], { cwd: temporary() });
    expect(made.code, made.stderr).toBe(0);
    const { key, config_line } = JSON.parse(made.stdout) as { key: string; config_line: string };
    const env = { IMDB_RECOMMENDER_SECURITY_API_KEYS: config_line };
    serving = await startServing(['serve', '--models-dir', 'models'], { cwd: temporary(), env });
    const ask = async (headers: Record<string, string>) => (await fetch(`${serving?.url}/model`, { headers })).status;
    expect([await ask({}), await ask({ 'x-api-key': key }), await ask({ 'x-api-key': `${key}x` })]).toEqual([
      200, 200, 401,
    ]);
    expect((await get(`${serving.url}/health`)).status).toBe(200);
  });

  it('tells people what to do with it, and refuses other names', async () => {
    const made = await run(['key', 'create', 'ops', '--admin'], { cwd: temporary() });
    expect(made.stdout).toMatch(/imdbr_[\w-]{43}\n[\s\S]*api_keys:\n {4}- "ops:[0-9a-f]{64}:admin"/);
    const refused = await run(['key', 'create', 'a b'], { cwd: temporary() });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/no name for a key/);
  });
});

/** Several workers on one port: they answer, count together, take up models in turn, are replaced when killed, and drain. */

import { createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/api/api-keys.ts';
import { promote } from '../../src/model/life.ts';
import { ModelStore } from '../../src/model/store.ts';
import { expectNoStack } from '../helpers/failures.ts';
import { type Crowd, crowd } from '../helpers/hostile.ts';
import { lostAtTheEnd, QUESTIONS, startLoad } from '../helpers/load.ts';
import { DEMO, run } from '../helpers/program.ts';
import { get, type Serving, startBoth, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
let store: ModelStore;
let versions: string[];

beforeAll(async () => {
  for (let models = 0; models < 2; models += 1) {
    const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
    expect(trained.code, trained.stderr).toBe(0);
  }
  store = new ModelStore(temporary('models'));
  versions = await store.versions();
});

const ARGS = ['serve', '--models-dir', 'models', '--workers', '2'];
const options = () => ({ cwd: temporary(), env: { IMDB_RECOMMENDER_SERVER_RELOAD_SECONDS: '0.1' } });

/** Two workers that serve. */
async function started(): Promise<Serving> {
  const serving = await startServing(ARGS, options());
  await serving.saw(/(worker serves[\s\S]*){2}/);
  return serving;
}

interface Line {
  readonly msg: string;
  readonly worker?: number;
  readonly worker_pid?: number;
  readonly model_version?: string;
  readonly previous?: string;
}

/** The log so far, as far as it has arrived. */
async function logOf(serving: Serving): Promise<Line[]> {
  const [text] = await serving.saw(/^[\s\S]*$/);
  const whole = text.slice(0, text.lastIndexOf('\n'));
  return whole.split('\n').flatMap((line): Line[] => (line === '' ? [] : [JSON.parse(line)]));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The process ids of all workers that have served so far, in their order. */
async function pidsOf(serving: Serving): Promise<number[]> {
  const lines = (await logOf(serving)).filter(({ msg }) => msg === 'worker serves');
  return lines.map(({ worker_pid }) => worker_pid ?? 0);
}

async function metric(url: string, series: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text();
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1));
}

const SEARCHES = 'recommender_searches_total{status="success"}';

describe('two workers', () => {
  it('answer on one port, and whichever is asked tells the sum of both', async () => {
    const serving = await started();
    for (let asked = 0; asked < 20; asked += 1)
      expect((await get(`${serving.url}/search?q=inception`)).status).toBe(200);
    // A worker that stands still for a moment is left out until the next time.
    for (let asked = 0; asked < 4; asked += 1) await expect.poll(() => metric(serving.url, SEARCHES)).toBe(20);
    await expect.poll(() => metric(serving.url, 'recommender_workers')).toBe(2);
    await expect.poll(() => metric(serving.url, 'recommender_model_loaded')).toBe(1);
    expect(await metric(serving.url, 'process_start_time_seconds')).toBeGreaterThan(1.6e9);
    const answering = async () => {
      const answered = (await logOf(serving)).filter(({ msg }) => msg === 'request answered');
      return new Set(answered.map(({ worker }) => worker));
    };
    await expect.poll(answering).toEqual(new Set([1, 2]));
    expect((await serving.stop()).code).toBe(0);
  });

  it('take up a model one after the other, without a failed request; on SIGHUP too', async () => {
    await promote(store, versions[0], false);
    const serving = await started();
    const load = startLoad(serving.url, { clients: 4, questions: QUESTIONS });
    await promote(store, versions[1], false);
    const reloads = async () => (await logOf(serving)).filter(({ previous }) => previous !== undefined);
    await expect.poll(async () => (await reloads()).length).toBe(2);
    expect(new Set((await reloads()).map(({ worker }) => worker))).toEqual(new Set([1, 2]));
    serving.child.kill('SIGHUP');
    const { failures, versions: answered } = await load.stop();
    expect(failures).toEqual([]);
    expect([...answered.keys()].every((version) => versions.includes(version))).toBe(true);
    await expect.poll(() => metric(serving.url, 'recommender_model_reloads_total{result="swapped"}')).toBe(2);
    expect((await serving.stop()).code).toBe(0);
  });

  it('all take up a model when an administrator asks one of them', async () => {
    await promote(store, versions[0], false);
    const key = createApiKey({ name: 'ops', isAdmin: true });
    const env = {
      IMDB_RECOMMENDER_SERVER_RELOAD_SECONDS: '0',
      IMDB_RECOMMENDER_SECURITY_API_KEYS: key.configLine,
    };
    const serving = await startServing(ARGS, { cwd: temporary(), env });
    await serving.saw(/(worker serves[\s\S]*){2}/);
    await promote(store, versions[1], false);
    const url = `${serving.url}/admin/reload`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
    const asked = await fetch(url, { method: 'POST', headers: { 'x-api-key': key.key } });
    expect(await asked.json()).toMatchObject({ result: 'swapped', version: versions[1], previous: versions[0] });
    await serving.saw(/("previous":[\s\S]*){2}/);
    expect((await serving.stop()).code).toBe(0);
  });

  it('go on when one of them is killed: it is replaced, and what it counted is kept', async () => {
    const serving = await started();
    const load = startLoad(serving.url, { clients: 6, questions: QUESTIONS });
    while (load.report.answers < 100) await pause(20);
    const before = await metric(serving.url, SEARCHES);
    const [victim] = await pidsOf(serving);
    const killedAt = performance.now();
    process.kill(victim ?? 0, 'SIGKILL');
    await serving.saw(/(worker serves[\s\S]*){3}/);
    const answersThen = load.report.answers;
    while (load.report.answers < answersThen + 100) await pause(20);
    const { failures } = await load.stop();
    // Only what that worker was answering at that moment: each client had at most one question with it, and perhaps one more before its end was noticed.
    expect(failures.filter(({ sentAt }) => sentAt <= killedAt).length).toBeLessThanOrEqual(6);
    expect(failures.filter(({ sentAt }) => sentAt > killedAt).length).toBeLessThanOrEqual(6);
    for (const { what } of failures) expect(what).toMatch(/socket hang up|ECONNRESET|EPIPE|cut off/);
    await expect.poll(() => metric(serving.url, SEARCHES)).toBeGreaterThan(before);
    await expect.poll(() => metric(serving.url, 'recommender_worker_replacements_total')).toBe(1);
    await expect.poll(() => metric(serving.url, 'recommender_workers')).toBe(2);
    const { code, stderr } = await serving.stop();
    expect(code).toBe(0);
    expect(stderr).toMatch(new RegExp(`"worker_pid":${victim},.*"signal":"SIGKILL".*worker ended, and is replaced`));
  });

  it('leave no client waiting when one dies before it has taken a connection', async () => {
    const serving = await started();
    const [victim = 0] = await pidsOf(serving);
    // One that stands still is handed a connection all the same.
    process.kill(victim, 'SIGSTOP');
    const ends: unknown[] = [];
    const asked = Array.from({ length: 6 }, async () => {
      ends.push(await get(`${serving.url}/health`).then(({ status }) => status, String));
    });
    // The other answers all but that one.
    await expect.poll(() => ends.length).toBe(5);
    process.kill(victim, 'SIGKILL');
    await Promise.all(asked);
    expect(ends).toEqual([200, 200, 200, 200, 200, 'TypeError: fetch failed']);
    await serving.saw(/(worker serves[\s\S]*){3}/);
    expect((await serving.stop()).code).toBe(0);
  });

  it('close connections beyond what both may have, and go on when one of them is killed just then', async () => {
    const env = { ...options().env, IMDB_RECOMMENDER_SERVER_MAX_CONNECTIONS: '50' };
    const serving = await startServing(ARGS, { ...options(), env });
    await serving.saw(/(worker serves[\s\S]*){2}/);
    // Those that were let in are answered.
    const ask = (count: number) =>
      crowd(serving.url, count, (socket) => socket.write('GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n'));
    const crowds: Crowd[] = [await ask(200)];
    const open = () => crowds.reduce((sum, one) => sum + one.open(), 0);
    const answered = () => crowds.reduce((sum, { said }) => sum + said.filter((text) => text !== '').length, 0);
    const settled = async () => {
      // While one of them stands still, the other is handed more than it may have, and closes them.
      if (open() < 100) crowds.push(await ask(20));
      return [open(), answered()];
    };
    await expect.poll(settled).toEqual([100, 100]);
    const [victim = 0] = await pidsOf(serving);
    process.kill(victim, 'SIGKILL');
    await serving.saw(/(worker serves[\s\S]*){3}/);
    await expect.poll(open).toBe(50);
    for (const one of crowds) one.leave();
    const asked = () =>
      Array.from({ length: 6 }, () => get(`${serving.url}/health`).then(({ status }) => status, String));
    await expect.poll(() => Promise.all(asked())).toEqual([200, 200, 200, 200, 200, 200]);
    const { code, stderr } = await serving.stop();
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/"level":"fatal"/);
  });

  it('go on when one of them hangs: it is ended and replaced, and none that works is', async () => {
    const env = { ...options().env, IMDB_RECOMMENDER_SERVER_WORKER_HANG_SECONDS: '10' };
    const serving = await startServing(ARGS, { ...options(), env });
    await serving.saw(/(worker serves[\s\S]*){2}/);
    const [hanging = 0, other = 0] = await pidsOf(serving);
    process.kill(hanging, 'SIGSTOP');
    await serving.saw(/worker hangs, and is ended[\s\S]*worker serves/);
    expect(() => process.kill(hanging, 0)).toThrow(/ESRCH/);
    process.kill(other, 0);
    for (let asked = 0; asked < 10; asked += 1)
      expect((await get(`${serving.url}/search?q=inception`)).status).toBe(200);
    await expect.poll(() => metric(serving.url, 'recommender_worker_replacements_total')).toBe(1);
    const { code, stderr } = await serving.stop();
    expect(code).toBe(0);
    expect(stderr.match(/worker hangs/g)).toHaveLength(1);
  });

  it('lose no request on SIGTERM, and leave no process behind', async () => {
    const serving = await started();
    const pids = await pidsOf(serving);
    const load = startLoad(serving.url, { clients: 12, questions: QUESTIONS, untilClosed: true });
    while (load.report.answers < 200) await pause(20);
    const toldAt = performance.now();
    serving.child.kill('SIGTERM');
    expect(lostAtTheEnd(await load.ended, toldAt)).toEqual([]);
    const { code, signal, stderr } = await serving.finished;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(stderr).not.toMatch(/"level":"(error|fatal)"/);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  it('end without delay while one of them is just starting', async () => {
    const serving = await started();
    const [victim = 0] = await pidsOf(serving);
    process.kill(victim, 'SIGKILL');
    await serving.saw(/worker ended, and is replaced/);
    await pause(200);
    expect((await serving.stop()).code).toBe(0);
  });

  it('are given up with a clear error when they die as soon as they start', async () => {
    const serving = await started();
    const killed = new Set<number>();
    while (serving.child.exitCode === null) {
      await pause(20);
      for (const pid of await pidsOf(serving))
        if (!killed.has(pid)) {
          killed.add(pid);
          try {
            process.kill(pid, 'SIGKILL');
          } catch (error) {
            // One that served only when all were told to end has ended by itself.
            expect(error).toHaveProperty('code', 'ESRCH');
          }
        }
    }
    const { code, stderr } = await serving.finished;
    expect(code).toBe(1);
    expect(stderr).toMatch(/5 workers in a row ended a few seconds after their start/);
  });
});

describe('starting', () => {
  it('fails once, in words, when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const failed = await run([...ARGS, '--port', port, '--no-web'], { cwd: temporary() });
    expect(failed.code, failed.stderr).toBe(2);
    expect(failed.stderr.match(/Error: Port \d+ on 127\.0\.0\.1 is already in use.*--port/g)).toHaveLength(1);
    expectNoStack(failed.stderr);
    await new Promise((resolve) => other.close(resolve));
  });

  it('serves the web app once, in front of all, and drains both', async () => {
    const serving = await startBoth(ARGS, options());
    const questions = QUESTIONS.map((one) => ({ ...one, path: `/api${one.path}` }));
    const load = startLoad(serving.webUrl, { clients: 6, questions, untilClosed: true });
    while (load.report.answers < 100) await pause(20);
    expect((await fetch(serving.webUrl)).status).toBe(200);
    const toldAt = performance.now();
    serving.child.kill('SIGTERM');
    expect(lostAtTheEnd(await load.ended, toldAt)).toEqual([]);
    expect((await serving.finished).code).toBe(0);
  });

  it('with `start` trains once, where there is no model', async () => {
    const serving = await startServing(['start', '--source', DEMO, '--models-dir', 'new', '--workers', '2'], options());
    await serving.saw(/(worker serves[\s\S]*){2}/);
    expect(await new ModelStore(temporary('new')).versions()).toHaveLength(1);
    const { stderr } = await serving.stop();
    expect(stderr.match(/DEMO CATALOGUE/g)).toHaveLength(1);
  });
});

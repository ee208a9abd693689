/** Slow, huge and idle connections by the hundred and thousand: the service goes on answering others, and its memory stays bounded. */

import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';
import { type Crowd, crowd, dribble, flood } from '../helpers/hostile.ts';
import { DEMO, run } from '../helpers/program.ts';
import { recommend, type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const MB = 1024 * 1024;
const HEAD = 'POST /recommend HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n';
/** For those who have to be shown out after the limit for a request: how long that takes is the machine's to say. */
const SHOWN_OUT = { timeout: 120_000, interval: 200 };
const temporary = useTemporaryFolder();

/* Whoever still writes when an answer comes may see a reset instead of it: that some get theirs is all that can be said of those. */

/** File descriptors that a process here may have: one for each connection, in this process and in the server. */
const OPEN_FILES = Number(spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout);
const IDLE = Number.isFinite(OPEN_FILES) ? Math.min(10_000, Math.floor(OPEN_FILES * 0.8)) : 10_000;

/** An address of this machine at which connections do not come from the loopback address; none without a network. */
const OUTSIDE = Object.values(networkInterfaces())
  .flat()
  .find((at) => at?.family === 'IPv4' && !at.internal)?.address;

/** Bytes that a body may have by default. */
const { body_limit_bytes: BODY_LIMIT } = configSchema.parse({}).server;

let serving: Serving;
let hostile: Crowd | undefined;

beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
});
afterEach(async () => {
  hostile?.leave();
  hostile = undefined;
  await serving.stop();
});

const serve = async (env: Record<string, string> = {}): Promise<void> => {
  serving = await startServing(['serve', '--models-dir', 'models'], { cwd: temporary(), env });
};

/** Every connection was closed by the server, and whoever heard why was answered thus. */
async function expectShownOut(answer: RegExp): Promise<void> {
  await expect.poll(() => hostile?.open(), SHOWN_OUT).toBe(0);
  const answers = hostile?.said.filter((text) => text !== '') ?? [];
  expect(answers.length).toBeGreaterThan(0);
  for (const text of answers) expect(text).toMatch(answer);
}

/** Whoever only begins a request, and waits, is told so without exception. */
async function expectToldWithoutException(count: number, beginning: string): Promise<void> {
  hostile = await crowd(serving.url, count, (socket) => socket.write(beginning));
  await expect.poll(() => hostile?.open(), SHOWN_OUT).toBe(0);
  const told = hostile.said.filter((text) => text.startsWith('HTTP/1.1 408 ') && text.includes('"request_timeout"'));
  expect(told).toHaveLength(count);
}

/** Ordinary requests, each on a connection of its own, all of which have to be answered. */
async function expectService(requests = 20): Promise<void> {
  for (let at = 0; at < requests; at += 1)
    expect((await recommend(serving.url, { title: 'Inception', top_k: 3 })).status).toBe(200);
}

/** Megabytes beyond those before that are far less than what was sent, and more than what a sound server keeps for a moment. */
const BOUND = 150;
/** The same for idle connections: each takes about 15 kB, and what is not collected yet. */
const IDLE_BOUND = 400;

/** Megabytes that the server holds in memory. */
async function memory(): Promise<number> {
  const text = await (await fetch(`${serving.url}/metrics`, { headers: { connection: 'close' } })).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / MB;
}

describe('the service goes on', { timeout: 300_000 }, () => {
  it('while 500 connections send their headers byte by byte, and shows them out in time', async () => {
    await serve({ IMDB_RECOMMENDER_SERVER_REQUEST_TIMEOUT_SECONDS: '3' });
    hostile = await crowd(serving.url, 500, (socket) => dribble(socket, `${HEAD}X: ${'y'.repeat(10_000)}`, 100));
    expect(hostile.opened).toBe(500);
    await expectService();
    await expectShownOut(/^HTTP\/1\.1 408 [\s\S]*"error":"request_timeout"/);
    await expectToldWithoutException(500, `${HEAD}X: y`);
  });

  it('while 300 connections send their bodies byte by byte, and shows them out in time', async () => {
    await serve({ IMDB_RECOMMENDER_SERVER_REQUEST_TIMEOUT_SECONDS: '3' });
    const head = `${HEAD}Content-Length: 10000\r\n\r\n`;
    hostile = await crowd(serving.url, 300, (socket) => {
      socket.write(head);
      dribble(socket, `{"title":"${'y'.repeat(9_000)}`, 100);
    });
    expect(hostile.opened).toBe(300);
    await expectService();
    await expectShownOut(/^HTTP\/1\.1 408 /);
    await expectToldWithoutException(300, `${head}{"title"`);
  });

  it('while 200 connections send ten megabytes of headers, or ten thousand of them', async () => {
    await serve();
    const before = await memory();
    hostile = await crowd(serving.url, 200, (socket, at) => {
      if (at % 2 === 0) {
        socket.write(`${HEAD}X: `);
        flood(socket, 10 * MB);
      } else socket.write(`${HEAD}${'a: b\r\n'.repeat(10_000)}\r\n`);
    });
    await expectService();
    await expectShownOut(/^HTTP\/1\.1 431 /);
    expect((await memory()) - before).toBeLessThan(BOUND);
  });

  it.each([
    [
      'that say so',
      (socket: Parameters<typeof flood>[0]) => socket.write(`${HEAD}Content-Length: ${100 * MB}\r\n\r\n`),
      0,
    ],
    [
      'in chunks',
      (socket: Parameters<typeof flood>[0]) => socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n6400000\r\n`),
      BODY_LIMIT + 1,
    ],
  ])(
    'while 50 connections send bodies of 100 MB %s, which are refused without being kept',
    async (_how, begin, enough) => {
      await serve();
      const before = await memory();
      hostile = await crowd(serving.url, 50, (socket) => {
        begin(socket);
        flood(socket, 100 * MB);
      });
      await expectService();
      await expectShownOut(/^HTTP\/1\.1 413 /);
      await expectService(5);
      expect((await memory()) - before).toBeLessThan(BOUND);
      // Whoever sends no more than shows that it is too much, and waits, is told so without exception.
      hostile = await crowd(serving.url, 50, (socket) => {
        begin(socket);
        socket.write('x'.repeat(enough));
      });
      await expect.poll(() => hostile?.open(), SHOWN_OUT).toBe(0);
      expect(hostile.said.filter((text) => text.startsWith('HTTP/1.1 413 '))).toHaveLength(50);
    },
  );

  it(`while ${IDLE} connections do nothing at all, and shows them out in time`, async () => {
    await serve();
    const before = await memory();
    hostile = await crowd(serving.url, IDLE);
    expect(hostile.opened).toBe(IDLE);
    await expectService(50);
    expect((await memory()) - before).toBeLessThan(IDLE_BOUND);
    await expect.poll(() => hostile?.open(), SHOWN_OUT).toBe(0);
    await expectService(5);
  });

  const byAddress = `while one address takes all the connections that it may have${OUTSIDE === undefined ? ' [skipped: no network]' : ''}`;
  it.skipIf(OUTSIDE === undefined)(byAddress, async () => {
    await serve({
      IMDB_RECOMMENDER_SERVER_HOST: '0.0.0.0',
      IMDB_RECOMMENDER_SERVER_MAX_CONNECTIONS_PER_ADDRESS: '30',
    });
    const { port } = new URL(serving.url);
    hostile = await crowd(`http://${OUTSIDE}:${port}`, 200);
    await expect.poll(() => hostile?.open()).toBe(30);
    // For this test the others are those who ask from the loopback address.
    serving = { ...serving, url: `http://127.0.0.1:${port}` };
    await expectService();
    const metrics = await (await fetch(`${serving.url}/metrics`)).text();
    expect(metrics).toContain('recommender_connections_refused_total{limit="address"} 170');
    expect(metrics).toContain('recommender_connections_refused_total{limit="all"} 0');
    hostile.leave();
    await expect
      .poll(() =>
        fetch(`http://${OUTSIDE}:${port}/health/live`).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
  });

  it('when more connections come than it takes at once: those within get their answers, and afterwards everybody', async () => {
    await serve({ IMDB_RECOMMENDER_SERVER_MAX_CONNECTIONS: '50' });
    hostile = await crowd(serving.url, 200);
    await expect.poll(() => hostile?.open()).toBeLessThanOrEqual(50);
    const inside = hostile.sockets.find(({ destroyed }) => !destroyed);
    const answer = new Promise<string>((resolve) => inside?.once('data', (text) => resolve(String(text))));
    inside?.write('GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    hostile.leave();
    await expect.poll(() => expectService(5).then(() => 'served', String)).toBe('served');
  });
});

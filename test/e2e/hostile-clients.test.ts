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

/** Ordinary requests, each on a connection of its own, all of which have to be answered. */
async function expectService(requests = 20): Promise<void> {
  for (let at = 0; at < requests; at += 1)
    expect((await recommend(serving.url, { title: 'Inception', top_k: 3 })).status).toBe(200);
}

/** Megabytes that the server holds in memory. */
async function memory(): Promise<number> {
  const text = await (await fetch(`${serving.url}/metrics`, { headers: { connection: 'close' } })).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / MB;
}

describe('the service goes on', () => {
  it('while 500 connections send their headers byte by byte, and shows them out in time', async () => {
    await serve({ IMDB_RECOMMENDER_SERVER_REQUEST_TIMEOUT_SECONDS: '3' });
    hostile = await crowd(serving.url, 500, (socket) => dribble(socket, `${HEAD}X: ${'y'.repeat(10_000)}`, 100));
    expect(hostile.open()).toBe(500);
    await expectService();
    await expect.poll(() => hostile?.open(), { timeout: 30_000 }).toBe(0);
    expect(hostile.said.filter((text) => text.startsWith('HTTP/1.1 408 '))).toHaveLength(500);
    expect(hostile.said[0]).toContain('"error":"request_timeout"');
  });

  it('while 300 connections send their bodies byte by byte, and shows them out in time', async () => {
    await serve({ IMDB_RECOMMENDER_SERVER_REQUEST_TIMEOUT_SECONDS: '3' });
    const head = `${HEAD}Content-Length: 10000\r\n\r\n`;
    hostile = await crowd(serving.url, 300, (socket) => {
      socket.write(head);
      dribble(socket, `{"title":"${'y'.repeat(9_000)}`, 100);
    });
    await expectService();
    await expect.poll(() => hostile?.open(), { timeout: 30_000 }).toBe(0);
    expect(hostile.said.filter((text) => text.startsWith('HTTP/1.1 408 '))).toHaveLength(300);
  });

  it('while 200 connections send a megabyte of headers, or ten thousand of them', async () => {
    await serve();
    const before = await memory();
    hostile = await crowd(serving.url, 200, (socket, at) => {
      if (at % 2 === 0) {
        socket.write(`${HEAD}X: `);
        flood(socket, MB);
      } else socket.write(`${HEAD}${'a: b\r\n'.repeat(10_000)}\r\n`);
    });
    await expectService();
    await expect.poll(() => hostile?.open(), { timeout: 30_000 }).toBe(0);
    for (const text of hostile.said.filter((one) => one !== '')) expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect((await memory()) - before).toBeLessThan(150);
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
      await expect.poll(() => hostile?.open(), { timeout: 60_000 }).toBe(0);
      const answers = hostile.said.filter((text) => text !== '');
      expect(answers.length).toBeGreaterThan(0);
      for (const text of answers) expect(text).toMatch(/^HTTP\/1\.1 413 /);
      await expectService(5);
      expect((await memory()) - before).toBeLessThan(150);
      // Whoever sends no more than shows that it is too much, and waits, is told so without exception.
      hostile = await crowd(serving.url, 50, (socket) => {
        begin(socket);
        socket.write('x'.repeat(enough));
      });
      await expect.poll(() => hostile?.open(), { timeout: 30_000 }).toBe(0);
      expect(hostile.said.filter((text) => text.startsWith('HTTP/1.1 413 '))).toHaveLength(50);
    },
  );

  it(`while ${IDLE} connections do nothing at all, and shows them out in time`, async () => {
    await serve();
    const before = await memory();
    hostile = await crowd(serving.url, IDLE);
    expect(hostile.open()).toBeGreaterThan(IDLE * 0.9);
    await expectService(50);
    // About 15 kB each, and what is not collected yet.
    expect((await memory()) - before).toBeLessThan(400);
    await expect.poll(() => hostile?.open(), { timeout: 60_000, interval: 1000 }).toBe(0);
    await expectService(5);
  });

  it.skipIf(OUTSIDE === undefined)('while one address takes all the connections that it may have', async () => {
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
    await expect.poll(() => hostile?.open(), { timeout: 20_000 }).toBeLessThanOrEqual(50);
    const inside = hostile.sockets.find(({ destroyed }) => !destroyed);
    const answer = new Promise<string>((resolve) => inside?.once('data', (text) => resolve(String(text))));
    inside?.write('GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
    hostile.leave();
    await expect
      .poll(
        () =>
          fetch(`${serving.url}/health/live`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200);
    await expectService(5);
  });
});

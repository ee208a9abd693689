/** SIGTERM while clients ask: every request that was sent is answered, slow ones too, and the process ends with exit code 0: by itself, not because its time was up. */

import { beforeAll, describe, expect, it } from 'vitest';
import { crowd } from '../helpers/hostile.ts';
import { lostAtTheEnd, QUESTIONS, startLoad } from '../helpers/load.ts';
import { DEMO, run } from '../helpers/program.ts';
import { type Serving, startBoth, startServing } from '../helpers/serving.ts';
import { opened, textOf } from '../helpers/sockets.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

beforeAll(async () => {
  const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
  expect(trained.code, trained.stderr).toBe(0);
});

/** For as long as bodies may have only begun. */
const SLOW = { IMDB_RECOMMENDER_SERVER_REQUEST_TIMEOUT_SECONDS: '300' };
const options = () => ({ cwd: temporary(), env: SLOW });

/** Requests whose bodies have only begun, each on a connection of its own; the function that it gives sends the rest. */
async function slowRequests(url: string, count: number, path = '/recommend'): Promise<() => Promise<string[]>> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ tconst: 'tt1375666', top_k: 3 });
  const sockets = await Promise.all(Array.from({ length: count }, () => opened(Number(port), hostname)));
  for (const socket of sockets) {
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
  }
  return () =>
    Promise.all(
      sockets.map((socket) => {
        const answer = textOf(socket);
        socket.write(body.slice(9));
        return answer;
      }),
    );
}

async function expectDrained(serving: Serving, askedAt: string): Promise<void> {
  const load = startLoad(askedAt, { clients: 12, questions: questionsAt(serving, askedAt), untilClosed: true });
  // Clients whose connections are idle most of the time, so that some are when the end comes.
  const idle = startLoad(askedAt, {
    clients: 8,
    questions: questionsAt(serving, askedAt),
    pauseMs: 60,
    untilClosed: true,
  });
  const finishSlow = await slowRequests(askedAt, 5, questionsAt(serving, askedAt)[0]?.path);
  while (load.report.answers < 200 || idle.report.answers < 50) await new Promise((resolve) => setTimeout(resolve, 20));

  const toldAt = performance.now();
  serving.child.kill('SIGTERM');
  await serving.saw(/stopping: finishing the requests in flight/);
  for (const report of await Promise.all([load.ended, idle.ended])) expect(lostAtTheEnd(report, toldAt)).toEqual([]);
  for (const answer of await finishSlow()) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  }
  const { code, signal, stderr } = await serving.finished;
  expect({ code, signal }).toEqual({ code: 0, signal: null });
  expect(stderr).toMatch(/"msg":"stopped"/);
  expect(stderr).not.toMatch(/"level":"(error|fatal)"/);
}

/** The web app's server passes on what is below its prefix. */
function questionsAt(serving: Serving, askedAt: string) {
  return askedAt === serving.url ? QUESTIONS : QUESTIONS.map((one) => ({ ...one, path: `/api${one.path}` }));
}

describe('whoever reads the log', () => {
  it.each(['1', '2'])('may be gone, and SIGTERM ends the service all the same (%s workers)', async (workers) => {
    const serving = await startServing(['serve', '--models-dir', 'models', '--workers', workers], options());
    if (workers === '2') await serving.saw(/(worker serves[\s\S]*){2}/);
    serving.child.stderr?.destroy();
    const { code, signal } = await serving.stop();
    expect([code, signal]).toEqual([0, null]);
  });
});

describe('SIGTERM under load', () => {
  it('loses no request of the API', async () => {
    const serving = await startServing(['serve', '--models-dir', 'models'], options());
    await expectDrained(serving, serving.url);
  });

  it('loses no request that comes through the web app', async () => {
    const serving = await startBoth(['serve', '--models-dir', 'models'], options());
    await expectDrained(serving, serving.webUrl);
  });

  it('does not wait for connections on which nothing ever came', async () => {
    const serving = await startBoth(['serve', '--models-dir', 'models'], options());
    const silent = await Promise.all([serving.url, serving.webUrl].map((url) => crowd(url, 3)));
    serving.child.kill('SIGTERM');
    expect((await serving.finished).code).toBe(0);
    for (const connections of silent) await expect.poll(() => connections.open()).toBe(0);
  });

  it('gives up on a client that never sends the rest, after the configured time', async () => {
    const serving = await startServing(['serve', '--models-dir', 'models'], {
      cwd: temporary(),
      env: { ...SLOW, IMDB_RECOMMENDER_SERVER_SHUTDOWN_TIMEOUT_SECONDS: '1' },
    });
    await slowRequests(serving.url, 1);
    await fetch(`${serving.url}/health`, { headers: { connection: 'close' } });
    serving.child.kill('SIGTERM');
    expect((await serving.finished).code).toBe(1);
  });
});

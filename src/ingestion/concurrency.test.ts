/** What happens when another process, or a sudden death, gets in the way of a download. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';
import { FileServer, gzipOf } from './server.fixture.ts';
import { obtainDataset } from './source.ts';
import type { ObtainedFile, ObtainOptions } from './types.ts';
import { errorOf, obtainInChild, Workspace } from './workspace.fixture.ts';

const NAME = 'title.ratings.tsv.gz';
const LOCK = `${NAME}.lock`;
const FILE = gzipOf('title.ratings', 8000);
const EARLIER = gzipOf('title.ratings', 7000);

const digest = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

let server: FileServer;
let space: Workspace;

beforeEach(async () => {
  space = new Workspace();
  server = await FileServer.start(FILE);
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const obtain = (changes: Partial<ObtainOptions> = {}): Promise<ObtainedFile> =>
  obtainDataset('title.ratings', space.options(server.url, changes));
const stored = (): Buffer => readFileSync(space.raw(NAME));

/** Sends the file in small pieces, so that it takes at least this long. */
function serveSlowly(milliseconds: number): void {
  const pieces = 50;
  const size = Math.ceil(FILE.length / pieces);
  server.replies.push((request, response) => {
    if (request.headers.range !== undefined) return server.serve(request, response);
    response.writeHead(200, { ...server.validators(), 'content-length': FILE.length });
    const send = (at: number): void => {
      response.write(FILE.subarray(at * size, (at + 1) * size));
      if (at + 1 < pieces) setTimeout(send, milliseconds / pieces, at + 1);
      else response.end();
    };
    send(0);
  });
}

describe('another process', () => {
  it('that downloads the same file is waited for, and its file used', async () => {
    serveSlowly(1000);
    const options = space.options(server.url);
    const ends = await Promise.all([obtainInChild(options).end, obtainInChild(options).end]);
    const outputs = ends.map(({ output }) => output).sort((a, b) => a.length - b.length);
    expect(outputs.map((output) => output.split('\n').find((line) => line.startsWith('outcome')) ?? '').sort()).toEqual(
      ['outcome downloaded', 'outcome unchanged'],
    );
    expect(outputs.filter((output) => output.includes('waiting'))).toHaveLength(1);
    expect(stored().equals(FILE)).toBe(true);
    expect(space.names()).toEqual([NAME, `${NAME}.meta.json`]);
  });

  it('is waited for no longer than allowed', async () => {
    mkdirSync(space.raw(LOCK), { recursive: true });
    const error = await errorOf(obtain({ lockWaitSeconds: 0.3 }));
    expect(error.code).toBe('locked');
    expect(error.message).toContain(`(it holds ${space.raw(LOCK)})`);
    expect(space.of('waiting')).toHaveLength(1);
  });

  it('that died is not waited for, once its lock is old', async () => {
    mkdirSync(space.raw(LOCK), { recursive: true });
    utimesSync(space.raw(LOCK), new Date(), new Date(Date.now() - 5000));
    expect((await obtain()).outcome).toBe('downloaded');
    expect(existsSync(space.raw(LOCK))).toBe(false);
  });

  it('does not disturb a download of another data set', async () => {
    mkdirSync(space.raw('title.basics.tsv.gz.lock'), { recursive: true });
    expect((await obtain()).outcome).toBe('downloaded');
  });

  it('that took the lock over stops this one', async () => {
    mkdirSync(space.rawDir);
    const lock = { staleSeconds: 2, waitSeconds: 0, onWaiting: () => {} };
    const work = withLock(space.raw(LOCK), lock, async (signal) => {
      utimesSync(space.raw(LOCK), new Date(), new Date(Date.now() - 1000));
      await sleep(10_000, undefined, { signal }).catch(() => signal.throwIfAborted());
    });
    expect((await errorOf(work)).message).toContain('another one may have taken over');
  });
});

it('a process killed at any moment leaves a complete file or none, and the next run succeeds', async () => {
  const spaces = Array.from({ length: 4 }, () => new Workspace());
  const runs = spaces.map(async (each, at) => {
    const own = await FileServer.start(EARLIER);
    const options = each.options(own.url);
    const file = each.raw(NAME);
    try {
      // Half of them have an earlier file.
      if (at % 2 === 0) await obtainDataset('title.ratings', options);
      own.body = FILE;
      own.replies.push(own.breakAfter(FILE.length - 1));
      const { child, end } = obtainInChild({ ...options, minRetryDelayMs: 1 });
      await new Promise<void>((resolve) => {
        child.stdout?.once('data', () => setTimeout(resolve, Math.random() * 60));
        void end.then(() => resolve());
      });
      child.kill('SIGKILL');
      await end;
      expect([at % 2 === 0 ? digest(EARLIER) : 'no file', digest(FILE)]).toContain(
        existsSync(file) ? digest(readFileSync(file)) : 'no file',
      );
      await obtainDataset('title.ratings', options);
      expect(digest(readFileSync(file))).toBe(digest(FILE));
      expect(each.names()).toEqual([NAME, `${NAME}.meta.json`]);
    } finally {
      await own.close();
      each.remove();
    }
  });
  await Promise.all(runs);
});

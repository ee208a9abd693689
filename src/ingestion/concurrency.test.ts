/** What happens when another process, or a sudden death, gets in the way of a download. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
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

describe('another process', () => {
  it('that downloads the same file is waited for, and its file used', async () => {
    const options = space.options(server.url);
    const begun: ServerResponse[] = [];
    server.replies.push((_request, response) => {
      response.writeHead(200, { ...server.validators(), 'content-length': FILE.length }).write(FILE.subarray(0, 1000));
      begun.push(response);
    });
    const processes = [obtainInChild(options), obtainInChild(options)];
    const waiting = () => processes.filter(({ output }) => output().includes('waiting'));
    await expect.poll(() => [begun.length, waiting().length]).toEqual([1, 1]);
    begun[0]?.end(FILE.subarray(1000));
    const ends = await Promise.all(processes.map(({ end }) => end));
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
    space.letLockGoStale(LOCK);
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
      utimesSync(space.raw(LOCK), 0, 0);
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
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
        child.stdout?.once('data', () => setTimeout(resolve, at * 20));
        void end.then(() => resolve());
      });
      child.kill('SIGKILL');
      await end;
      each.letLockGoStale(LOCK);
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

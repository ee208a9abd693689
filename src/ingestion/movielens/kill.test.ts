/** What a sudden death, or another process, does to a set: what has its final name is whole, and the next run succeeds. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileServer, status } from '../server.fixture.ts';
import type { MovieLensSettings } from './obtain.ts';
import { readMovieLens } from './read.ts';
import { MovieLensSpace } from './space.fixture.ts';
import { generatedZip } from './zip.fixture.ts';

const ZIP = 'ml-latest-small.zip';
const EARLIER = 3000;
const LATER = 6000;
const MANY = 200_000;
const OBTAIN = new URL('./obtain.ts', import.meta.url).href;
const KILLER = new URL('../../../test/helpers/kill-at-rename.mjs', import.meta.url).href;
/** A folder under its final name. */
const FINAL = /^ml-latest-small-[0-9a-f]{12}$/;

let server: FileServer;
let space: MovieLensSpace;

beforeEach(async () => {
  space = new MovieLensSpace();
  server = await FileServer.start(generatedZip(EARLIER));
  server.beside.set(`/${ZIP}.md5`, status(404));
});
afterEach(async () => {
  await server.close();
  space.remove();
});

/** Obtains the set in another process, which writes the kinds of its events and then the outcome. */
function obtainInChild(
  settings: MovieLensSettings,
  env: Record<string, string> = {},
): { child: ChildProcess; end: Promise<{ signal: NodeJS.Signals | null; output: string }> } {
  const program = `
    import { obtainMovieLens } from ${JSON.stringify(OBTAIN)};
    const onEvent = ({ kind }) => console.log(kind);
    const set = await obtainMovieLens(${JSON.stringify(settings)}, { onEvent, lockStaleSeconds: 60 });
    console.log('outcome ' + set.outcome);`;
  const imports = ['--import', 'tsx', ...(env.KILL_AT === undefined ? [] : ['--import', KILLER])];
  const child = spawn(process.execPath, [...imports, '--input-type=module', '-e', program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  return { child, end: new Promise((resolve) => child.once('close', (_code, signal) => resolve({ signal, output }))) };
}

/** Makes the locks of a killed process look old, so that nobody waits for them. */
function letLocksGoStale(): void {
  for (const lock of [`${ZIP}.lock`, 'movielens/ml-latest-small.lock']) space.letLockGoStale(lock);
}

/** Numbers of ratings in the folders that have their final names, all of them whole. */
async function wholeFolders(): Promise<number[]> {
  const parent = space.raw('movielens');
  const names = existsSync(parent) ? readdirSync(parent).filter((name) => FINAL.test(name)) : [];
  const sets = await Promise.all(names.map((name) => readMovieLens(`${parent}/${name}`)));
  return sets.map(({ ratings }) => ratings.user.length).sort((a, b) => a - b);
}

describe('a process killed', () => {
  it.each([
    ['before the first folder gets its name', false, { KILL_AT: '1', KILL_WHEN: 'before' }, []],
    ['after it got it', false, { KILL_AT: '1', KILL_WHEN: 'after' }, [EARLIER]],
    ['before a newer one gets its name', true, { KILL_AT: '1', KILL_WHEN: 'before' }, [EARLIER]],
    ['before the older one goes', true, { KILL_AT: '2', KILL_WHEN: 'before' }, [EARLIER, LATER]],
    ['while the older one goes', true, { KILL_AT: '2', KILL_WHEN: 'after' }, [LATER]],
  ])('%s leaves whole folders, and the next run clears up', async (_name, isUpdate, kill, left) => {
    if (isUpdate) {
      await space.obtain(server);
      server.body = generatedZip(LATER);
    }
    const { end } = obtainInChild(space.settings(server), { ...kill, KILL_BELOW: space.raw('movielens') });
    expect((await end).signal).toBe('SIGKILL');
    expect(await wholeFolders()).toEqual(left);
    letLocksGoStale();
    const { folder, outcome } = await space.obtain(server);
    expect(outcome).toBe('unchanged');
    expect(await wholeFolders()).toEqual([isUpdate ? LATER : EARLIER]);
    expect(space.unpackedNames()).toEqual([basename(folder)]);
    expect(space.names()).toEqual([ZIP, `${ZIP}.meta.json`, 'movielens']);
  });

  it('while it unpacks leaves no folder or a whole one', async () => {
    server.body = generatedZip(MANY);
    const { child, end } = obtainInChild(space.settings(server));
    await expect.poll(() => existsSync(space.raw('movielens')), { interval: 1 }).toBe(true);
    child.kill('SIGKILL');
    await end;
    expect([[], [MANY]]).toContainEqual(await wholeFolders());
    letLocksGoStale();
    const { folder } = await space.obtain(server);
    expect(space.unpackedNames()).toEqual([basename(folder)]);
    expect(await wholeFolders()).toEqual([MANY]);
  });
});

it('two processes at once fetch and unpack once', async () => {
  const ends = await Promise.all([1, 2].map(() => obtainInChild(space.settings(server)).end));
  const outputs = ends.map(({ output }) => output);
  for (const outcome of ['outcome downloaded', 'outcome unchanged'])
    expect(outputs.filter((output) => output.includes(outcome))).toHaveLength(1);
  expect(outputs.filter((output) => output.includes('unpacking'))).toHaveLength(1);
  expect(await wholeFolders()).toEqual([EARLIER]);
});

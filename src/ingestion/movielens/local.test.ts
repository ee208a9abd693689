/** Sets that the user has already, and the terms. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileServer } from '../server.fixture.ts';
import { errorOf } from '../workspace.fixture.ts';
import { type ObtainedMovieLens, obtainMovieLens } from './obtain.ts';
import { readMovieLens } from './read.ts';
import { MovieLensSpace } from './space.fixture.ts';
import { generatedFiles, generatedZip } from './zip.fixture.ts';

let server: FileServer;
let space: MovieLensSpace;

beforeEach(async () => {
  space = new MovieLensSpace();
  server = await FileServer.start(generatedZip(10));
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const inRoot = (name: string): string => join(space.root, name);
const open = (movielens: string): Promise<ObtainedMovieLens> =>
  space.obtain(server, { movielens, movielens_accept_terms: false });

function putFolder(name: string): string {
  mkdirSync(inRoot(name));
  for (const [file, text] of Object.entries(generatedFiles(100))) writeFileSync(join(inRoot(name), file), text);
  return inRoot(name);
}

function putZip(name: string, ratings: number): string {
  writeFileSync(inRoot(name), generatedZip(ratings));
  return inRoot(name);
}

const ratingsIn = async (folder: string): Promise<number> => (await readMovieLens(folder)).ratings.user.length;

describe('terms', () => {
  it('have to be accepted before a set is asked for', async () => {
    const error = await errorOf(space.obtain(server, { movielens: 'ml-25m', movielens_accept_terms: false }));
    expect(error.code).toBe('usage');
    expect(error.message).toContain('ml-25m was not fetched, because its terms have not been accepted');
    expect(error.message).toContain('https://files.grouplens.org/datasets/movielens/ml-25m-README.html');
    expect(error.message).toContain('--accept-terms');
    expect(error.message).toContain('data.movielens_accept_terms');
    expect(server.requests).toHaveLength(0);
    expect(readdirSync(space.root)).toEqual([]);
    expect(space.of('terms')[0]?.lines.join('\n')).toMatch(/research.*acknowledge.*endorse.*pass on.*ml-25m-README/s);
  });

  it('are shown, not asked about, for what is there already', async () => {
    await open(putFolder('mine'));
    await open(putZip('mine.zip', 10));
    expect(space.of('terms').map(({ dataset }) => dataset)).toEqual(['mine', 'mine']);
  });
});

it('no set is obtained when none is configured', async () => {
  expect(await obtainMovieLens(space.settings(server, { movielens: 'none' }))).toBeNull();
});

describe('a local folder', () => {
  it('is read in place', async () => {
    const folder = putFolder('mine');
    expect(await open(folder)).toEqual({
      folder,
      name: 'mine',
      origin: folder,
      outcome: 'local',
      etag: null,
      lastModified: null,
      zip: null,
      ratings: null,
    });
    expect(readdirSync(space.root)).toEqual(['mine']);
    expect(space.of('finished')[0]).toMatchObject({ outcome: 'local', dataset: 'mine' });
  });

  it('without one of its files is refused', async () => {
    rmSync(join(putFolder('mine'), 'links.csv'));
    const error = await errorOf(open(inRoot('mine')));
    expect(error.code).toBe('source_missing');
    expect(error.message).toContain(`${inRoot('mine')} holds no links.csv`);
  });

  it.each(['none.zip', 'ml-25', 'file.csv'])('or set that is none (%s) is refused', async (name) => {
    writeFileSync(inRoot('file.csv'), '');
    const error = await errorOf(open(inRoot(name)));
    expect(error.code).toBe('source_missing');
    expect(error.message).toContain(
      'neither one of ml-latest-small, ml-25m, ml-32m nor the path of a folder or a .zip',
    );
  });
});

describe('a local zip', () => {
  it('is unpacked below the folder of raw files, once', async () => {
    const zip = putZip('mine.ZIP', 200);
    const first = await open(zip);
    expect(first).toMatchObject({ name: 'mine', origin: zip, outcome: 'local', ratings: null });
    expect(first.folder).toBe(space.raw(`movielens/mine-${first.zip?.sha256.slice(0, 12)}`));
    expect(await ratingsIn(first.folder)).toBe(200);
    expect(await open(zip)).toEqual(first);
    expect(space.of('unpacking')).toHaveLength(1);
  });

  it('that changed is unpacked again', async () => {
    await open(putZip('mine.zip', 200));
    const { folder } = await open(putZip('mine.zip', 240));
    expect(await ratingsIn(folder)).toBe(240);
    expect(space.unpackedNames()).toHaveLength(1);
  });

  it('that is damaged is refused, and nothing of it is left', async () => {
    writeFileSync(inRoot('mine.zip'), generatedZip(5000).fill(0, 1000, 1100));
    const error = await errorOf(open(inRoot('mine.zip')));
    expect(error.code).toBe('source_corrupt');
    expect(error.message).toContain(
      `${inRoot('mine.zip')} is not a usable MovieLens file: ratings.csv in it is damaged`,
    );
    expect(space.unpackedNames()).toEqual([]);
  });

  it('leaves alone what lies beside it and is not its own', async () => {
    const others = ['mine-notes', 'mine-0123456789ab.bak', 'other-0123456789ab', 'other-0123456789ab.draft'];
    for (const name of others) mkdirSync(space.raw(`movielens/${name}`), { recursive: true });
    for (const name of ['mine-0123456789ab', 'mine-0123456789ab.draft', 'mine-0123456789ac.old'])
      mkdirSync(space.raw(`movielens/${name}`));
    const { folder } = await open(putZip('mine.zip', 20));
    expect(space.unpackedNames().map((name) => space.raw(`movielens/${name}`))).toEqual(
      [folder, ...others.map((name) => space.raw(`movielens/${name}`))].sort(),
    );
  });

  it('that has nowhere to be unpacked to is told', async () => {
    writeFileSync(space.rawDir, '');
    const error = await errorOf(open(putZip('mine.zip', 20)));
    expect(error.code).toBe('storage_failed');
    expect(error.message).toContain('part of this path is not a folder');
  });
});

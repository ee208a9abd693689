/** How a MovieLens set is fetched, verified, unpacked and kept, against real servers. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusingAddress } from '../../../test/helpers/data-server.ts';
import { FileServer, status } from '../server.fixture.ts';
import { errorOf } from '../workspace.fixture.ts';
import type { MovieLensSettings, ObtainedMovieLens } from './obtain.ts';
import { readMovieLens } from './read.ts';
import { MovieLensSpace } from './space.fixture.ts';
import { generatedEntries, generatedFiles, generatedZip, zipOf } from './zip.fixture.ts';

const ZIP = 'ml-latest-small.zip';
const MD5 = `/${ZIP}.md5`;
const RATINGS = 4000;
const FILE = generatedZip(RATINGS);
const OTHER = generatedZip(RATINGS + 20);
const HALF = Math.floor(FILE.length / 2);

const digest = (algorithm: string, bytes: Buffer): string => createHash(algorithm).update(bytes).digest('hex');

let server: FileServer;
let space: MovieLensSpace;

beforeEach(async () => {
  space = new MovieLensSpace();
  server = await FileServer.start(FILE);
  server.beside.set(MD5, status(404));
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const obtain = (changes: Partial<MovieLensSettings> = {}): Promise<ObtainedMovieLens> => space.obtain(server, changes);
const ratingsIn = async (folder: string): Promise<number> => (await readMovieLens(folder)).ratings.user.length;
/** Paths that were asked for, but for the check sum's. */
const zipRequests = () => server.requests.filter(({ url }) => url !== MD5);
const publish = (text: string): void =>
  void server.beside.set(MD5, status(200, { 'content-type': 'text/plain' }, text));

describe('a set is', () => {
  it('downloaded, verified, recorded, unpacked and readable', async () => {
    const set = await obtain();
    const sha256 = digest('sha256', FILE);
    expect(set).toEqual({
      folder: space.raw(`movielens/ml-latest-small-${sha256.slice(0, 12)}`),
      name: 'ml-latest-small',
      origin: `${server.url}/${ZIP}`,
      outcome: 'downloaded',
      etag: server.validators().etag,
      lastModified: server.lastModified,
      zip: { bytes: FILE.length, md5: digest('md5', FILE), sha256 },
      ratings: RATINGS,
    });
    for (const [name, text] of Object.entries(generatedFiles(RATINGS)))
      expect(readFileSync(join(set.folder, name), 'utf8')).toBe(text);
    expect(readdirSync(set.folder)).toHaveLength(4);
    expect(await ratingsIn(set.folder)).toBe(RATINGS);
    expect(space.names()).toEqual([ZIP, `${ZIP}.meta.json`, 'movielens']);
    expect(space.unpackedNames()).toEqual([basename(set.folder)]);
    expect(space.json(`${ZIP}.meta.json`)).toMatchObject({ url: set.origin, rows: RATINGS, sha256 });
    expect(space.events.map(({ kind }) => kind).filter((kind) => kind !== 'progress')).toEqual([
      'terms',
      'started',
      'finished',
      'unpacking',
    ]);
  });

  it('neither fetched nor unpacked again while it is the same', async () => {
    const first = await obtain();
    const before = statSync(join(first.folder, 'ratings.csv'));
    const again = await obtain();
    expect(server.lastHeaders['if-none-match']).toBe(first.etag);
    expect(again).toEqual({ ...first, outcome: 'unchanged' });
    expect(statSync(join(first.folder, 'ratings.csv')).ino).toBe(before.ino);
    expect(space.of('started')).toHaveLength(1);
    expect(space.of('unpacking')).toHaveLength(1);
  });

  it('fetched when it changed, into a folder of its own, and then the old one goes', async () => {
    const first = await obtain();
    server.body = OTHER;
    const second = await obtain();
    expect(second.outcome).toBe('downloaded');
    expect(second.folder).not.toBe(first.folder);
    expect(await ratingsIn(second.folder)).toBe(RATINGS + 20);
    expect(space.unpackedNames()).toEqual([basename(second.folder)]);
  });

  it('fetched and unpacked when forced', async () => {
    const first = await obtain();
    const before = statSync(join(first.folder, 'ratings.csv'));
    const second = await obtain({ force_download: true });
    expect(second).toEqual(first);
    expect(statSync(join(first.folder, 'ratings.csv')).ino).not.toBe(before.ino);
    expect(space.unpackedNames()).toEqual([basename(first.folder)]);
  });

  it.each([
    ['a file is missing', (folder: string) => rmSync(join(folder, 'links.csv'))],
    ['a file was cut off', (folder: string) => truncateSync(join(folder, 'ratings.csv'), 1000)],
    ['the folder is gone', (folder: string) => rmSync(folder, { recursive: true })],
    [
      'a file is in the place of the folder',
      (folder: string) => {
        rmSync(folder, { recursive: true });
        writeFileSync(folder, '');
      },
    ],
  ])('unpacked again when %s', async (_name, spoil) => {
    const { folder } = await obtain();
    spoil(folder);
    expect((await obtain()).outcome).toBe('unchanged');
    expect(await ratingsIn(folder)).toBe(RATINGS);
    expect(space.unpackedNames()).toEqual([basename(folder)]);
  });

  it('fetched again when the zip was spoilt on the disk', async () => {
    const { folder } = await obtain();
    rmSync(folder, { recursive: true });
    writeFileSync(space.raw(ZIP), Buffer.concat([FILE.subarray(0, 100), Buffer.alloc(200), FILE.subarray(300)]));
    expect((await obtain()).outcome).toBe('downloaded');
    expect(await ratingsIn(folder)).toBe(RATINGS);
  });

  it('continued after a break, and in a later run', async () => {
    const part = space.raw(`${ZIP}.part`);
    server.arrived = (bytes) => existsSync(part) && statSync(part).size >= bytes;
    server.replies.push(server.breakAfter(HALF));
    expect((await errorOf(obtain({ retries: 0 }))).code).toBe('source_unreachable');
    expect(space.names()).toEqual([`${ZIP}.part`, `${ZIP}.part.json`]);
    server.replies.push(server.breakAfter(1000));
    await obtain();
    expect(space.of('started').map(({ resumedFrom }) => resumedFrom)).toEqual([0, HALF, HALF + 1000]);
    expect(readFileSync(space.raw(ZIP)).equals(FILE)).toBe(true);
  });
});

describe('the published MD5', () => {
  it.each([
    ['md5sum', (md5: string) => `${md5}  ${ZIP}\n`],
    ['md5', (md5: string) => `MD5 (${ZIP}) = ${md5.toUpperCase()}\n`],
  ])('is compared, as %s writes it', async (_name, line) => {
    publish(line(digest('md5', FILE)));
    expect((await obtain()).ratings).toBe(RATINGS);
    expect(server.requests.map(({ url }) => url)).toEqual([`/${ZIP}`, MD5]);
    await obtain();
    expect(server.requests).toHaveLength(3);
  });

  it('refuses a zip of another, whole as it may be', async () => {
    publish(`${digest('md5', OTHER)}  ${ZIP}\n`);
    const error = await errorOf(obtain());
    expect(error.code).toBe('source_corrupt');
    expect(error.message).toContain(`its MD5 is ${digest('md5', FILE)}, but ${server.url}${MD5} says`);
    expect(space.names()).toEqual([]);
  });

  it('may be asked for again, and its failure costs nothing of the zip', async () => {
    server.beside.set(MD5, status(503));
    const error = await errorOf(obtain());
    expect(error.code).toBe('source_unreachable');
    expect(error.message).toContain(`Cannot download ${server.url}${MD5}: the server answered 503. Tried 3 times.`);
    publish(digest('md5', FILE));
    await obtain();
    expect(space.of('started').at(-1)?.resumedFrom).toBe(FILE.length - 1);
  });

  it.each([
    ['something else', 'not found, sorry', 'it does not hold one MD5 check sum'],
    ['several', `${digest('md5', FILE)} a\n${digest('md5', OTHER)} b\n`, 'it does not hold one MD5 check sum'],
    ['a page', '<!doctype html>', 'it is a web page (HTML)'],
    ['far too much', 'x'.repeat(1e6), 'it does not hold one MD5 check sum'],
  ])('is not ignored when it is %s', async (_name, text, problem) => {
    publish(text);
    const error = await errorOf(obtain());
    expect(error.code).toBe('source_corrupt');
    expect(error.message).toContain(`${server.url}${MD5} is not a usable ml-latest-small file: ${problem}`);
    expect(existsSync(space.raw(ZIP))).toBe(false);
  });
});

describe('a download is refused when it is', () => {
  const headless = generatedEntries(10).map((entry) =>
    entry.name.endsWith('ratings.csv') ? { ...entry, content: '1::2::3::4\n' } : entry,
  );
  const rowless = generatedEntries(10).map((entry) =>
    entry.name.endsWith('links.csv') ? { ...entry, content: 'movieId,imdbId,tmdbId\n' } : entry,
  );
  const climbing = [...generatedEntries(10), { name: '../../evil.csv', content: 'x' }];

  it.each([
    ['404', status(404), 'source_missing', `must be the address below which ${ZIP} lies`],
    ['403', status(403), 'source_refused', 'the server answered 403'],
    ['a web page', status(200, { 'content-type': 'text/html' }, 'Sign in'), 'source_corrupt', 'captive portal'],
    ['a web page by its look', status(200, {}, '<!doctype html>'), 'source_corrupt', 'it is a web page (HTML)'],
    ['no zip', status(200, {}, 'something'), 'source_corrupt', 'it is not a zip file'],
    ['empty', status(200), 'source_corrupt', 'it is empty (0 bytes)'],
    ['cut off', status(200, {}, FILE.subarray(0, -9)), 'source_corrupt', 'cut off'],
    ['damaged', status(200, {}, Buffer.from(FILE).fill(0, 200, 300)), 'source_corrupt', 'ratings.csv in it is damaged'],
    ['hostile', status(200, {}, zipOf(climbing)), 'source_corrupt', 'an entry that leads out of its folder'],
    [
      'an old set',
      status(200, {}, zipOf(headless)),
      'source_corrupt',
      'ratings.csv in it does not begin with the line',
    ],
    ['without rows', status(200, {}, zipOf(rowless)), 'source_corrupt', 'links.csv in it holds no rows'],
  ])('%s', async (_name, reply, code, message) => {
    server.replies.push(reply);
    const error = await errorOf(obtain());
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.message).toContain(`${server.url}/${ZIP}`);
    expect(zipRequests()).toHaveLength(1);
    expect(space.names()).toEqual([]);
    expect(readdirSync(space.root)).toEqual(['raw']);
  });

  it('damaged, and then the earlier set stays', async () => {
    const { folder } = await obtain();
    server.body = OTHER.subarray(0, -9);
    const error = await errorOf(obtain());
    expect(error.message).toContain(`to work from it without the network, use --movielens ${space.raw(ZIP)}.`);
    expect(await ratingsIn(folder)).toBe(RATINGS);
  });

  it('out of reach; the zip that is there can be used all the same', async () => {
    const { folder } = await obtain();
    const error = await errorOf(obtain({ retries: 0, movielens_source: await refusingAddress() }));
    expect(error.code).toBe('source_unreachable');
    expect(error.message).toContain('the connection was refused (ECONNREFUSED)');
    expect(error.message).toContain(`use --movielens ${space.raw(ZIP)}.`);
    const local = await obtain({ movielens: space.raw(ZIP), movielens_accept_terms: false });
    expect(local).toMatchObject({ folder, outcome: 'local', name: 'ml-latest-small' });
  });
});

it('stops when told to, and keeps what it has', async () => {
  server.replies.push((_request, response) => {
    response.writeHead(200, { ...server.validators(), 'content-length': FILE.length }).write(FILE.subarray(0, 5000));
  });
  const stop = new AbortController();
  const stopped = space.obtain(server, {}, stop.signal);
  await expect.poll(() => existsSync(space.raw(`${ZIP}.part`)) && statSync(space.raw(`${ZIP}.part`)).size).toBe(5000);
  stop.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  await obtain();
  expect(space.of('started').at(-1)?.resumedFrom).toBe(5000);
});

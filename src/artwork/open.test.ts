/** Posters through the cache: fetched once, bounded, forgotten in time, and never without a key. */

import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { ABSENCE_DAYS, createPosterCache, POSTER_DAYS } from './cache.ts';
import { openPosters } from './open.ts';
import type { PosterSource } from './port.ts';
import { type FakeTmdb, fakeTmdb, json, pictureOf } from './source.fixture.ts';

const DAY_MS = 86_400_000;
const temporary = useTemporaryFolder();
let folders = 0;
let folder = '';
let tmdb: FakeTmdb;
let warnings: string[];
let now: number;
let opened: PosterSource[];

beforeEach(async () => {
  folders++;
  folder = temporary(`artwork-${folders}`);
  tmdb = await fakeTmdb();
  warnings = [];
  now = Date.now();
  opened = [];
});
afterEach(async () => {
  for (const posters of opened) await posters.close();
  await tmdb.close();
});

function open(cacheDir = folder): PosterSource {
  const posters = openPosters(
    { tmdb_api_key: 'key', cache_dir: cacheDir, cache_max_mb: 1 },
    { warn: (reason) => warnings.push(reason), tmdb: tmdb.place, now: () => now },
  );
  if (posters === undefined) throw new Error('there is a key');
  opened.push(posters);
  return posters;
}

describe('without a key', () => {
  it('there is no source, nothing is asked for and nothing is written', () => {
    const options = { tmdb_api_key: '', cache_dir: folder, cache_max_mb: 1 };
    expect(openPosters(options, { warn: () => {}, tmdb: tmdb.place })).toBeUndefined();
    expect([tmdb.requests, existsSync(folder)]).toEqual([[], false]);
  });
});

describe('a poster', () => {
  it('is fetched once, by one process or the next, however many ask for it at a time', async () => {
    const posters = open();
    const many = await Promise.all(Array.from({ length: 20 }, () => posters.poster('tt0000001', 'small')));
    for (const poster of many) expect(poster).toEqual(pictureOf('/t/p/w185/film.jpg'));
    expect(tmdb.requests).toHaveLength(2);
    expect(await open().poster('tt0000001', 'small')).toEqual(many[0]);
    expect(tmdb.requests).toHaveLength(2);
    expect(readdirSync(folder)).toEqual(['tt0000001-small.jpg']);
  });

  it(`is fetched anew after ${POSTER_DAYS} days`, async () => {
    await open().poster('tt0000001', 'small');
    now += (POSTER_DAYS - 1) * DAY_MS;
    await open().poster('tt0000001', 'small');
    expect(tmdb.requests).toHaveLength(2);
    now += 2 * DAY_MS;
    await open().poster('tt0000001', 'small');
    expect(tmdb.requests).toHaveLength(4);
  });

  it(`that is none is looked for again after ${ABSENCE_DAYS} days, whatever the size`, async () => {
    expect(await open().poster('tt0000002', 'small')).toBeUndefined();
    now += (ABSENCE_DAYS - 1) * DAY_MS;
    expect(await open().poster('tt0000002', 'large')).toBeUndefined();
    expect(tmdb.requests).toHaveLength(1);
    now += 2 * DAY_MS;
    tmdb.answer(/find/, json(200, { movie_results: [{ poster_path: '/new.jpg' }], tv_results: [] }));
    expect(await open().poster('tt0000002', 'large')).toEqual(pictureOf('/t/p/w780/new.jpg'));
  });

  it('that could not be asked for is not remembered as none', async () => {
    const posters = open();
    tmdb.answer(/find/, json(500, {}));
    await expect(posters.poster('tt0000001', 'small')).rejects.toMatchObject({ code: 'artwork_unavailable' });
    expect(existsSync(folder)).toBe(false);
    tmdb.answer(/find/, json(200, { movie_results: [{ poster_path: '/film.jpg' }], tv_results: [] }));
    expect(await posters.poster('tt0000001', 'small')).toEqual(pictureOf('/t/p/w185/film.jpg'));
  });

  it('whose file is damaged is fetched anew', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'tt0000001-small.jpg'), 'not a picture');
    expect(await open().poster('tt0000001', 'small')).toEqual(pictureOf('/t/p/w185/film.jpg'));
  });

  it('is served all the same when it cannot be kept, which is told once', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    const posters = open();
    for (const size of ['small', 'medium', 'large'] as const) {
      expect(await posters.poster('tt0000001', size)).toBeDefined();
    }
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/EEXIST|ENOTDIR/);
  });
});

describe('the folder', () => {
  const picture = (kilobytes: number): Buffer =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(kilobytes * 1024 - 3)]);
  const cache = (kilobytes: number) => createPosterCache({ folder, maxBytes: kilobytes * 1024, now: () => now });

  it('never grows beyond its bound: the oldest goes first, in the next process too', async () => {
    const first = cache(100);
    for (let at = 1; at <= 5; at++) {
      const name = `tt000000${at}`;
      await first.write(name, 'small', picture(20));
      utimesSync(join(folder, `${name}-small.jpg`), at, at);
    }
    expect(readdirSync(folder)).toHaveLength(5);
    await cache(100).write('tt0000006', 'small', picture(20));
    expect(readdirSync(folder).sort()).toEqual([3, 4, 5, 6].map((at) => `tt000000${at}-small.jpg`));
  });

  it('counts files that hold nothing by what they take', async () => {
    const small = cache(40);
    for (let at = 0; at < 50; at++) await small.write(`tt00000${10 + at}`, 'small', undefined);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(10);
    expect(await small.read('tt0000059', 'small')).toBe('none');
  });

  it('does not count a poster twice that is written anew', async () => {
    const one = cache(100);
    await one.write('tt0000001', 'small', picture(20));
    for (let at = 0; at < 20; at++) await one.write('tt0000002', 'small', picture(40));
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is rid of what killed processes left, and of nothing that is not ours', async () => {
    mkdirSync(folder);
    for (const name of ['tt0000001-small.jpg.123', 'notes.txt', 'tt0000002-small.jpg.456', 'tt1.jpg']) {
      writeFileSync(join(folder, name), 'x');
    }
    utimesSync(join(folder, 'tt0000001-small.jpg.123'), 1, 1);
    await cache(1).write('tt0000003', 'small', picture(1));
    const left = readdirSync(folder).sort();
    expect(left).toEqual(expect.arrayContaining(['notes.txt', 'tt0000002-small.jpg.456', 'tt1.jpg']));
    expect(left).not.toContain('tt0000001-small.jpg.123');
  });
});

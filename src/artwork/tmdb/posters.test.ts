/** Posters from a server that answers as TMDB does, or does not. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusingAddress } from '../../../test/helpers/data-server.ts';
import { isJpeg, POSTER_SIZES, type PosterSource } from '../port.ts';
import { bytes, type FakeTmdb, fakeTmdb, json, pictureOf } from '../source.fixture.ts';
import { TMDB_ATTRIBUTION, tmdbPosters } from './posters.ts';

const V3_KEY = 'v3-secret';
const V4_TOKEN = 'eyJhbGciOi.secret.signature';
let tmdb: FakeTmdb;
let posters: PosterSource;
beforeEach(async () => {
  tmdb = await fakeTmdb();
  posters = tmdbPosters(V3_KEY, tmdb.place);
});
afterEach(async () => {
  await posters.close();
  await tmdb.close();
});

async function failureOf(tconst = 'tt0000001'): Promise<Error> {
  const failure = await posters.poster(tconst, 'small').catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'AppError', code: 'artwork_unavailable' });
  return failure as Error;
}

describe('a poster', () => {
  it('of a film or a series is found by its identifier, in three sizes and with one look-up', async () => {
    for (const [size, width] of [
      ['small', 'w185'],
      ['medium', 'w342'],
      ['large', 'w780'],
    ] as const) {
      expect(await posters.poster('tt0000001', size)).toEqual(pictureOf(`/t/p/${width}/film.jpg`));
      expect(await posters.poster('tt0000003', size)).toEqual(pictureOf(`/t/p/${width}/series.jpg`));
    }
    const lookedUp = tmdb.requests.filter((url) => url.startsWith('/3/'));
    expect(lookedUp).toEqual([
      '/3/find/tt0000001?external_source=imdb_id&api_key=v3-secret',
      '/3/find/tt0000003?external_source=imdb_id&api_key=v3-secret',
    ]);
    expect(tmdb.requests.filter((url) => url.startsWith('/t/')).join()).not.toContain('secret');
  });

  it.each(['tt0000002', 'tt9999999'])('that TMDB has not of %s is none', async (tconst) => {
    expect(await posters.poster(tconst, 'small')).toBeUndefined();
  });

  it('is none either when TMDB does not know the title or has lost the picture', async () => {
    tmdb.answer(/find/, json(404, { status_code: 34 }));
    expect(await posters.poster('tt0000001', 'small')).toBeUndefined();
    tmdb.answer(/find/, json(200, { movie_results: [{ poster_path: '/gone.jpg' }], tv_results: [] }));
    tmdb.answer(/gone/, bytes(404, 'text/html', Buffer.from('<h1>404</h1>')));
    expect(await posters.poster('tt0000001', 'small')).toBeUndefined();
  });

  it('at a path that is none of a picture is not asked for', async () => {
    expect(await posters.poster('tt0000004', 'small')).toBeUndefined();
    expect(tmdb.requests).toHaveLength(1);
  });

  it('is asked for with a token in the header when the key is one', async () => {
    const withToken = tmdbPosters(V4_TOKEN, tmdb.place);
    tmdb.answer(/find/, (request, response) => {
      expect(request.headers.authorization).toBe(`Bearer ${V4_TOKEN}`);
      json(200, { movie_results: [{ poster_path: '/film.jpg' }], tv_results: [] })(request, response);
    });
    expect(isJpeg((await withToken.poster('tt0000001', 'large')) ?? Buffer.alloc(0))).toBe(true);
    expect(tmdb.requests[0]).toBe('/3/find/tt0000001?external_source=imdb_id');
    expect(tmdb.authorization()).toBeUndefined(); // the picture needs none
    await withToken.close();
  });
});

describe('what TMDB may do', () => {
  it.each([
    ['refuses the key', /find/, json(401, { status_code: 7 }), /TMDB_API_KEY/],
    ['asks to slow down', /find/, json(429, {}), /429/],
    ['is broken', /find/, json(500, {}), /500/],
    ['answers no JSON', /find/, bytes(200, 'application/json', Buffer.from('<html>')), /form/],
    ['answers other JSON', /find/, json(200, []), /form/],
    ['answers endlessly', /find/, bytes(200, 'application/json', Buffer.alloc(600_000, ' ')), /more than/],
    ['redirects', /find/, json(302, {}), /302/],
    ['has no picture now', /t\/p/, json(503, {}), /503/],
    ['sends a page', /t\/p/, bytes(200, 'text/html', Buffer.from('<h1>')), /not a JPEG/],
    ['sends another picture', /t\/p/, bytes(200, 'image/svg+xml', Buffer.from('<svg/>')), /not a JPEG/],
    ['says JPEG of what is none', /t\/p/, bytes(200, 'image/jpeg', Buffer.from('<script>')), /not a JPEG/],
    ['sends too large a picture', /t\/p/, bytes(200, 'image/jpeg', Buffer.alloc(5_000_000, 0xff)), /more than/],
    ['breaks off', /t\/p/, (_request: unknown, response: { destroy(): void }) => response.destroy(), /reached/],
  ] as const)('%s', async (_what, path, answer, message) => {
    tmdb.answer(path, answer);
    const failure = await failureOf();
    expect(failure.message).toMatch(message);
    expect(JSON.stringify([failure.message, String(failure.cause)])).not.toContain('secret');
    // It is asked anew as soon as it is well again.
    tmdb.answer(/find/, json(200, { movie_results: [{ poster_path: '/film.jpg' }], tv_results: [] }));
    tmdb.answer(/t\/p/, bytes(200, 'image/jpeg; q=1', pictureOf('again')));
    expect(await posters.poster('tt0000001', 'small')).toEqual(pictureOf('again'));
  });

  it('is silent', async () => {
    const silent = await fakeTmdb(100);
    silent.answer(/./, () => {});
    await posters.close();
    posters = tmdbPosters(V3_KEY, silent.place);
    expect((await failureOf()).message).toMatch(/in time/);
    await silent.close();
  });

  it('is not there', async () => {
    const apiUrl = await refusingAddress();
    await posters.close();
    posters = tmdbPosters(V3_KEY, { ...tmdb.place, apiUrl });
    expect((await failureOf()).message).toMatch(/ECONNREFUSED/);
  });
});

describe('many requests', () => {
  it('run eight at a time', async () => {
    const held: (() => void)[] = [];
    tmdb.answer(/find/, (request, response) => {
      held.push(() => json(200, { movie_results: [], tv_results: [] })(request, response));
    });
    const names = Array.from({ length: 40 }, (_, at) => `tt${String(at).padStart(7, '0')}`);
    const all = Promise.all(names.map((name) => posters.poster(name, 'small')));
    for (let left = names.length; left > 0; left -= 1) {
      await expect.poll(() => held.length, { interval: 1 }).toBe(Math.min(8, left));
      held.shift()?.();
    }
    await all;
    expect(tmdb.busiest()).toBe(8);
  });

  it('beyond what may wait are refused', async () => {
    tmdb.answer(/find/, () => {});
    const names = Array.from({ length: 8 + 256 + 1 }, (_, at) => `tt${String(at).padStart(7, '0')}`);
    const outcomes = names.map((name) => posters.poster(name, 'small').catch((error: Error) => error.message));
    expect(await outcomes.at(-1)).toMatch(/Too many/);
    await posters.close();
    await Promise.all(outcomes);
  });
});

it('tells who made the pictures', () => {
  expect(posters).toMatchObject({ provider: 'tmdb', attribution: TMDB_ATTRIBUTION });
  expect(POSTER_SIZES).toHaveLength(3);
});

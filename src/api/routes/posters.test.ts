/** `GET /titles/{tconst}/poster` with a source of posters and without one. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { openPosters } from '../../artwork/open.ts';
import { type FakeTmdb, fakeTmdb, json, pictureOf } from '../../artwork/source.fixture.ts';
import { TMDB_ATTRIBUTION } from '../../artwork/tmdb/posters.ts';
import { buildApp } from '../app.ts';

const temporary = useTemporaryFolder();
const INCEPTION = '/titles/tt1375666/poster';
let tmdb: FakeTmdb;
let app: FastifyInstance;

beforeAll(async () => {
  tmdb = await fakeTmdb();
  tmdb.answer(/find\/tt1375666/, json(200, { movie_results: [{ poster_path: '/inception.jpg' }], tv_results: [] }));
  tmdb.answer(/find\/tt0133093/, json(500, {}));
  const options = { tmdb_api_key: 'secret-key', cache_dir: temporary('artwork'), cache_max_mb: 1 };
  const posters = openPosters(options, { warn: () => {}, tmdb: tmdb.place });
  app = await buildApp({ ...tinyApi().deps, posters });
});
afterAll(async () => {
  await app.close();
  await tmdb.close();
});

describe('with a key', () => {
  it.each([
    ['', 'w342'],
    ['?size=small', 'w185'],
    ['?size=large&other=1', 'w780'],
  ])('%s answers the picture in %s', async (query, width) => {
    const { statusCode, headers, rawPayload } = await app.inject(INCEPTION + query);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
      'x-latency-ms': expect.stringMatching(/^\d/),
    });
    expect(rawPayload).toEqual(pictureOf(`/t/p/${width}/inception.jpg`));
  });

  it('tells the attribution at the start', async () => {
    const { artwork } = (await app.inject('/')).json();
    expect(artwork).toEqual({ provider: 'tmdb', attribution: TMDB_ATTRIBUTION });
    expect(TMDB_ATTRIBUTION).toBe('This product uses the TMDB API but is not endorsed or certified by TMDB.');
  });

  it('asks for titles of the catalogue only', async () => {
    const before = tmdb.requests.length;
    const { statusCode, body } = await app.inject('/titles/tt0000001/poster');
    expect([statusCode, JSON.parse(body).detail.error]).toEqual([404, 'title_not_found']);
    expect(tmdb.requests).toHaveLength(before);
  });

  it.each([
    ['/titles/tt0468569/poster', 404, 'poster_not_found'],
    ['/titles/tt0133093/poster', 502, 'artwork_unavailable'],
  ])('%s is answered by %s %s', async (url, status, error) => {
    const { statusCode, headers, body } = await app.inject(url);
    expect([statusCode, JSON.parse(body).detail.error]).toEqual([status, error]);
    expect(headers['cache-control']).toBeUndefined();
    expect(body).not.toContain('secret');
  });

  it.each([
    ['/titles/tt1/poster', ['path', 'tconst']],
    [`${INCEPTION}?size=huge`, ['query', 'size']],
    [`${INCEPTION}?size=small&size=large`, ['query', 'size']],
  ])('%s is refused', async (url, loc) => {
    const { statusCode, body } = await app.inject(url);
    expect(statusCode).toBe(422);
    expect(JSON.parse(body).detail).toMatchObject([{ loc, msg: expect.stringMatching(/^Expected/) }]);
  });

  it('is not counted among the answers', async () => {
    const before = (await app.inject('/health')).json().total_requests;
    await app.inject(INCEPTION);
    expect((await app.inject('/health')).json().total_requests).toBe(before);
  });
});

describe('without a key', () => {
  it('there are no posters, whatever the title', async () => {
    const plain = await buildApp(tinyApi().deps);
    for (const url of [INCEPTION, '/titles/tt9999999/poster']) {
      const { statusCode, body } = await plain.inject(url);
      expect([statusCode, JSON.parse(body).detail]).toMatchObject([
        404,
        { error: 'artwork_disabled', did_you_mean: [] },
      ]);
    }
    await plain.close();
  });
});

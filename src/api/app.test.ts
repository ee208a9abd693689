/** The answers of every endpoint, field by field. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../test/builders/tiny-engine.ts';
import { buildApp } from './app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const recommend = (payload: object) => app.inject({ method: 'POST', url: '/recommend', payload });

describe('POST /recommend', () => {
  it('answers field for field, in order', async () => {
    const response = await recommend({ title: 'inception', top_k: 2 });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const body = response.json();
    expect(Object.keys(body)).toEqual([
      'query',
      'resolved_by',
      'top_k',
      'recommendations',
      'latency_ms',
      'model_version',
      'strategy',
      'related',
    ]);
    expect(JSON.stringify(body.query)).toBe(
      '{"tconst":"tt1375666","title":"Inception","year":2010,"rating":8.5,"votes":4000000,"genres":"Action,Adventure,Sci-Fi","runtime_minutes":148,"title_type":"movie"}',
    );
    expect(body).toMatchObject({ resolved_by: 'exact', top_k: 2, model_version: '20250102T030405Z-tiny' });
    expect(body.latency_ms).toBeGreaterThanOrEqual(0);
    expect(body.latency_ms).toBe(Number(body.latency_ms.toFixed(3)));
    expect(body.recommendations).toHaveLength(2);
    expect(Object.keys(body.recommendations[0])).toEqual([
      'rank',
      'tconst',
      'title',
      'similarity_score',
      'year',
      'rating',
      'votes',
      'genres',
      'runtime_minutes',
      'title_type',
      'score',
      'reasons',
    ]);
    expect(body.recommendations[0]).toMatchObject({ rank: 1, tconst: 'tt0133093', similarity_score: 0.8552 });
  });

  it('recommends ten unless told otherwise, and up to fifty', async () => {
    expect((await recommend({ tconst: 'tt1375666' })).json()).toMatchObject({ top_k: 10, resolved_by: 'tconst' });
    expect((await recommend({ tconst: 'tt1375666', top_k: 1 })).json().recommendations).toHaveLength(1);
    expect((await recommend({ tconst: 'tt1375666', top_k: 50 })).json().recommendations).toHaveLength(11);
  });

  it.each([
    ['dark', 'exact', 'Dark'],
    ['  AMÉLIE ', 'exact', 'Amélie'],
    ['break', 'prefix', 'Breaking Bad'],
    ['dark knight', 'word-prefix', 'The Dark Knight'],
    ['ark k', 'substring', 'The Dark Knight'],
    ['tt0468569', 'tconst', 'The Dark Knight'],
  ])('resolves %j as %s', async (title, resolvedBy, found) => {
    expect((await recommend({ title })).json()).toMatchObject({ resolved_by: resolvedBy, query: { title: found } });
  });

  it('lets tconst win over title, and takes null as absent', async () => {
    const both = await recommend({ title: 'Dark', tconst: 'tt0133093' });
    expect(both.json()).toMatchObject({ query: { title: 'The Matrix' }, resolved_by: 'tconst' });
    expect((await recommend({ title: 'Dark', tconst: null })).json()).toMatchObject({ query: { title: 'Dark' } });
    const unknown = await recommend({ title: 'Dark', tconst: 'tt9999999' });
    expect(unknown.statusCode).toBe(404);
  });

  it('tells a runtime that is not known as null', async () => {
    expect((await recommend({ title: 'dark' })).json().query.runtime_minutes).toBeNull();
  });
});

describe('GET /search', () => {
  it('answers a bare array, the best match first', async () => {
    const response = await app.inject('/search?q=dark&limit=2');
    expect(response.statusCode).toBe(200);
    expect(JSON.stringify(response.json()[0])).toBe(
      '{"tconst":"tt5753856","title":"Dark","year":2017,"rating":8.5,"votes":500000,"genres":"Crime,Drama,Mystery","title_type":"tvSeries","match":"exact","highlights":[[0,4]]}',
    );
    expect(response.json()[1]).toMatchObject({ title: 'The Dark Knight', match: 'word-prefix', highlights: [[4, 8]] });
    expect(response.json()).toHaveLength(2);
    expect((await app.inject('/search?q=zzz')).json()).toEqual([]);
  });

  it('ignores parameters it does not know', async () => {
    expect((await app.inject('/search?q=dark&utm_source=x&__proto__=1')).statusCode).toBe(200);
  });
});

describe('GET /titles/random', () => {
  it('answers a title with at least so many votes, never from a cache', async () => {
    const seen = new Set<string>();
    // Whatever is drawn, each of them comes in time.
    while (seen.size < 4) {
      const response = await app.inject('/titles/random?min_votes=3000000');
      expect(response.headers['cache-control']).toBe('no-store');
      expect(response.json().votes).toBeGreaterThanOrEqual(3_000_000);
      seen.add(response.json().title);
    }
    expect([...seen].sort()).toEqual(['Breaking Bad', 'Inception', 'The Dark Knight', 'The Matrix']);
  });

  it('is not found where no title has as many', async () => {
    const response = await app.inject('/titles/random?min_votes=2000000000');
    expect([response.statusCode, response.json().detail.error]).toEqual([404, 'title_not_found']);
  });
});

describe('GET /catalogue', () => {
  it('answers what there is to filter by, genres by name', async () => {
    const catalogue = (await app.inject('/catalogue')).json();
    const { data_statistics: statistics } = (await app.inject('/model')).json();
    expect(catalogue.titles).toBe(statistics.titles);
    expect(catalogue.years).toEqual(statistics.years_range);
    const names: string[] = catalogue.genres.map(({ genre }: { genre: string }) => genre);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(statistics.genres.length);
    expect(catalogue.most_voted.map(({ tconst }: { tconst: string }) => tconst)).toEqual(
      statistics.top_voted.slice(0, 24).map(({ tconst }: { tconst: string }) => tconst),
    );
    expect(catalogue.attribution).toContain('IMDb');
  });
});

describe('GET /suggest', () => {
  it('answers the same items as a search, for the first letters', async () => {
    const suggested = (await app.inject('/suggest?q=da')).json();
    expect(suggested.map(({ title, match }: Record<string, unknown>) => [title, match])).toEqual([
      ['Dark', 'prefix'],
      ['The Dark Knight', 'word-prefix'],
    ]);
    expect(suggested).toEqual((await app.inject('/search?q=da')).json());
    expect((await app.inject('/suggest?q=ame')).json()).toMatchObject([{ title: 'Amélie', highlights: [[0, 3]] }]);
    expect((await app.inject('/suggest?q=zzz')).json()).toEqual([]);
  });

  it('asks the engine for eight titles unless told otherwise', async () => {
    const asked: [string, number][] = [];
    const engine = {
      ...tinyEngine(),
      suggest: (query: string, limit: number) => {
        asked.push([query, limit]);
        return [];
      },
    };
    const asking = await buildApp(tinyApi({ engine: () => engine }).deps);
    for (const rest of ['', '&limit=1', '&limit=20']) await asking.inject(`/suggest?q=%20da%20${rest}`);
    expect(asked).toEqual([
      ['da', 8],
      ['da', 1],
      ['da', 20],
    ]);
    await asking.close();
  });
});

describe('GET /titles/{tconst}', () => {
  it("answers one title's facts", async () => {
    const response = await app.inject('/titles/tt0903747');
    expect(response.json()).toEqual({
      tconst: 'tt0903747',
      title: 'Breaking Bad',
      year: 2008,
      rating: 9.5,
      votes: 3_000_000,
      genres: 'Crime,Drama,Thriller',
      runtime_minutes: 49,
      title_type: 'tvSeries',
    });
  });
});

describe('GET /model', () => {
  it('answers manifest and statistics without local paths and passwords', async () => {
    const response = await app.inject('/model');
    const body = response.json();
    expect(Object.keys(body)).toEqual(['manifest', 'data_statistics', 'feature_analysis', 'scorers']);
    expect(body.manifest.config).toEqual({ data: { retries: 5 }, features: { min_votes: 500 } });
    expect(body.manifest.sources.map(({ origin }: { origin: string }) => origin)).toEqual([
      'title.basics.tsv.gz',
      'https://example.org/title.ratings.tsv.gz',
    ]);
    expect(response.body).not.toMatch(/someone|secret|\/srv/);
    expect(body.data_statistics.titles).toBe(12);
    expect(body.feature_analysis.matrix.rows).toBe(12);
  });
});

describe('the engine', () => {
  it('may be swapped between requests', async () => {
    let engine = tinyEngine({ version: 'one' });
    const swapping = await buildApp(tinyApi({ engine: () => engine }).deps);
    const version = async () => (await swapping.inject('/model')).json().manifest.version;
    expect(await version()).toBe('one');
    engine = tinyEngine({ version: 'two' });
    expect(await version()).toBe('two');
    await swapping.close();
  });
});

describe('GET /', () => {
  it('says what this is and where to go, with links that answer', async () => {
    const body = (await app.inject('/')).json();
    expect(body).toMatchObject({ name: 'imdb-recommender', version: '1.2.3', links: { docs: '/docs' } });
    expect(body.artwork).toEqual({ provider: 'generated', attribution: null });
    for (const link of ['docs', 'redoc', 'openapi', 'health', 'model']) {
      expect((await app.inject(body.links[link])).statusCode).toBe(200);
    }
  });
});

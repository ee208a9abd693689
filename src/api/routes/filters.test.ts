/** Filters of recommendations: every condition reaches the engine, and what is wrong with one is told. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TINY_TITLES, tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import type { TitleFilters } from '../../domain/filters.ts';
import type { Title } from '../../domain/title.ts';
import { buildApp } from '../app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const QUERY = 'tt1375666';
const ask = (filters: unknown, url = '/recommend') =>
  app.inject({
    method: 'POST',
    url,
    payload: { ...(url === '/recommend' ? { tconst: QUERY } : { likes: [QUERY] }), top_k: 50, filters },
  });
const idsOf = (body: { recommendations: { tconst: string }[] }) => body.recommendations.map(({ tconst }) => tconst);

const CONDITIONS: [object, (title: Title) => boolean][] = [
  [{}, () => true],
  [{ genres: {} }, () => true],
  [{ title_types: ['tvSeries', 'tvSeries'] }, ({ titleType }) => titleType === 'tvSeries'],
  [{ genres: { all: [' Action ', 'Adventure'] } }, has('Action', 'Adventure')],
  [{ genres: { any: ['Comedy', 'Mystery'] } }, (title) => has('Comedy')(title) || has('Mystery')(title)],
  [{ genres: { none: ['Drama'] } }, (title) => !has('Drama')(title)],
  [
    { genres: { all: ['Drama'], any: ['Crime', 'Sci-Fi'], none: ['Mystery'] } },
    (title) => has('Drama')(title) && (has('Crime')(title) || has('Sci-Fi')(title)) && !has('Mystery')(title),
  ],
  [{ year_from: 2008 }, ({ startYear }) => startYear >= 2008],
  [{ year_to: 2001 }, ({ startYear }) => startYear <= 2001],
  [{ year_from: 2001, year_to: 2001 }, ({ startYear }) => startYear === 2001],
  [{ min_rating: 8.5 }, ({ averageRating }) => averageRating >= 8.5],
  [{ min_votes: 500_000 }, ({ numVotes }) => numVotes >= 500_000],
  [{ max_runtime: 132 }, ({ runtimeMinutes }) => runtimeMinutes !== null && runtimeMinutes <= 132],
  [{ exclude: ['tt0133093', 'tt9999999'] }, ({ tconst }) => tconst !== 'tt0133093'],
  [{ genres: { all: ['Comedy', 'Crime'] } }, () => false],
];

function has(...genres: string[]) {
  return (title: Title) => genres.every((genre) => title.genres.includes(genre));
}

describe.each(['/recommend', '/recommend/list'])('filters of %s', (url) => {
  it.each(CONDITIONS)('%j', async (filters, meets) => {
    const response = await ask(filters, url);
    expect(response.statusCode).toBe(200);
    const expected = TINY_TITLES.filter((title) => title.tconst !== QUERY && meets(title)).map(({ tconst }) => tconst);
    expect(idsOf(response.json()).sort()).toEqual(expected.sort());
  });

  it('keep the order and the scores of the unfiltered answer', async () => {
    const { recommendations } = (await ask({ min_rating: 8.5 }, url)).json();
    const all: { tconst: string; similarity_score: number; rating: number }[] = (await ask(undefined, url)).json()
      .recommendations;
    const scores = ({ tconst, similarity_score }: (typeof all)[number]) => [tconst, similarity_score];
    expect(recommendations.map(scores)).toEqual(all.filter(({ rating }) => rating >= 8.5).map(scores));
  });

  it('name the genres that there are when one is unknown', async () => {
    const response = await ask({ genres: { any: ['Drama', 'Dramma'] } }, url);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      detail: {
        error: 'usage',
        message: expect.stringMatching(/"Dramma".* Action, Adventure, .*Thriller/),
        suggestion: expect.any(String),
      },
      request_id: response.headers['x-request-id'],
    });
  });

  it.each([
    [null, [], 'model_attributes_type'],
    [[], [], 'model_attributes_type'],
    [{ min_rateing: 7 }, ['min_rateing'], 'extra_forbidden'],
    [{ title_types: [] }, ['title_types'], 'too_short'],
    [{ title_types: Array(12).fill('movie') }, ['title_types'], 'too_long'],
    [{ title_types: ['film'] }, ['title_types', 0], 'enum'],
    [{ title_types: 'movie' }, ['title_types'], 'list_type'],
    [{ genres: ['Drama'] }, ['genres'], 'model_attributes_type'],
    [{ genres: { some: ['Drama'] } }, ['genres', 'some'], 'extra_forbidden'],
    [{ genres: { any: [] } }, ['genres', 'any'], 'too_short'],
    [{ genres: { any: Array(51).fill('Drama') } }, ['genres', 'any'], 'too_long'],
    [{ genres: { all: [' '] } }, ['genres', 'all', 0], 'string_too_short'],
    [{ genres: { none: ['x'.repeat(51)] } }, ['genres', 'none', 0], 'string_too_long'],
    [{ year_from: 1799 }, ['year_from'], 'greater_than_equal'],
    [{ year_to: 2000.5 }, ['year_to'], 'int_type'],
    [{ year_from: 2001, year_to: 2000 }, ['year_to'], 'value_error'],
    [{ min_rating: -0.1 }, ['min_rating'], 'greater_than_equal'],
    [{ min_rating: 10.1 }, ['min_rating'], 'less_than_equal'],
    [{ min_rating: '7' }, ['min_rating'], 'float_type'],
    [{ min_votes: -1 }, ['min_votes'], 'greater_than_equal'],
    [{ max_runtime: 0 }, ['max_runtime'], 'greater_than_equal'],
    [{ max_runtime: '90' }, ['max_runtime'], 'int_type'],
    [{ exclude: [] }, ['exclude'], 'too_short'],
    [{ exclude: Array(1001).fill('tt1375666') }, ['exclude'], 'too_long'],
    [{ exclude: ['inception'] }, ['exclude', 0], 'string_pattern_mismatch'],
  ])('refuse %j at %j as %s', async (filters, at, type) => {
    const response = await ask(filters, url);
    expect(response.statusCode).toBe(422);
    expect(response.json().detail).toEqual([
      { loc: ['body', 'filters', ...at], msg: expect.stringMatching(/^(Expected|Unknown field)/), type },
    ]);
  });
});

describe('what the engine is given', () => {
  it('is every condition, and none where there are no filters', async () => {
    const given: (TitleFilters | undefined)[] = [];
    const engine = tinyEngine();
    const recommend: typeof engine.recommend = (query) => {
      given.push(query.filters);
      return engine.recommend(query);
    };
    const watching = await buildApp(tinyApi({ engine: () => ({ ...engine, recommend }) }).deps);
    const filters = {
      title_types: ['movie'],
      genres: { all: ['Action'], any: ['Sci-Fi'], none: ['Drama'] },
      year_from: 1990,
      year_to: 2000,
      min_rating: 7.5,
      min_votes: 1000,
      max_runtime: 140,
      exclude: Array(1000).fill('tt0095016'),
    };
    for (const payload of [{ tconst: QUERY }, { tconst: QUERY, filters }]) {
      const response = await watching.inject({ method: 'POST', url: '/recommend', payload });
      expect(response.statusCode).toBe(200);
    }
    expect(given).toEqual([
      undefined,
      {
        titleTypes: ['movie'],
        genresAll: ['Action'],
        genresAny: ['Sci-Fi'],
        genresNone: ['Drama'],
        yearFrom: 1990,
        yearTo: 2000,
        minRating: 7.5,
        minVotes: 1000,
        maxRuntime: 140,
        exclude: filters.exclude,
      },
    ]);
    await watching.close();
  });
});

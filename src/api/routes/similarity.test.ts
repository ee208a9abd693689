/** How alike two titles are: the answer field for field, how the two are found, and what is refused. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const compare = (query: string) => app.inject(`/similarity?${query}`);

describe('GET /similarity', () => {
  it('answers field for field, in order', async () => {
    const { body, statusCode } = await compare('a=inception&b=tt0133093');
    expect(statusCode).toBe(200);
    expect(body.replace(/"latency_ms":[\d.]+/, '"latency_ms":0')).toBe(
      '{"a":{"tconst":"tt1375666","title":"Inception","year":2010,"rating":8.5,"votes":4000000,"genres":"Action,Adventure,Sci-Fi","runtime_minutes":148,"title_type":"movie"},"b":{"tconst":"tt0133093","title":"The Matrix","year":1999,"rating":8.5,"votes":3500000,"genres":"Action,Sci-Fi","runtime_minutes":136,"title_type":"movie"},"resolved_by":{"a":"exact","b":"tconst"},"strategy":"hybrid","score":0.8751,"similarity_score":0.8552,"scorers":[{"name":"content","value":0.8552,"contribution":0.6414},{"name":"fame","value":6.544,"contribution":0.2337},{"name":"people","value":null,"contribution":0}],"reasons":[{"kind":"genres","value":"Action,Sci-Fi","text":"Action, Sci-Fi"},{"kind":"taste","value":"tt1375666","text":"liked by people who like Inception"}],"latency_ms":0,"model_version":"20250102T030405Z-tiny"}',
    );
  });

  it('answers what /recommend says of b for a, and heeds the strategy and familiarity', async () => {
    for (const options of [{}, { strategy: 'content' }, { familiarity: 0.9 }]) {
      const payload = { title: 'inception', top_k: 50, ...options };
      const { recommendations } = (await app.inject({ method: 'POST', url: '/recommend', payload })).json();
      for (const { tconst, score, similarity_score, reasons } of recommendations) {
        const query = new URLSearchParams({ a: 'inception', b: tconst, ...options } as Record<string, string>);
        expect((await compare(String(query))).json()).toMatchObject({ score, similarity_score, reasons });
      }
    }
    expect((await compare('a=inception&b=dark&strategy=content')).json().scorers).toHaveLength(1);
  });

  it('compares a title with itself', async () => {
    const { a, b, similarity_score } = (await compare('a=dark&b=tt5753856')).json();
    expect([b, similarity_score]).toEqual([a, 1]);
  });

  it('rounds scores and contributions to 4 places, values to 4 significant digits', async () => {
    const engine = tinyEngine();
    const scorers = [
      { name: 'big', value: 12_345.678, contribution: -0.000_049 },
      { name: 'small', value: 0.000_012_345_6, contribution: 1.234_56 },
      { name: 'off', value: null, contribution: 0 },
    ];
    const similarity: typeof engine.similarity = (query) => ({
      ...engine.similarity(query),
      score: 0.123_456,
      scorers,
    });
    const odd = await buildApp(tinyApi({ engine: () => ({ ...engine, similarity }) }).deps);
    expect((await odd.inject('/similarity?a=dark&b=inception')).json()).toMatchObject({
      score: 0.1235,
      scorers: [
        { value: 12_350, contribution: 0 },
        { value: 0.000_012_35, contribution: 1.2346 },
        { value: null, contribution: 0 },
      ],
    });
    await odd.close();
  });

  it('ignores parameters it does not know', async () => {
    expect((await compare('a=dark&b=inception&utm_source=x&diversity=7')).statusCode).toBe(200);
  });
});

describe('what it refuses', () => {
  const KNIGHT = { tconst: 'tt0468569', title: 'The Dark Knight', year: 2008 };
  const MATRIX = { tconst: 'tt0133093', title: 'The Matrix', year: 1999 };

  it.each([
    ['a=the%20darkk&b=dark', [{ seed: 'the darkk', did_you_mean: [KNIGHT, MATRIX], parameter: 'a' }]],
    ['a=dark&b=tt9999999', [{ seed: 'tt9999999', did_you_mean: [], parameter: 'b' }]],
    [
      'a=zzzz&b=%20the%20matrixx%20',
      [
        { seed: 'zzzz', did_you_mean: [], parameter: 'a' },
        { seed: 'the matrixx', did_you_mean: [KNIGHT, MATRIX], parameter: 'b' },
      ],
    ],
  ])('%s: says which does not exist, with what may have been meant', async (query, unresolved) => {
    const response = await compare(query);
    expect(response.statusCode).toBe(404);
    const { detail, request_id } = response.json();
    expect(Object.keys(detail)).toEqual(['error', 'message', 'suggestion', 'did_you_mean', 'unresolved']);
    expect(detail).toMatchObject({ error: 'title_not_found', unresolved });
    expect(detail.did_you_mean).toEqual(unresolved.flatMap(({ did_you_mean }) => did_you_mean));
    expect(request_id).toBe(response.headers['x-request-id']);
  });

  it.each([
    ['b=dark', 'a', 'missing'],
    ['a=dark', 'b', 'missing'],
    ['a=%20&b=dark', 'a', 'string_too_short'],
    [`a=dark&b=${'x'.repeat(501)}`, 'b', 'string_too_long'],
    ['a=dark&a=inception&b=dark', 'a', 'string_type'],
    ['a=dark&b=inception&strategy=best', 'strategy', 'enum'],
    ['a=dark&b=inception&familiarity=1.01', 'familiarity', 'less_than_equal'],
    ['a=dark&b=inception&familiarity=-0.1', 'familiarity', 'greater_than_equal'],
    ['a=dark&b=inception&familiarity=much', 'familiarity', 'float_type'],
    ['a=dark&b=inception&familiarity=', 'familiarity', 'float_type'],
    ['a=dark&b=inception&familiarity=0.1&familiarity=0.2', 'familiarity', 'float_type'],
    ['a=dark&b=inception&strategy=content&familiarity=0.5', 'familiarity', 'value_error'],
  ])('%s', async (query, field, type) => {
    const response = await compare(query);
    expect(response.statusCode).toBe(422);
    expect(response.json().detail).toEqual([{ loc: ['query', field], msg: expect.stringMatching(/^Expected/), type }]);
  });
});

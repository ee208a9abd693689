/** Recommendations for several titles at once. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { AppError } from '../../domain/errors.ts';
import { buildApp } from '../app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const ask = (payload: object) => app.inject({ method: 'POST', url: '/recommend/list', payload });

describe('POST /recommend/list', () => {
  it('answers field for field, in order', async () => {
    const response = await ask({ likes: ['inception', 'tt0133093'], dislikes: [' AMÉLIE '], top_k: 2 });
    expect(response.statusCode).toBe(200);
    const body = response.json();
    expect(Object.keys(body)).toEqual([
      'seeds',
      'top_k',
      'recommendations',
      'latency_ms',
      'model_version',
      'strategy',
      'related',
    ]);
    expect(JSON.stringify(body.seeds[0])).toBe(
      '{"tconst":"tt0133093","title":"The Matrix","year":1999,"rating":8.5,"votes":3500000,"genres":"Action,Sci-Fi","runtime_minutes":136,"title_type":"movie","resolved_by":"tconst","liked":true}',
    );
    expect(body.seeds.slice(1)).toMatchObject([
      { title: 'Inception', resolved_by: 'exact', liked: true },
      { title: 'Amélie', resolved_by: 'exact', liked: false },
    ]);
    expect(body).toMatchObject({ top_k: 2, model_version: '20250102T030405Z-tiny' });
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
  });

  it('recommends for one like what /recommend does', async () => {
    const one = await app.inject({ method: 'POST', url: '/recommend', payload: { title: 'inception' } });
    const list = (await ask({ likes: ['inception'] })).json();
    expect(list.recommendations).toEqual(one.json().recommendations);
    expect(list.top_k).toBe(10);
  });

  it('heeds neither order nor repetition, and never recommends what was named', async () => {
    const answer = async (likes: string[], dislikes: string[]) => {
      const { latency_ms, ...rest } = (await ask({ likes, dislikes, top_k: 50 })).json();
      expect(latency_ms).toBeGreaterThanOrEqual(0);
      return rest;
    };
    const first = await answer(['dark', 'the matrix', 'inception'], ['die hard', 'amélie']);
    expect(await answer(['Inception', 'incep', 'The Matrix', 'Dark'], ['Amélie', 'Die Hard'])).toEqual(first);
    const named = first.seeds.map(({ tconst }: { tconst: string }) => tconst);
    expect(named).toHaveLength(5);
    expect(first.related).toMatchObject([{ rank: 1, title: 'The Dark Knight' }]);
    const recommended = [...first.recommendations, ...first.related].map(({ tconst }: { tconst: string }) => tconst);
    expect(recommended).toHaveLength(7);
    expect(recommended.filter((tconst: string) => named.includes(tconst))).toEqual([]);
  });

  it('takes two hundred likes and as many dislikes', async () => {
    const response = await ask({ likes: Array(200).fill('inception'), dislikes: Array(200).fill('amélie') });
    expect(response.statusCode).toBe(200);
  });
});

describe('what it refuses', () => {
  it('tells every title that does not exist, with what may have been meant by each', async () => {
    const response = await ask({ likes: ['the darkk', 'zzzz', 'dark'], dislikes: [' breaking worse '] });
    expect(response.statusCode).toBe(404);
    const knight = { tconst: 'tt0468569', title: 'The Dark Knight', year: 2008 };
    const matrix = { tconst: 'tt0133093', title: 'The Matrix', year: 1999 };
    const breaking = { tconst: 'tt0903747', title: 'Breaking Bad', year: 2008 };
    expect(response.json()).toEqual({
      detail: {
        error: 'title_not_found',
        message: 'Some titles of the list do not exist.',
        suggestion: 'Check the spelling.',
        did_you_mean: [knight, breaking, matrix],
        unresolved: [
          { seed: 'the darkk', did_you_mean: [knight, matrix] },
          { seed: 'zzzz', did_you_mean: [] },
          { seed: 'breaking worse', did_you_mean: [breaking] },
        ],
      },
      request_id: response.headers['x-request-id'],
    });
    expect(Object.keys(response.json().detail)).toEqual([
      'error',
      'message',
      'suggestion',
      'did_you_mean',
      'unresolved',
    ]);
  });

  it('suggests at most five titles in all, the likeliest of each seed first and each once', async () => {
    const title = (at: number) => ({ tconst: `tt000000${at}`, title: `T${at}`, year: 2000 });
    const engine = {
      ...tinyEngine(),
      recommendList: () => {
        const unresolved = [
          { seed: 'a', did_you_mean: [1, 2, 3, 4].map(title) },
          { seed: 'b', did_you_mean: [5, 1, 6, 7].map(title) },
        ];
        throw new AppError('title_not_found', 'Two are unknown.', { details: { unresolved } });
      },
    };
    const failing = await buildApp(tinyApi({ engine: () => engine }).deps);
    const response = await failing.inject({ method: 'POST', url: '/recommend/list', payload: { likes: ['a', 'b'] } });
    expect(response.json().detail.did_you_mean).toEqual([1, 5, 2, 3, 6].map(title));
    expect(response.json().detail.suggestion).toContain('GET /search');
    await failing.close();
  });

  it('refuses likes and dislikes that cancel each other out', async () => {
    const response = await ask({ likes: ['dark', 'inception'], dislikes: ['Inception', 'tt5753856'] });
    expect(response.statusCode).toBe(400);
    expect(response.json().detail).toEqual({
      error: 'usage',
      message: 'Likes and dislikes cancel each other out.',
      suggestion: expect.any(String),
    });
  });

  it.each([
    [{}, ['likes'], 'missing'],
    [{ likes: [] }, ['likes'], 'too_short'],
    [{ likes: null }, ['likes'], 'list_type'],
    [{ likes: 'dark' }, ['likes'], 'list_type'],
    [{ likes: Array(201).fill('dark') }, ['likes'], 'too_long'],
    [{ likes: [' '] }, ['likes', 0], 'string_too_short'],
    [{ likes: ['dark', 'x'.repeat(501)] }, ['likes', 1], 'string_too_long'],
    [{ likes: [{ tconst: 'tt5753856' }] }, ['likes', 0], 'string_type'],
    [{ likes: ['dark'], dislikes: Array(201).fill('dark') }, ['dislikes'], 'too_long'],
    [{ likes: ['dark'], dislikes: [null] }, ['dislikes', 0], 'string_type'],
    [{ likes: ['dark'], top_k: 51 }, ['top_k'], 'less_than_equal'],
    [{ likes: ['dark'], title: 'dark' }, ['title'], 'extra_forbidden'],
    [[], [], 'model_attributes_type'],
  ])('%j → %j %s', async (payload, at, type) => {
    const response = await ask(payload);
    expect(response.statusCode).toBe(422);
    expect(response.json().detail).toEqual([
      { loc: ['body', ...at], msg: expect.stringMatching(/^(Expected|Unknown field)/), type },
    ]);
  });
});

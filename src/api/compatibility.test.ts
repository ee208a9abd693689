/** What the first clients read is still there: every answer of theirs, with its fields in the same order. */

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi } from '../../test/builders/tiny-engine.ts';
import { buildApp } from './app.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(tinyApi().deps);
});
afterAll(() => app.close());

const post = (payload: object) => app.inject({ method: 'POST', url: '/recommend', payload });
const keys = (value: object): string => Object.keys(value).join(' ');

const TITLE = 'tconst title year rating votes genres runtime_minutes title_type';
const RECOMMENDATION = 'rank tconst title similarity_score year rating votes genres runtime_minutes title_type';
const HEALTH =
  'status model_loaded titles_count version model_version catalogue total_requests avg_latency_ms uptime_seconds';

describe('POST /recommend as before', () => {
  it.each([
    { title: 'inception' },
    { tconst: 'tt1375666' },
    { title: null, tconst: 'tt1375666' },
    { title: 'inception', tconst: null, top_k: 3 },
  ])('answers %j with the same fields', async (payload) => {
    const response = await post(payload);
    expect(response.statusCode).toBe(200);
    const body = response.json();
    expect(keys(body)).toBe('query resolved_by top_k recommendations latency_ms model_version');
    expect(keys(body.query)).toBe(TITLE);
    expect(new Set(body.recommendations.map(keys))).toEqual(new Set([RECOMMENDATION]));
  });

  it('answers byte for byte but for the time it took', async () => {
    const { body } = await post({ title: 'inception', top_k: 1 });
    expect(body.replace(/"latency_ms":[\d.]+/, '"latency_ms":0')).toBe(
      '{"query":{"tconst":"tt1375666","title":"Inception","year":2010,"rating":8.5,"votes":4000000,"genres":"Action,Adventure,Sci-Fi","runtime_minutes":148,"title_type":"movie"},"resolved_by":"exact","top_k":1,"recommendations":[{"rank":1,"tconst":"tt0133093","title":"The Matrix","similarity_score":0.8552,"year":1999,"rating":8.5,"votes":3500000,"genres":"Action,Sci-Fi","runtime_minutes":136,"title_type":"movie"}],"latency_ms":0,"model_version":"20250102T030405Z-tiny"}',
    );
  });

  it('refuses with the same fields', async () => {
    const unknown = (await post({ title: 'the dark tower' })).json();
    expect(keys(unknown)).toBe('detail request_id');
    expect(keys(unknown.detail)).toBe('error message suggestion did_you_mean');
    expect(keys(unknown.detail.did_you_mean[0])).toBe('tconst title year');
    const refused = (await post({ title: '' })).json();
    expect(keys(refused)).toBe('detail request_id');
    expect(keys(refused.detail[0])).toBe('loc msg type');
  });
});

describe('GET /search as before', () => {
  it('answers an array whose items begin with the same fields', async () => {
    const found = (await app.inject('/search?q=dark')).json();
    expect(Array.isArray(found)).toBe(true);
    expect(new Set(found.map(keys))).toEqual(
      new Set(['tconst title year rating votes genres title_type match highlights']),
    );
  });
});

describe('GET /health as before', () => {
  it('answers the same fields, healthy and degraded', async () => {
    expect(keys((await app.inject('/health')).json())).toBe(HEALTH);
    const degraded = await buildApp(tinyApi({ engine: () => undefined }).deps);
    expect(keys((await degraded.inject('/health')).json())).toBe(`${HEALTH} notice request_id`);
    await degraded.close();
  });
});

/** What the first clients read is still there: every answer of theirs, with its fields in the same order, and what is new behind them. */

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
const ANSWER = 'query resolved_by top_k recommendations latency_ms model_version';
const HEALTH =
  'status model_loaded titles_count version model_version catalogue total_requests avg_latency_ms uptime_seconds';

describe('POST /recommend as before', () => {
  it.each([
    { title: 'inception' },
    { tconst: 'tt1375666' },
    { title: null, tconst: 'tt1375666' },
    { title: 'inception', tconst: null, top_k: 3 },
  ])('answers %j with the same fields first', async (payload) => {
    const response = await post(payload);
    expect(response.statusCode).toBe(200);
    const body = response.json();
    expect(keys(body)).toBe(`${ANSWER} strategy related`);
    expect(keys(body.query)).toBe(TITLE);
    expect(new Set(body.recommendations.map(keys))).toEqual(new Set([`${RECOMMENDATION} score reasons`]));
  });

  it('ranks and answers byte for byte, with the strategy content and but for the time it took and for what is new', async () => {
    const { body } = await post({ title: 'inception', top_k: 1, strategy: 'content' });
    const { strategy, related, ...old } = JSON.parse(body.replace(/"latency_ms":[\d.]+/, '"latency_ms":0'));
    expect([strategy, related]).toEqual(['content', []]);
    const recommendations = old.recommendations.map(({ score, reasons, ...rest }: Record<string, unknown>) => {
      expect([score, reasons]).toEqual([rest.similarity_score, []]);
      return rest;
    });
    expect(JSON.stringify({ ...old, recommendations })).toBe(
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
  it('answers the same fields first, healthy and degraded', async () => {
    expect(keys((await app.inject('/health')).json())).toBe(`${HEALTH} scorers`);
    const degraded = await buildApp(tinyApi({ engine: () => undefined }).deps);
    expect(keys((await degraded.inject('/health')).json())).toBe(`${HEALTH} notice request_id scorers`);
    await degraded.close();
  });
});

describe('GET /model as before', () => {
  it('answers the same fields, and none of an evaluation', async () => {
    expect(keys((await app.inject('/model')).json())).toBe('manifest data_statistics feature_analysis scorers');
  });
});

/** Health with a model, without one, and on the demo catalogue. */

import { describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../app.ts';

describe('GET /health', () => {
  it('is healthy with a model', async () => {
    const app = await buildApp(tinyApi().deps);
    const response = await app.inject('/health');
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toEqual({
      status: 'healthy',
      model_loaded: true,
      titles_count: 12,
      version: '1.2.3',
      model_version: '20250102T030405Z-tiny',
      catalogue: 'imdb',
      total_requests: 0,
      avg_latency_ms: 0,
      uptime_seconds: expect.any(Number),
      scorers: [
        { name: 'content', on: true, note: 'the cosine over rating and genres' },
        { name: 'fame', on: true, note: 'the votes' },
        { name: 'people', on: false, note: 'needs a model that was trained with people' },
      ],
    });
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'alive' });
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready' });
    await app.close();
  });

  it('says at its end, with the same status, that the current model was refused', async () => {
    const refused = { version: 'v2', reason: 'The model in v2 is damaged.', at: new Date('2026-01-02T03:04:05Z') };
    const app = await buildApp({ ...tinyApi().deps, refusedModel: () => refused });
    const response = await app.inject('/health');
    expect(response.statusCode).toBe(200);
    const health = response.json();
    expect(health).toMatchObject({ status: 'healthy', model_version: '20250102T030405Z-tiny' });
    expect(Object.entries(health).at(-1)).toEqual([
      'refused_model',
      { version: 'v2', reason: 'The model in v2 is damaged.', at: '2026-01-02T03:04:05.000Z' },
    ]);
    await app.close();
  });

  it('counts what people use, whatever its status, and neither probes nor pages', async () => {
    const app = await buildApp(tinyApi().deps);
    await app.inject({ method: 'POST', url: '/recommend', payload: { title: 'dark' } });
    await app.inject({ method: 'POST', url: '/recommend', payload: {} });
    await app.inject({ method: 'POST', url: '/recommend/list', payload: { likes: ['dark'] } });
    for (const url of [
      '/search?q=dark',
      '/suggest?q=da',
      '/similarity?a=dark&b=inception',
      '/titles/tt9999999',
      '/',
      '/docs',
      '/model',
      '/health',
      '/nowhere',
    ]) {
      await app.inject(url);
    }
    const health = (await app.inject('/health')).json();
    expect(health.total_requests).toBe(7);
    expect(health.avg_latency_ms).toBeGreaterThan(0);
    // It is told in milliseconds, of which there may not have been one yet.
    await expect.poll(async () => (await app.inject('/health')).json().uptime_seconds).toBeGreaterThan(0);
    await app.close();
  });

  it('says plainly that the catalogue is the demo', async () => {
    const engine = tinyEngine({ catalogue: 'demo' });
    const app = await buildApp(tinyApi({ engine: () => engine }).deps);
    const health = (await app.inject('/health')).json();
    expect(health).toMatchObject({ status: 'healthy', catalogue: 'demo' });
    expect(health.notice).toMatch(/demo catalogue.*illustrative ratings.*make train/);
    await app.close();
  });
});

describe('without a model', () => {
  it('is degraded and not ready, but alive, and everything else says what to do', async () => {
    const app = await buildApp(tinyApi({ engine: () => undefined }).deps);
    const health = await app.inject('/health');
    expect(health.statusCode).toBe(503);
    expect(health.json()).toMatchObject({
      status: 'degraded',
      model_loaded: false,
      titles_count: 0,
      model_version: null,
      catalogue: null,
      notice: 'No trained model was found. Run `make train`.',
      request_id: health.headers['x-request-id'],
      scorers: [],
    });
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    const refused = [
      await app.inject({ method: 'POST', url: '/recommend', payload: { title: 'dark' } }),
      await app.inject({ method: 'POST', url: '/recommend/list', payload: { likes: ['dark'] } }),
      ...(await Promise.all(
        [
          '/search?q=x',
          '/suggest?q=x',
          '/similarity?a=x&b=y',
          '/titles/tt1375666',
          '/model',
          '/model/evaluation',
          '/health/ready',
        ].map((url) => app.inject(url)),
      )),
    ];
    for (const response of refused) {
      expect(response.statusCode).toBe(503);
      expect(response.json()).toEqual({
        detail: {
          error: 'model_missing',
          message: 'No trained model was found. Run `make train`.',
          suggestion: expect.stringContaining('make train'),
        },
        request_id: response.headers['x-request-id'],
      });
    }
    expect((await app.inject('/search')).statusCode).toBe(422);
    await app.close();
  });
});

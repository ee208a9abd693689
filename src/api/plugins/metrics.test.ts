/** What requests leave behind in `/metrics`. */

import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../app.ts';

type App = Awaited<ReturnType<typeof buildApp>>;

/** The series that are not zero and begin with a name; labels and value as written. */
async function series(app: App, name: string): Promise<string[]> {
  const { body } = await app.inject('/metrics');
  return body.split('\n').filter((line) => line.startsWith(`recommender_${name}`) && !line.endsWith(' 0'));
}

const portOf = (app: App): number => (app.server.address() as AddressInfo).port;

const post = (app: App, payload: object) => app.inject({ method: 'POST', url: '/recommend', payload });

describe('GET /metrics', () => {
  it("is in Prometheus's format, and kept by nobody", async () => {
    const app = await buildApp(tinyApi().deps);
    const { statusCode, headers, body } = await app.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('\nrecommender_model_titles_loaded 12\n');
    await app.close();
  });

  it('is not there when nothing is measured, and everything else is as before', async () => {
    const app = await buildApp({ ...tinyApi().deps, metrics: undefined });
    expect((await app.inject('/metrics')).statusCode).toBe(404);
    expect((await post(app, { title: 'dark' })).statusCode).toBe(200);
    await app.close();
  });

  it('tells that there is no model', async () => {
    const app = await buildApp(tinyApi({ engine: () => undefined }).deps);
    const { body } = await app.inject('/metrics');
    expect(body).toContain('\nrecommender_model_loaded 0\n');
    await app.close();
  });
});

describe('requests', () => {
  it('are counted by route, and neither probes nor metrics are', async () => {
    const app = await buildApp(tinyApi().deps);
    for (const url of ['/titles/tt1375666', '/titles/tt0133093', '/health', '/health/ready', '/metrics', '/nowhere'])
      await app.inject(url);
    await app.inject({ method: 'PROPFIND' as 'GET', url: '/secret' });
    await app.inject('/titles/%E0%A4%A');
    expect(await series(app, 'requests_total')).toEqual([
      'recommender_requests_total{method="GET",endpoint="/titles/:tconst",status_code="200"} 2',
      'recommender_requests_total{method="GET",endpoint="unmatched",status_code="404"} 1',
      'recommender_requests_total{method="other",endpoint="unmatched",status_code="404"} 1',
      'recommender_requests_total{method="GET",endpoint="unmatched",status_code="400"} 1',
    ]);
    expect((await series(app, 'request_latency_seconds_count')).length).toBe(3);
    expect(await series(app, 'requests_in_progress')).toEqual([]);
    await app.close();
  });

  it('that fail are errors of a type', async () => {
    const engine = tinyEngine();
    const broken = { ...engine, title: () => JSON.parse('{') };
    const app = await buildApp(tinyApi({ engine: () => broken }).deps);
    await app.inject('/titles/tt1375666');
    await app.inject('/search');
    await post(app, { title: 'no such thing' });
    expect(await series(app, 'errors_total')).toEqual([
      'recommender_errors_total{endpoint="/recommend",error_type="not_found"} 1',
      'recommender_errors_total{endpoint="/search",error_type="validation"} 1',
      'recommender_errors_total{endpoint="/titles/:tconst",error_type="internal"} 1',
    ]);
    await app.close();
  });

  it('to unknown addresses add no series, however many there are', async () => {
    const app = await buildApp(tinyApi().deps);
    const count = async () => (await app.inject('/metrics')).body.split('\n').length;
    await app.inject('/0');
    const before = await count();
    for (let at = 1; at <= 2000; at += 1) await app.inject(`/${(at * 7919).toString(36)}/${at}?q=${at}`);
    expect(await count()).toBe(before);
    expect(await series(app, 'requests_total')).toEqual([
      'recommender_requests_total{method="GET",endpoint="unmatched",status_code="404"} 2001',
    ]);
    await app.close();
  });

  it('are in progress until they are answered or broken off', async () => {
    const app = await buildApp(tinyApi().deps);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(portOf(app), '127.0.0.1');
    socket.write(
      'POST /recommend HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    const inProgress = async () => (await series(app, 'requests_in_progress')).map((line) => line.split(' ')[1]);
    await expect.poll(inProgress).toEqual(['1']);
    socket.destroy();
    await expect.poll(inProgress).toEqual([]);
    await app.close();
  });

  it('that are not HTTP are counted too', async () => {
    const app = await buildApp(tinyApi().deps);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(portOf(app), '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    socket.resume();
    await expect
      .poll(() => series(app, 'requests_total'))
      .toEqual(['recommender_requests_total{method="other",endpoint="unmatched",status_code="400"} 1']);
    await app.close();
  });
});

describe('recommendations and searches', () => {
  it('are counted by outcome, with what was asked for and what was found', async () => {
    const app = await buildApp(tinyApi().deps);
    await post(app, { title: 'dark', top_k: 4 });
    await post(app, { title: 'no such thing' });
    await post(app, {});
    await app.inject('/search?q=dark');
    await app.inject('/search?q=xyzzy');
    await app.inject('/suggest?q=da');
    expect(await series(app, 'recommendations_total')).toEqual([
      'recommender_recommendations_total{status="success"} 1',
      'recommender_recommendations_total{status="not_found"} 1',
    ]);
    expect(await series(app, 'recommendation_latency_seconds_count')).toHaveLength(1);
    expect(await series(app, 'top_k_requested_sum')).toEqual(['recommender_top_k_requested_sum 14']);
    expect(await series(app, 'similarity_score_count')).toEqual(['recommender_similarity_score_count 4']);
    expect(await series(app, 'searches_total')).toEqual([
      'recommender_searches_total{status="success"} 1',
      'recommender_searches_total{status="not_found"} 1',
    ]);
    expect(await series(app, 'search_results_count_count')).toEqual(['recommender_search_results_count_count 2']);
    expect(await series(app, 'suggestions_total')).toEqual(['recommender_suggestions_total{status="success"} 1']);
    await app.close();
  });

  it('without a model are errors', async () => {
    const app = await buildApp(tinyApi({ engine: () => undefined }).deps);
    await post(app, { title: 'dark' });
    await app.inject('/search?q=dark');
    expect(await series(app, 'recommendations_total')).toEqual(['recommender_recommendations_total{status="error"} 1']);
    expect(await series(app, 'searches_total')).toEqual(['recommender_searches_total{status="error"} 1']);
    await app.close();
  });
});

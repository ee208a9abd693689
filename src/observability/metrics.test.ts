/** What the metrics tell, as Prometheus reads it. */

import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const make = (process = false) => createMetrics({ appVersion: '1.2.3', maxDataAgeSeconds: 86_400, process });

/** The value of a series as it is written; `undefined` where there is none. */
async function readSeries(metrics: ReturnType<typeof make>, series: string): Promise<number | undefined> {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

const MODEL = {
  name: 'tiny',
  version: 'v1',
  catalogue: 'demo',
  titles: 12,
  dataAsOf: new Date('2026-01-01T00:00:00Z'),
};

describe('the model', () => {
  it('is told with its titles, its age and since when it serves', async () => {
    const metrics = make();
    metrics.model.loaded({ startedAt: new Date('2026-01-02T00:00:00Z'), seconds: 0.25 });
    metrics.model.update(MODEL, new Date('2026-01-03T00:00:00Z'));
    expect(await readSeries(metrics, 'recommender_model_loaded')).toBe(1);
    expect(await readSeries(metrics, 'recommender_model_titles_loaded')).toBe(12);
    expect(await readSeries(metrics, 'recommender_model_started_at_seconds')).toBe(Date.UTC(2026, 0, 2) / 1000);
    expect(await readSeries(metrics, 'recommender_model_load_time_seconds')).toBe(0.25);
    expect(await readSeries(metrics, 'recommender_data_age_seconds')).toBe(2 * 86_400);
    expect(await readSeries(metrics, 'recommender_data_max_age_seconds')).toBe(86_400);
    const info = 'recommender_app_info{version="1.2.3",model_name="tiny",model_version="v1",catalogue="demo"}';
    expect(await readSeries(metrics, info)).toBe(1);
  });

  it('that is missing has neither an age nor a start, and the one before is no longer told', async () => {
    const metrics = make();
    metrics.model.loaded({ startedAt: new Date(), seconds: 0.25 });
    metrics.model.update(MODEL);
    metrics.model.update(undefined);
    expect(await readSeries(metrics, 'recommender_model_loaded')).toBe(0);
    expect(await readSeries(metrics, 'recommender_model_titles_loaded')).toBe(0);
    for (const gone of ['model_started_at_seconds', 'model_load_time_seconds', 'data_age_seconds'])
      expect(await readSeries(metrics, `recommender_${gone}`)).toBeUndefined();
    expect((await metrics.text()).match(/^recommender_app_info\{.*$/gm)).toEqual([
      'recommender_app_info{version="1.2.3",model_name="",model_version="",catalogue=""} 1',
    ]);
  });
});

describe('reloads', () => {
  it('are counted from 0, and only the version that is refused now is told', async () => {
    const metrics = make();
    const refused = async () => (await metrics.text()).match(/^recommender_model_refused\{.*$/gm);
    expect(await readSeries(metrics, 'recommender_model_reloads_total{result="swapped"}')).toBe(0);
    expect(await readSeries(metrics, 'recommender_model_reloads_total{result="refused"}')).toBe(0);
    expect(await refused()).toEqual(['recommender_model_refused{model_version=""} 0']);
    metrics.model.reloaded('refused');
    metrics.model.refused('v2');
    metrics.model.refused('v3');
    expect(await readSeries(metrics, 'recommender_model_reloads_total{result="refused"}')).toBe(1);
    expect(await refused()).toEqual(['recommender_model_refused{model_version="v3"} 1']);
    metrics.model.refused(undefined);
    expect(await refused()).toEqual(['recommender_model_refused{model_version=""} 0']);
  });
});

describe('requests', () => {
  it('of any method and any address have the same few series', async () => {
    const metrics = make();
    metrics.requests.answered({ method: 'PROPFIND', endpoint: null, status: 404, seconds: 0.001 });
    metrics.requests.answered({ method: 'BREW', endpoint: null, status: 404, seconds: 0.001 });
    const series = 'recommender_requests_total{method="other",endpoint="unmatched",status_code="404"}';
    expect(await readSeries(metrics, series)).toBe(2);
    expect((await metrics.text()).match(/^recommender_requests_total/gm)).toHaveLength(1);
  });

  it.each([
    [404, 'not_found'],
    [400, 'validation'],
    [422, 'validation'],
    [500, 'internal'],
    [503, 'internal'],
  ])('answered %i are errors of the type %s', async (status, type) => {
    const metrics = make();
    metrics.requests.answered({ method: 'GET', endpoint: '/search', status, seconds: 0 });
    expect(await readSeries(metrics, `recommender_errors_total{endpoint="/search",error_type="${type}"}`)).toBe(1);
    expect((await metrics.text()).match(/^recommender_errors_total\{endpoint="\/search"/gm)).toHaveLength(1);
  });

  it('fall into the bucket of the objective when they take 50 ms', async () => {
    const metrics = make();
    metrics.recommendations.answered(200, 0.05);
    metrics.recommendations.answered(200, 0.0501);
    const bucket = (le: string) => readSeries(metrics, `recommender_recommendation_latency_seconds_bucket{le="${le}"}`);
    expect([await bucket('0.025'), await bucket('0.05'), await bucket('+Inf')]).toEqual([0, 1, 2]);
  });
});

describe('the process', () => {
  it('tells its memory, its collections of garbage and the lag of its event loop', async () => {
    const text = await make(true).text();
    for (const name of [
      'process_resident_memory_bytes',
      'process_start_time_seconds',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_gc_duration_seconds',
    ])
      expect(text).toMatch(new RegExp(`^# TYPE ${name} `, 'm'));
  });
});

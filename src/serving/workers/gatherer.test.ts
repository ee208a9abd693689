/** Sums of what workers measured: whole while they live, and never less when one has ended. */

import { describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../observability/metrics.ts';
import { Gatherer } from './gatherer.ts';

const FACTS = { name: 'm', version: 'v1', catalogue: 'demo', titles: 12, dataAsOf: new Date(0) };

/** Workers that answer at once, but for those that are deaf. */
function fleetOf(size: number): {
  gatherer: Gatherer;
  workers: Map<number, Metrics>;
  deaf: Set<number>;
  asked: number[];
} {
  const asked: number[] = [];
  const workers = new Map<number, Metrics>();
  for (let id = 1; id <= size; id += 1)
    workers.set(id, createMetrics({ appVersion: '1', maxDataAgeSeconds: 60, process: true }));
  const deaf = new Set<number>();
  const gatherer: Gatherer = new Gatherer({
    workers: () => [...workers.keys()],
    ask(worker, id) {
      asked.push(worker);
      if (deaf.has(worker)) return;
      void workers
        .get(worker)
        ?.snapshot()
        .then((snapshot) => gatherer.told(worker, id, structuredClone(snapshot)));
    },
    own: async () => [],
  });
  return { gatherer, workers, deaf, asked };
}

async function series(gatherer: Gatherer, name: string): Promise<number | undefined> {
  const line = (await gatherer.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

const search = (metrics: Metrics | undefined, times: number): void => {
  for (let done = 0; done < times; done += 1) {
    metrics?.searches.found(1);
    metrics?.searches.searchAnswered(200, 0.02);
  }
};
const SEARCHES = 'recommender_searches_total{status="success"}';

describe('the metrics of several workers', () => {
  it('are added: counters, histograms and what is in progress', async () => {
    const { gatherer, workers } = fleetOf(3);
    search(workers.get(1), 2);
    search(workers.get(3), 5);
    for (const metrics of workers.values()) metrics.requests.began();
    expect(await series(gatherer, SEARCHES)).toBe(7);
    expect(await series(gatherer, 'recommender_search_latency_seconds_count')).toBe(7);
    expect(await series(gatherer, 'recommender_search_latency_seconds_bucket{le="0.025"}')).toBe(7);
    expect(await series(gatherer, 'recommender_requests_in_progress')).toBe(3);
  });

  it('tell of the model what is worst, and every version that serves or is refused', async () => {
    const { gatherer, workers } = fleetOf(2);
    const [one, other] = [workers.get(1), workers.get(2)];
    one?.model.update(FACTS, new Date(5000));
    other?.model.update({ ...FACTS, version: 'v2', titles: 9 }, new Date(9000));
    one?.model.refused('v2');
    expect(await series(gatherer, 'recommender_model_loaded')).toBe(1);
    expect(await series(gatherer, 'recommender_model_titles_loaded')).toBe(9);
    expect(await series(gatherer, 'recommender_data_age_seconds')).toBe(9);
    expect(await series(gatherer, 'recommender_model_refused{model_version="v2"}')).toBe(1);
    expect(await series(gatherer, 'recommender_data_max_age_seconds')).toBe(60);
    const text = await gatherer.text();
    expect(text.match(/^recommender_app_info\{.*model_version="v[12]".*\} 1$/gm)).toHaveLength(2);
    other?.model.update(undefined);
    expect(await series(gatherer, 'recommender_model_loaded')).toBe(0);
  });

  it('never fall when one has ended, while its gauges go', async () => {
    const { gatherer, workers } = fleetOf(2);
    search(workers.get(1), 4);
    search(workers.get(2), 3);
    workers.get(2)?.requests.began();
    expect(await series(gatherer, SEARCHES)).toBe(7);
    for (const id of [2, 1]) {
      workers.delete(id);
      gatherer.ended(id);
      expect(await series(gatherer, SEARCHES)).toBe(7);
    }
    expect(await series(gatherer, 'recommender_search_latency_seconds_count')).toBe(7);
    expect(await series(gatherer, 'recommender_requests_in_progress')).toBeUndefined();
  });

  it('are gathered once for all who ask meanwhile, and anew for who asks later', async () => {
    const { gatherer, workers, asked } = fleetOf(2);
    search(workers.get(1), 4);
    const texts = await Promise.all(Array.from({ length: 50 }, () => gatherer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(asked).toEqual([1, 2]);
    search(workers.get(2), 1);
    expect(await series(gatherer, SEARCHES)).toBe(5);
    expect(asked).toEqual([1, 2, 1, 2]);
  });

  it('come without the worker that ends meanwhile, at once', async () => {
    const { gatherer, workers, deaf } = fleetOf(2);
    search(workers.get(1), 4);
    deaf.add(2);
    const asked = series(gatherer, SEARCHES);
    workers.delete(2);
    gatherer.ended(2);
    expect(await asked).toBe(4);
  });

  it('come without a worker that is silent, a moment later', async () => {
    const { gatherer, workers, deaf } = fleetOf(2);
    search(workers.get(1), 4);
    deaf.add(2);
    expect(await series(gatherer, SEARCHES)).toBe(4);
  });
});

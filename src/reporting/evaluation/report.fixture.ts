/** A small report for tests of what is made of one. */

import {
  ACCURACY_METRICS,
  type AccuracyMetric,
  EVALUATION_SCHEMA_VERSION,
  type EvaluationReport,
  LIST_METRICS,
  type ModelReport,
  type ProtocolReport,
} from '../../domain/evaluation.ts';

/** All measures of accuracy with the value. */
function accuracy<T>(value: T): Record<AccuracyMetric, T> {
  return Object.fromEntries(Object.keys(ACCURACY_METRICS).map((metric) => [metric, value])) as Record<
    AccuracyMetric,
    T
  >;
}

/** A model that reached this nDCG@10, and everything else as well. */
export function aModelReport(id: string, mean: number, differences: Partial<ModelReport> = {}): ModelReport {
  return {
    id,
    label: `The ${id}`,
    role: 'baseline',
    description: 'A formula.',
    settings: {},
    tried: [],
    accuracy: accuracy({ mean, low: mean - 0.01, high: mean + 0.02 }),
    query_means: null,
    lists: Object.fromEntries(Object.keys(LIST_METRICS).map((metric) => [metric, 0.25])) as ModelReport['lists'],
    bands: [],
    ...differences,
  };
}

/** A protocol with these models. */
export function aProtocolReport(
  protocol: ProtocolReport['protocol'],
  models: ModelReport[],
  comparisons: ProtocolReport['comparisons'] = [],
): ProtocolReport {
  const facts = { training_users: 100, training_likes: 2000, asking_users: 20, queries: 400, films: 1234 };
  return { protocol, ...facts, models, comparisons };
}

/** A report of protocols A and B. */
export function aReport(): EvaluationReport {
  const bands = (ndcg: number): ModelReport['bands'] => [
    { band: '0 likes', queries: 150, users: 20, means: { 'ndcg@10': ndcg, 'recall@20': ndcg } },
    { band: '50+ likes', queries: 250, users: 20, means: { 'ndcg@10': ndcg + 0.1, 'recall@20': ndcg } },
  ];
  const popularity = aModelReport('popularity', 0.3, { query_means: accuracy(0.5), bands: bands(0.2) });
  const hybrid = aModelReport('hybrid', 0.4, {
    role: 'ours',
    settings: { lambda: 200 },
    tried: [
      { settings: { lambda: 200 }, ndcg: 0.41 },
      { settings: { lambda: 400 }, ndcg: 0.39 },
    ],
    query_means: accuracy(0.6),
    lists: { ...popularity.lists, 'novelty@10': null },
    bands: bands(0.3),
  });
  return {
    schema_version: EVALUATION_SCHEMA_VERSION,
    split: 'test',
    seed: 7,
    model: { version: '20260102T030405678Z-abcdef', titles: 517, people: true },
    ratings: { name: 'ml-test', ratings: 5000, users: 120, films: 600, films_in_catalogue: 517 },
    protocols: [
      aProtocolReport('A', [aModelReport('popularity', 0.07), aModelReport('ease', 0.12)]),
      aProtocolReport(
        'B',
        [popularity, hybrid],
        [{ metric: 'ndcg@10', a: 'hybrid', b: 'popularity', difference: 0.1, low: -0.02, high: 0.2, p: 0.0312 }],
      ),
    ],
  };
}

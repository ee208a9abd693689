import { expect, it } from 'vitest';
import type { QueryEvaluation } from '../protocols/evaluate-queries.ts';
import type { QueryTask } from '../protocols/prepare.ts';
import { bandsOf } from './bands.ts';

/** User 0 asks for films 0, 1 and 2; user 1 for 1 and 3. */
const evaluation: Pick<QueryEvaluation, 'users' | 'films' | 'perQuery'> = {
  users: Int32Array.of(0, 0, 0, 1, 1),
  films: Int32Array.of(0, 1, 2, 1, 3),
  perQuery: {
    'ndcg@10': Float64Array.of(0.1, 0.2, 0.4, 0.8, 0.6),
    'recall@20': Float64Array.of(1, 0, 1, 0.5, 0),
  },
};

function bands(protocol: 'B' | 'C', popularity: number[]) {
  const context = { popularity: Float64Array.from(popularity) } as QueryTask['context'];
  return bandsOf({ protocol, context } as QueryTask, evaluation as QueryEvaluation);
}

it('averages by user within each band of likes, and leaves bands without queries out', () => {
  expect(bands('B', [0, 5, 19, 50])).toEqual([
    { band: '0 likes', queries: 1, users: 1, means: { 'ndcg@10': 0.1, 'recall@20': 1 } },
    // User 0: (0.2 + 0.4) / 2; user 1: 0.8.
    { band: '5–19 likes', queries: 3, users: 2, means: { 'ndcg@10': 0.55, 'recall@20': 0.5 } },
    { band: '50+ likes', queries: 1, users: 1, means: { 'ndcg@10': 0.6, 'recall@20': 0 } },
  ]);
});

it('has bands of votes where titles are cold', () => {
  expect(bands('C', [49_999, 50_000, 200_000, 1e6]).map(({ band, queries }) => [band, queries])).toEqual([
    ['0–49,999 votes', 1],
    ['50,000–199,999 votes', 2],
    ['200,000–499,999 votes', 1],
    ['500,000+ votes', 1],
  ]);
});

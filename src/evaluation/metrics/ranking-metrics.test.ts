import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.fixture.ts';
import { ndcg } from './ndcg.ts';
import { RANKING_METRICS, rankingMetric } from './ranking-metrics.ts';

describe('RANKING_METRICS', () => {
  it('has one entry for each name', () => {
    expect(RANKING_METRICS.map(({ id, label }) => [id, label])).toEqual([
      ['ndcg@10', 'nDCG@10'],
      ['ndcg@100', 'nDCG@100'],
      ['recall@20', 'Recall@20'],
      ['recall@50', 'Recall@50'],
      ['precision@10', 'Precision@10'],
      ['hit-rate@10', 'Hit rate@10'],
      ['mrr@10', 'MRR@10'],
    ]);
  });

  it('measures at the cut-off that it names', () => {
    // The only hit stands at rank 11: out at 10, and 1/11 of MRR at 11.
    const ranked = Array.from({ length: 20 }, (_, item) => item);
    const relevant = new Set([10]);
    expect(rankingMetric('mrr', 10).measure(ranked, relevant)).toBe(0);
    expect(rankingMetric('mrr', 11).measure(ranked, relevant)).toBe(1 / 11);
    expect(rankingMetric('ndcg', 11).measure(ranked, relevant)).toBe(ndcg(ranked, relevant, 11));
  });

  it('holds numbers between 0 and 1', () => {
    fc.assert(
      fc.property(cases, ({ ranked, relevant }) => {
        for (const { measure } of RANKING_METRICS) {
          expect(measure(ranked, relevant)).toBeGreaterThanOrEqual(0);
          expect(measure(ranked, relevant)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

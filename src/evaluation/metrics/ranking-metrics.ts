/** The measures of one user's list by name, for reports. */

import { hitRate } from './hit-rate.ts';
import { ndcg } from './ndcg.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { reciprocalRank } from './reciprocal-rank.ts';
import type { RankingMeasure, RankingMetric } from './types.ts';

const MEASURES = {
  ndcg: { label: 'nDCG', of: ndcg },
  recall: { label: 'Recall', of: recall },
  precision: { label: 'Precision', of: precision },
  'hit-rate': { label: 'Hit rate', of: hitRate },
  mrr: { label: 'MRR', of: reciprocalRank },
} satisfies Record<string, { label: string; of: RankingMeasure }>;

/** The name of a per-user measure. */
export type RankingMeasureName = keyof typeof MEASURES;

/**
 * A measure at a cut-off.
 *
 * @param k a whole number of at least 1
 */
export function rankingMetric(name: RankingMeasureName, k: number): RankingMetric {
  const { label, of } = MEASURES[name];
  return {
    id: `${name}@${k}`,
    label: `${label}@${k}`,
    k,
    higherIsBetter: true,
    measure: (ranked, relevant) => of(ranked, relevant, k),
  };
}

/** What a report shows of accuracy, in this order; the first is the one that models are compared by. */
export const RANKING_METRICS: readonly RankingMetric[] = [
  rankingMetric('ndcg', 10),
  rankingMetric('ndcg', 100),
  rankingMetric('recall', 20),
  rankingMetric('recall', 50),
  rankingMetric('precision', 10),
  rankingMetric('hit-rate', 10),
  rankingMetric('mrr', 10),
];

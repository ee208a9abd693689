/** Compares models that answered the same users, in pairs. */

import { COMPARED_METRICS, type Comparison, type ModelRole } from '../../domain/evaluation.ts';
import { meanOf } from '../protocols/means.ts';
import { bootstrapDifference } from '../significance/bootstrap.ts';
import { pairedTest } from '../significance/paired-test.ts';
import { rounded } from './rounded.ts';

/** A model and what it reached with each user. */
export interface Contender {
  readonly id: string;
  readonly role: ModelRole;
  /** By the metric's id; all contenders have the same users in the same order. */
  readonly perUser: Readonly<Record<string, Float64Array>>;
}

/**
 * Compares each of ours, and the baseline of the highest nDCG@10 (the last of equals), with every other model; each pair once. Values are means
 * of a user's queries, so each user weighs the same and is swapped as a whole. The p are not corrected for their number.
 */
export function compareAll(contenders: readonly Contender[], seed: number): Comparison[] {
  const baselines = contenders.filter(({ role }) => role === 'baseline');
  const ndcgs = baselines.map(({ perUser }) => meanOf(perUser['ndcg@10'] ?? []));
  const best = baselines[ndcgs.lastIndexOf(Math.max(...ndcgs))];
  const references = contenders.filter((contender) => contender.role === 'ours' || contender === best);
  const pairs = references.flatMap((a, at) =>
    contenders.filter((b) => b !== a && !references.slice(0, at).includes(b)).map((b) => [a, b] as const),
  );
  return COMPARED_METRICS.flatMap((metric) =>
    pairs.map(([a, b]) => {
      const [ofA, ofB] = [a.perUser[metric] ?? [], b.perUser[metric] ?? []];
      const { low, high } = bootstrapDifference(ofA, ofB, { seed });
      const { meanDifference, p } = pairedTest(ofA, ofB, { seed });
      return {
        metric,
        a: a.id,
        b: b.id,
        difference: rounded(meanDifference),
        low: rounded(low),
        high: rounded(high),
        p: rounded(p),
      };
    }),
  );
}

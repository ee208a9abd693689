/** Asks a model for every test user's list, and measures all lists. */

import { columnCounts, rowOf } from '../../recommend/collaborative/interactions.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { TopK } from '../../similarity/top-k.ts';
import { RANKING_METRICS } from '../metrics/ranking-metrics.ts';
import type { RankingMetric } from '../metrics/types.ts';
import { catalogueMeasures, LIST_CUT_OFF } from './list-measures.ts';
import { meanOf } from './means.ts';
import type { UserSplit } from './user-split.ts';

/** What a model reached; plain data but for typed arrays. */
export interface UserEvaluation {
  /** Rows of the split with something held out, ascending: the order of all arrays below. Same split, same users. */
  readonly users: Int32Array;
  /** By the metric's id, such as `ndcg@10`: one value per user, ready for paired tests. */
  readonly perUser: Readonly<Record<string, Float64Array>>;
  /** By the metric's id: the mean over users. */
  readonly means: Readonly<Record<string, number>>;
  /** `coverage@10` and `gini@10` over all items of the split, `novelty@10` in bits; `null` where there is no list. */
  readonly catalogue: ReturnType<typeof catalogueMeasures>;
  /** Each user's list, the best first, as long as the largest cut-off of the metrics, or as there are candidates. */
  readonly lists: readonly Int32Array[];
}

/**
 * Ranks, for every user with something held out, all items that are known in training and unseen by the user.
 *
 * No negatives are sampled: Krichene & Rendle, "On sampled metrics for item recommendation", KDD 2020. Equal scores are in
 * ascending order of item. What was held out but is unknown in training stays relevant: nobody can find it, and all models
 * miss it alike. A score of −∞ keeps an item out of the list. O(users · items) and the model's own time.
 *
 * @param model trained on `split.train`
 * @throws {Error} if nothing is held out, or the model has other items or gives a candidate no score (NaN)
 */
export function evaluateUsers(
  model: UserScorer,
  split: UserSplit,
  metrics: readonly RankingMetric[] = RANKING_METRICS,
): UserEvaluation {
  const { train, test } = split;
  if (model.items !== train.columns)
    throw new Error(`expected a model of ${train.columns} items, found ${model.items}`);
  const users = Int32Array.from(Array(test.rows).keys()).filter((row) => rowOf(test, row).length > 0);
  if (users.length === 0) throw new Error('nothing is held out: there is no user to evaluate');
  const depth = Math.max(LIST_CUT_OFF, ...metrics.map(({ k }) => k));
  const counts = columnCounts(train);
  const scores = new Float64Array(train.columns);
  const lists = Array.from(users, (user) => {
    const history = rowOf(train, user).toSorted();
    model.scoreUser(history, scores);
    return rankUnseen(scores, counts, history, depth);
  });
  const relevant = Array.from(users, (user) => new Set(rowOf(test, user)));
  const perUser = Object.fromEntries(
    metrics.map(({ id, measure }) => [id, Float64Array.from(relevant, (items, at) => measure(lists[at] ?? [], items))]),
  );
  const means = Object.fromEntries(Object.entries(perUser).map(([id, values]) => [id, meanOf(values)]));
  return { users, perUser, means, catalogue: catalogueMeasures(lists, counts, train.rows), lists };
}

/** The best `depth` items that have been counted at all and are not in the history (ascending). */
function rankUnseen(scores: Float64Array, counts: Int32Array, history: Int32Array, depth: number): Int32Array {
  const best = new TopK(depth);
  let seen = 0;
  for (let item = 0; item < scores.length; item += 1) {
    if (item === history[seen]) {
      seen += 1;
      continue;
    }
    const score = scores[item] as number;
    if ((counts[item] as number) === 0) continue;
    if (Number.isNaN(score)) throw new Error(`the model gives item ${item} no score`);
    if (score > best.threshold) best.offer(item, score);
  }
  return best.finish().rows;
}

/** Asks a model for the list of every film that a test user liked, and measures how many of the user's other films are in it. */

import { rowOf } from '../../recommend/collaborative/interactions.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { TopK } from '../../similarity/top-k.ts';
import { RANKING_METRICS } from '../metrics/ranking-metrics.ts';
import type { RankingMetric } from '../metrics/types.ts';
import { meanOf, meansByCluster } from './means.ts';
import type { QuerySplit } from './query-split.ts';

/** What a model reached; a query is one liked film of one user. */
export interface QueryEvaluation {
  /** `[queries]`, the row of the user in the split's `test`, ascending. Same split, same queries. */
  readonly users: Int32Array;
  /** `[queries]`, the film that was asked for; ascending within a user. */
  readonly films: Int32Array;
  /** By the metric's id: one value per query. */
  readonly perQuery: Readonly<Record<string, Float64Array>>;
  /** By the metric's id: the mean over each user's queries, by row of `test`; ready for paired tests. */
  readonly perUser: Readonly<Record<string, Float64Array>>;
  /** By the metric's id: the mean over users, each of whom counts once. */
  readonly means: Readonly<Record<string, number>>;
  /** By the metric's id: the mean over queries, so that users who liked much count for more. */
  readonly queryMeans: Readonly<Record<string, number>>;
  /** The list of each film that was asked for, the best first: by film. */
  readonly lists: ReadonlyMap<number, Int32Array>;
}

/**
 * For each test user, each liked film in turn is the query and the others are relevant; all other candidates are ranked.
 *
 * A list depends on the film alone, so each is made once. No negatives are sampled. Equal scores are in ascending order of
 * film. A score of −∞ keeps a film out of the list. O(films asked for · films) and the model's own time.
 *
 * @param model trained on `split.train`; it is asked with a history of one film
 * @throws {Error} if nobody asks, or the model has other items or gives a candidate no score (NaN)
 */
export function evaluateQueries(
  model: UserScorer,
  split: QuerySplit,
  metrics: readonly RankingMetric[] = RANKING_METRICS,
): QueryEvaluation {
  const { test } = split;
  if (model.items !== test.columns) throw new Error(`expected a model of ${test.columns} items, found ${model.items}`);
  if (test.rows === 0) throw new Error('no user liked two of the candidates: there is nobody to ask');
  const lists = listsOf(model, split, Math.max(...metrics.map(({ k }) => k)));
  const users = new Int32Array(test.indices.length);
  const perQuery = Object.fromEntries(metrics.map(({ id }) => [id, new Float64Array(test.indices.length)]));
  for (let user = 0, query = 0; user < test.rows; user += 1) {
    const relevant = new Set(rowOf(test, user));
    for (const film of rowOf(test, user)) {
      relevant.delete(film);
      users[query] = user;
      for (const { id, measure } of metrics)
        (perQuery[id] as Float64Array)[query] = measure(lists.get(film) ?? [], relevant);
      relevant.add(film);
      query += 1;
    }
  }
  const perUser = mapValues(perQuery, (values) => meansByCluster(values, users, test.rows));
  return {
    users,
    films: test.indices,
    perQuery,
    perUser,
    means: mapValues(perUser, meanOf),
    queryMeans: mapValues(perQuery, meanOf),
    lists,
  };
}

/** The list of every film that anybody asks for. */
function listsOf(model: UserScorer, { test, candidates }: QuerySplit, depth: number): Map<number, Int32Array> {
  const scores = new Float64Array(model.items);
  const asked = Int32Array.from(new Set(test.indices)).sort();
  return new Map(
    Array.from(asked, (film) => {
      model.scoreUser(Int32Array.of(film), scores);
      return [film, rankOthers(scores, candidates, film, depth)];
    }),
  );
}

/** The best `depth` candidates but the one that was asked for. */
function rankOthers(scores: Float64Array, candidates: Uint8Array, asked: number, depth: number): Int32Array {
  const best = new TopK(depth);
  for (let film = 0; film < scores.length; film += 1) {
    if (candidates[film] === 0 || film === asked) continue;
    const score = scores[film] as number;
    if (Number.isNaN(score)) throw new Error(`the model gives item ${film} no score`);
    if (score > best.threshold) best.offer(film, score);
  }
  return best.finish().rows;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

import { describe, expect, it } from 'vitest';
import { interactionsOf } from '../../recommend/collaborative/interactions.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { rankingMetric } from '../metrics/ranking-metrics.ts';
import { evaluateQueries } from './evaluate-queries.ts';
import type { QuerySplit } from './query-split.ts';

function splitOf(films: number, test: number[][], candidates = Array<number>(films).fill(1)): QuerySplit {
  return {
    trainUserIds: new Int32Array(0),
    train: interactionsOf([], films),
    testUserIds: Int32Array.from(test.keys()),
    test: interactionsOf(test, films),
    candidates: Uint8Array.from(candidates),
    cold: new Uint8Array(films),
  };
}

/** Scores by film that is asked for; it refuses any other history, and counts how often it is asked. */
function table(...scores: number[][]): UserScorer & { asked: number } {
  return {
    asked: 0,
    items: scores.length,
    scoreUser(history, out) {
      if (history.length !== 1) throw new Error('one film at a time');
      this.asked += 1;
      out.set(scores[history[0]!]!);
    },
  };
}

const METRICS = [rankingMetric('ndcg', 2), rankingMetric('recall', 1)];

describe('evaluateQueries', () => {
  // User 0 liked films 0, 1 and 3; user 1 liked 1 and 2.
  const split = splitOf(4, [
    [0, 1, 3],
    [1, 2],
  ]);
  const model = () => table([9, 3, 2, 1], [1, 9, 3, 2], [5, 5, 9, 5], [0, 1, 2, 9]);

  it('asks for each film once, leaves it out of its list, and breaks ties by film', () => {
    const scorer = model();
    const { lists, users, films } = evaluateQueries(scorer, split, [rankingMetric('mrr', 3)]);
    expect([...lists].map(([film, list]) => [film, [...list]])).toEqual([
      [0, [1, 2, 3]],
      [1, [2, 3, 0]],
      [2, [0, 1, 3]],
      [3, [2, 1, 0]],
    ]);
    expect(scorer.asked).toBe(4);
    expect([...users]).toEqual([0, 0, 0, 1, 1]);
    expect([...films]).toEqual([0, 1, 3, 1, 2]);
  });

  it('measures queries, their means by user, and means over users, who count alike', () => {
    const { perQuery, perUser, means, queryMeans } = evaluateQueries(model(), split, METRICS);
    // User 0: 0 → [1, 2], 1 hit at rank 1 of 2 relevant; 1 → [2, 3], hit at rank 2; 3 → [2, 1], hit at rank 2.
    // User 1: 1 → [2, 3], hit at rank 1 of 1 relevant; 2 → [0, 1], hit at rank 2 of 1 relevant.
    const [first, second] = [1, 1 / Math.log2(3)];
    const ndcg = [first, second, second].map((gain) => gain / (first + second)).concat(1, second);
    expect([...perQuery['ndcg@2']!]).toEqual(ndcg);
    expect([...perQuery['recall@1']!]).toEqual([1, 0, 0, 1, 0]);
    expect(perUser['recall@1']).toEqual(Float64Array.of(1 / 3, 1 / 2));
    expect(perUser['ndcg@2']![1]).toBe((1 + second) / 2);
    expect(means['recall@1']).toBeCloseTo((1 / 3 + 1 / 2) / 2, 15);
    expect(queryMeans['recall@1']).toBe(2 / 5);
  });

  it('ranks candidates only, and leaves out what scores −∞', () => {
    const some = splitOf(5, [[0, 1]], [1, 1, 1, 0, 1]);
    const row = [1, 2, Number.NEGATIVE_INFINITY, 9, 5];
    const { lists } = evaluateQueries(table(row, row, row, row, row), some, METRICS);
    expect([...lists.get(0)!]).toEqual([4, 1]);
    expect([...lists.get(1)!]).toEqual([4, 0]);
  });

  it('refuses a model of other films, one without a score, and a split in which nobody asks', () => {
    expect(() => evaluateQueries(table([0]), split, METRICS)).toThrow('expected a model of 4 items, found 1');
    const row = [0, Number.NaN, 0, 0];
    expect(() => evaluateQueries(table(row, row, row, row), split, METRICS)).toThrow('gives item 1 no score');
    expect(() => evaluateQueries(model(), splitOf(4, []), METRICS)).toThrow('nobody to ask');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interactionsOf } from '../../recommend/collaborative/interactions.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { rankingMetric } from '../metrics/ranking-metrics.ts';
import { evaluateUsers } from './evaluate-users.ts';
import type { UserSplit } from './user-split.ts';

function splitOf(items: number, train: number[][], test: number[][]): UserSplit {
  return {
    users: Int32Array.from(train.keys()),
    items: Int32Array.from(Array(items).keys()),
    train: interactionsOf(train, items),
    test: interactionsOf(test, items),
  };
}

/** The same scores for everybody. */
function fixed(...scores: number[]): UserScorer {
  return { items: scores.length, scoreUser: (_, out) => out.set(scores) };
}

describe('evaluateUsers', () => {
  // Item 4 is not known in training.
  const split = splitOf(5, [[3, 0], [1], [2]], [[1, 4], [], [0]]);

  it('ranks what is known in training and unseen, equal scores by ascending item', () => {
    const { users, lists } = evaluateUsers(fixed(1, 2, 2, 3, 9), split);
    expect([...users]).toEqual([0, 2]);
    expect(lists.map((list) => [...list])).toEqual([
      [1, 2],
      [3, 1, 0],
    ]);
  });

  it('measures every list, and all of them together', () => {
    const metrics = [rankingMetric('recall', 2), rankingMetric('mrr', 10)];
    const { perUser, means, catalogue } = evaluateUsers(fixed(1, 2, 2, 3, 9), split, metrics);
    expect(perUser).toEqual({ 'recall@2': Float64Array.of(0.5, 0), 'mrr@10': Float64Array.of(1, 1 / 3) });
    expect(means).toEqual({ 'recall@2': 0.25, 'mrr@10': 2 / 3 });
    expect(catalogue['coverage@10']).toBe(4 / 5);
    // Everything that is known is liked once by one of three users.
    expect(catalogue['novelty@10']).toBeCloseTo(Math.log2(3), 14);
    expect(catalogue['gini@10']).toBeGreaterThan(0);
  });

  it('gives the model each history in ascending order', () => {
    const asked: number[][] = [];
    const model: UserScorer = {
      items: 5,
      scoreUser(history, out) {
        asked.push([...history]);
        out.fill(0);
      },
    };
    evaluateUsers(model, split);
    expect(asked).toEqual([[0, 3], [2]]);
  });

  it('ranks as sorting everything does', () => {
    const items = 30;
    const ids = fc.uniqueArray(fc.nat(items - 1));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ids, fc.nat(items - 1)), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: items, maxLength: items }),
        fc.integer({ min: 1, max: 40 }),
        (rows, scores, k) => {
          const train = rows.map(([row]) => row);
          const known = new Set(train.flat());
          const { lists } = evaluateUsers(
            fixed(...scores),
            splitOf(
              items,
              train,
              rows.map(([, held]) => [held]),
            ),
            [rankingMetric('ndcg', k)],
          );
          const expected = train.map((row) =>
            [...scores.keys()]
              .filter((item) => known.has(item) && !row.includes(item))
              .sort((a, b) => scores[b]! - scores[a]! || a - b)
              .slice(0, Math.max(10, k)),
          );
          expect(lists.map((list) => [...list])).toEqual(expected);
        },
      ),
    );
  });

  it('refuses a model of other items, one without scores, and a split with nothing held out', () => {
    expect(() => evaluateUsers(fixed(1, 2), split)).toThrow('expected a model of 5 items, found 2');
    expect(() => evaluateUsers(fixed(1, Number.NaN, 1, 1, 1), split)).toThrow('the model gives item 1 no score');
    expect(() => evaluateUsers(fixed(1, 2), splitOf(2, [[0]], [[]]))).toThrow('nothing is held out');
  });
});

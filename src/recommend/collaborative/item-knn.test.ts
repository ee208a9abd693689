import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseOf, histories } from './interactions.fixture.ts';
import { type Interactions, interactionsOf, rowOf } from './interactions.ts';
import { itemKnnScorer } from './item-knn.ts';

function naiveScores(train: Interactions, history: Iterable<number>, k: number, shrinkage: number): number[] {
  const likes = denseOf(train);
  const liked = new Set(history);
  const both = (a: number, b: number): number => likes.filter((row) => row[a] === 1 && row[b] === 1).length;
  const items = Array.from({ length: train.columns }, (_, item) => item);
  return items.map((item) =>
    items
      .filter((other) => other !== item && both(item, other) > 0)
      .map((other) => ({
        other,
        similarity: both(item, other) / (Math.sqrt(both(item, item) * both(other, other)) + shrinkage),
      }))
      .sort((a, b) => b.similarity - a.similarity || a.other - b.other)
      .slice(0, k)
      .filter(({ other }) => liked.has(other))
      .sort((a, b) => a.other - b.other)
      .reduce((sum, { similarity }) => sum + similarity, 0),
  );
}

function scores(
  train: Interactions,
  history: number[],
  options: { neighbours?: number; shrinkage?: number },
): number[] {
  const out = new Float64Array(train.columns).fill(7);
  itemKnnScorer(train, options).scoreUser(Int32Array.from(history), out);
  return [...out];
}

describe('itemKnnScorer', () => {
  // Liked by: film 0 by users 0, 1, 2, 3; film 1 by 0; film 2 by 0, 1, 2, 3; film 3 by nobody.
  const train = interactionsOf(
    [
      [2, 0, 1],
      [0, 2],
      [0, 2],
      [0, 2],
    ],
    4,
  );

  it('adds the cosines to the films of the history', () => {
    expect(scores(train, [0], {})).toEqual([0, 0.5, 1, 0]);
    expect(scores(train, [0, 2], {})).toEqual([1, 1, 1, 0]);
  });

  it('looks at the nearest films of the one that is scored, the lower of equally near ones', () => {
    expect(scores(train, [0], { neighbours: 1 })).toEqual([0, 0.5, 1, 0]);
    expect(scores(train, [2], { neighbours: 1 })).toEqual([1, 0, 0, 0]);
  });

  it('trusts less what few users support, when told so', () => {
    expect(scores(train, [0], { shrinkage: 2 })).toEqual([0, 0.25, 4 / 6, 0]);
  });

  it('equals the naive sums', () => {
    const k = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(histories(12, 10), k, fc.constantFrom(0, 0.5, 10), (matrix, neighbours, shrinkage) => {
        const history = [...rowOf(matrix, 0)].sort((a, b) => a - b);
        const expected = naiveScores(matrix, history, neighbours, shrinkage);
        expect(scores(matrix, history, { neighbours, shrinkage })).toEqual(expected);
      }),
    );
  });
});

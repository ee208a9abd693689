import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easeScorer, easeWeights } from './ease.ts';
import { denseOf, histories, naiveInverse } from './interactions.fixture.ts';
import { type Interactions, interactionsOf, rowOf } from './interactions.ts';

/** B = I − P · diag(1 / diag P), as the paper has it. */
function naiveWeights(train: Interactions, lambda: number): number[] {
  const likes = denseOf(train);
  const items = Array.from({ length: train.columns }, (_, item) => item);
  const inverse = naiveInverse(
    items.map((a) => items.map((b) => likes.reduce((sum, row) => sum + row[a]! * row[b]!, a === b ? lambda : 0))),
  );
  return items.flatMap((a) => items.map((b) => (a === b ? 0 : -inverse[a]![b]! / inverse[b]![b]!)));
}

describe('easeScorer', () => {
  it('predicts each of two films by the ridge regression on the other', () => {
    // Film 0 is liked by two users and film 1 by one of them: 1 / (2 + λ) from 0 to 1, 1 / (1 + λ) from 1 to 0.
    const train = interactionsOf([[0, 1], [0]], 2);
    const [stay, to1, to0, stay1] = easeWeights(train, 1);
    expect([stay, stay1]).toEqual([0, 0]);
    expect(to1).toBeCloseTo(1 / 3, 14);
    expect(to0).toBeCloseTo(1 / 2, 14);
  });

  it('equals the formula on a naive dense inverse', () => {
    fc.assert(
      fc.property(histories(12, 10), fc.double({ min: 0.5, max: 500, noNaN: true }), (train, lambda) => {
        const expected = naiveWeights(train, lambda);
        easeWeights(train, lambda).forEach((weight, at) => {
          expect(weight).toBeCloseTo(expected[at]!, 10);
        });
      }),
    );
  });

  it('is, with side information, EASE with a user for every attribute', () => {
    // Attributes 0 and 1 times items: T. S = TᵀT is what two more users who "like" the items of an attribute add to XᵀX.
    const users = [[0, 1], [1, 2], [2]];
    const attributes = [
      [0, 2],
      [1, 2],
    ];
    const side = Float64Array.from([1, 0, 1, 0, 1, 1, 1, 1, 2]);
    const expected = easeWeights(interactionsOf([...users, ...attributes], 3), 5);
    const scorer = easeScorer(interactionsOf(users, 3), { lambda: 5, side });
    const out = new Float64Array(3);
    for (const item of [0, 1, 2]) {
      scorer.scoreUser(Int32Array.of(item), out);
      out.forEach((score, at) => {
        expect(score).toBeCloseTo(expected[item * 3 + at]!, 14);
      });
    }
    expect([...side]).toEqual([1, 0, 1, 0, 1, 1, 1, 1, 2]);
    expect(() => easeWeights(interactionsOf(users, 3), 5, new Float64Array(4))).toThrow('3 × 3 values, found 4');
  });

  it("sums the weights of the history, whatever the user's place in training", () => {
    fc.assert(
      fc.property(histories(12, 10), (train) => {
        const weights = easeWeights(train, 200);
        const scorer = easeScorer(train);
        const out = new Float64Array(train.columns).fill(7);
        const history = rowOf(train, 0);
        scorer.scoreUser(history, out);
        out.forEach((score, item) => {
          const expected = history.reduce((sum, liked) => sum + weights[liked * train.columns + item]!, 0);
          expect(score).toBeCloseTo(expected, 14);
        });
        scorer.scoreUser(new Int32Array(0), out);
        expect(out.every((score) => score === 0)).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directedEaseWeights, orderedPairs } from './directed-ease.ts';
import { easeWeights } from './ease.ts';
import { denseOf, histories, naiveInverse } from './interactions.fixture.ts';
import { type Interactions, interactionsOf, rowOf } from './interactions.ts';
import { denseRows } from './item-facts.fixture.ts';

/** A, by looking at each pair of each user. */
function naivePairs(train: Interactions): number[][] {
  const items = Array.from({ length: train.columns }, (_, item) => item);
  const rows = Array.from({ length: train.rows }, (_, user) => [...rowOf(train, user)]);
  return items.map((a) =>
    items.map((b) =>
      rows
        .filter((row) => a !== b && row.includes(a) && row.includes(b))
        .reduce((sum, row) => sum + (row.indexOf(a) < row.indexOf(b) ? 1 : -1), 0),
    ),
  );
}

/** The weights that meet (G + λI)B = G + ρA − diag(μ) with diag(B) = 0: one unknown μ a column, solved for by itself. */
function naiveWeights(train: Interactions, lambda: number, direction: number): number[][] {
  const likes = denseOf(train);
  const pairs = naivePairs(train);
  const items = Array.from({ length: train.columns }, (_, item) => item);
  const gram = items.map((a) => items.map((b) => likes.reduce((sum, row) => sum + row[a]! * row[b]!, 0)));
  const inverse = naiveInverse(gram.map((row, a) => row.map((value, b) => value + (a === b ? lambda : 0))));
  const right = items.map((a) => items.map((b) => gram[a]![b]! + direction * pairs[a]![b]!));
  const free = items.map((a) => items.map((b) => items.reduce((sum, k) => sum + inverse[a]![k]! * right[k]![b]!, 0)));
  return items.map((a) => items.map((b) => free[a]![b]! - (inverse[a]![b]! * free[b]![b]!) / inverse[b]![b]!));
}

const lambdas = fc.double({ min: 1, max: 500, noNaN: true });

describe('directedEaseWeights', () => {
  it('equals the normal equations, solved naively', () => {
    fc.assert(
      fc.property(histories(12, 8), lambdas, fc.double({ min: 0, max: 1, noNaN: true }), (train, lambda, direction) => {
        const expected = naiveWeights(train, lambda, direction).flat();
        directedEaseWeights(train, { lambda, direction }).forEach((weight, at) => {
          expect(weight).toBeCloseTo(expected[at]!, 9);
        });
      }),
    );
  });

  it('is EASE without direction, with side information as without', () => {
    fc.assert(
      fc.property(histories(12, 8), lambdas, fc.boolean(), (train, lambda, known) => {
        const items = train.columns;
        const side = known ? new Float64Array(items * items).fill(3) : undefined;
        const plain = easeWeights(train, lambda, side);
        directedEaseWeights(train, { lambda, direction: 0, side }).forEach((weight, at) => {
          expect(weight).toBeCloseTo(plain[at]!, 12);
        });
      }),
    );
  });

  it('leads from what is liked first to what is liked later', () => {
    const train = interactionsOf([[0, 1], [0, 1], [0, 1], [1], [0]], 2);
    const [, forth, back] = directedEaseWeights(train, { lambda: 1, direction: 0.6 });
    const [, plainForth, plainBack] = easeWeights(train, 1);
    expect(forth).toBeGreaterThan(plainForth!);
    expect(back).toBeLessThan(plainBack!);
  });
});

describe('orderedPairs', () => {
  it('counts who liked which first, and nothing where both are as many', () => {
    fc.assert(
      fc.property(histories(12, 8), (train) => {
        const pairs = orderedPairs(train);
        expect(denseRows(pairs)).toEqual(naivePairs(train));
        expect(pairs.values.every((value) => value !== 0)).toBe(true);
      }),
    );
  });
});

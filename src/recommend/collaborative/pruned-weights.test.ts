import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseRows } from './item-facts.fixture.ts';
import { prunedWeights } from './pruned-weights.ts';

const square = fc.integer({ min: 1, max: 9 }).chain((items) =>
  fc.record({
    items: fc.constant(items),
    weights: fc.array(fc.constantFrom(0, 0.25, -0.25, 0.5, -1, 2), {
      minLength: items * items,
      maxLength: items * items,
    }),
  }),
);

describe('prunedWeights', () => {
  it('keeps the weights of a row that are largest in size, equal ones by ascending column', () => {
    const weights = Float64Array.from([0, 1, -3, 2, 2, 0, -2, 2, 0, 0, 0, 0, 1, 1, 1, 0]);
    expect(denseRows(prunedWeights(weights, 4, 2))).toEqual([
      [0, 0, -3, 2],
      [2, 0, -2, 0],
      [0, 0, 0, 0],
      [1, 1, 0, 0],
    ]);
  });

  it('equals sorting each row', () => {
    fc.assert(
      fc.property(square, fc.integer({ min: 1, max: 10 }), ({ items, weights }, kept) => {
        const pruned = prunedWeights(Float64Array.from(weights), items, kept);
        const expected = Array.from({ length: items }, (_, row) => {
          const own = weights.slice(row * items, (row + 1) * items);
          const order = [...own.keys()].sort((a, b) => Math.abs(own[b]!) - Math.abs(own[a]!) || a - b);
          return own.map((value, column) => (order.indexOf(column) < kept ? value : 0));
        });
        expect(denseRows(pruned)).toEqual(expected);
        for (let row = 0; row < items; row += 1) {
          const columns = pruned.indices.subarray(pruned.offsets[row], pruned.offsets[row + 1]);
          expect(columns).toEqual(columns.toSorted());
        }
        expect(pruned.values.every((value) => value !== 0)).toBe(true);
      }),
    );
  });

  it('refuses weights of another size, and to keep none', () => {
    expect(() => prunedWeights(new Float64Array(3), 2, 1)).toThrow('expected 2 × 2 weights, found 3');
    expect(() => prunedWeights(new Float64Array(4), 2, 0)).toThrow('k must be a whole number of at least 1');
  });
});

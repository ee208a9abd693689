import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlatIndex } from './flat.ts';
import { describeSimilarityIndex } from './index.contract.ts';
import { TopK } from './top-k.ts';

describeSimilarityIndex('flat', (vectors) => new FlatIndex(vectors));

it('refuses a block of another size', () => {
  expect(() => new FlatIndex({ matrix: Float32Array.of(1, 0, 1), rows: 2, columns: 2 })).toThrow(
    'expected 2 × 2 = 4 values, found 3',
  );
});

describe('TopK', () => {
  it('keeps what sorting would have put first, in whatever order it is offered', () => {
    const pairs = fc.uniqueArray(fc.record({ row: fc.nat(200), score: fc.constantFrom(-1, 0, 0.5, 0.25, 1) }), {
      selector: ({ row }) => row,
    });
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 20 }), (candidates, k) => {
        const best = new TopK(k);
        for (const { row, score } of candidates) best.offer(row, score);
        const expected = [...candidates].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, k);
        const { rows, scores } = best.finish();
        expect([...rows]).toEqual(expected.map(({ row }) => row));
        expect([...scores]).toEqual(expected.map(({ score }) => score));
        expect(best.threshold).toBe(expected.length < k ? Number.NEGATIVE_INFINITY : expected.at(-1)?.score);
      }),
    );
  });

  it.each([0, -1, 1.5])('refuses k = %d', (k) => {
    expect(() => new TopK(k)).toThrow('k must be');
  });
});

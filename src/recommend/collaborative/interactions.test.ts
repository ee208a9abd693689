import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseOf, histories } from './interactions.fixture.ts';
import { columnCounts, interactionsOf, rowOf, transposed } from './interactions.ts';

describe('Interactions', () => {
  it('keeps each row in the order in which it was given', () => {
    const matrix = interactionsOf([[2, 0], [], [1]], 3);
    expect(matrix.offsets).toEqual(Int32Array.of(0, 2, 2, 3));
    expect([0, 1, 2].map((row) => [...rowOf(matrix, row)])).toEqual([[2, 0], [], [1]]);
    expect(columnCounts(matrix)).toEqual(Int32Array.of(1, 1, 1));
  });

  it('turns columns into rows, in ascending order', () => {
    fc.assert(
      fc.property(histories(10, 8), (matrix) => {
        const dense = denseOf(matrix);
        const turned = transposed(matrix);
        expect(denseOf(turned)).toEqual(dense[0]!.map((_, column) => dense.map((row) => row[column])));
        for (let row = 0; row < turned.rows; row += 1)
          expect(rowOf(turned, row)).toEqual(rowOf(turned, row).toSorted());
        expect(columnCounts(matrix)).toEqual(
          Int32Array.from({ length: turned.rows }, (_, row) => rowOf(turned, row).length),
        );
      }),
    );
  });
});

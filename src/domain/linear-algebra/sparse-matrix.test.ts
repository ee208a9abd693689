import fc from 'fast-check';
import { expect, it } from 'vitest';
import { denseOf, distance, product, randomArray, rowsOf, sparseMatrices, turned } from './matrices.fixture.ts';
import { multiplySparse, transposed } from './sparse-matrix.ts';

it('transposes, and is itself again when transposed twice', () => {
  fc.assert(
    fc.property(sparseMatrices(9, 9), (matrix) => {
      expect(denseOf(transposed(matrix))).toEqual(turned(denseOf(matrix)));
      expect(transposed(transposed(matrix))).toEqual(matrix);
    }),
  );
});

it('multiplies a dense matrix, over whatever was in its place', () => {
  fc.assert(
    fc.property(sparseMatrices(9, 9), fc.integer({ min: 1, max: 7 }), (matrix, width) => {
      const dense = randomArray(matrix.columns * width, width);
      const out = randomArray(matrix.rows * width, 1);
      multiplySparse(matrix, dense, width, out);
      expect(distance(rowsOf(out, width), product(denseOf(matrix), rowsOf(dense, width)))).toBeLessThan(1e-12);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.ts';
import { naiveInverse } from './interactions.fixture.ts';
import { symmetricInverse } from './symmetric-inverse.ts';

/** RRᵀ + I for a random R. */
function positiveDefinite(size: number, seed: number): number[][] {
  const random = seeded(seed);
  const factor = Array.from({ length: size }, () => Array.from({ length: size }, () => random.below(2001) / 1000 - 1));
  return factor.map((a, row) =>
    factor.map((b, column) => a.reduce((sum, value, at) => sum + value * b[at]!, row === column ? 1 : 0)),
  );
}

describe('symmetricInverse', () => {
  // Below, at and above the size of one block; and more blocks than products run at a time.
  it.each([0, 1, 2, 3, 63, 64, 65, 130, 200, 330])('is the inverse of a matrix of %i rows', (size) => {
    const matrix = positiveDefinite(size, size);
    const inverse = symmetricInverse(Float64Array.from(matrix.flat()), size);
    const expected = naiveInverse(matrix).flat();
    let worst = 0;
    expected.forEach((value, at) => {
      worst = Math.max(worst, Math.abs(value - inverse[at]!));
    });
    expect(inverse).toHaveLength(size * size);
    expect(worst).toBeLessThan(1e-11);
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < row; column += 1)
        if (inverse[row * size + column] !== inverse[column * size + row])
          expect.fail(`not symmetric at ${row}, ${column}`);
  });

  it('reads the lower triangle only, and leaves the matrix as it was', () => {
    const matrix = Float64Array.of(4, Number.NaN, 2, 5);
    expect([...symmetricInverse(matrix, 2)]).toEqual([0.3125, -0.125, -0.125, 0.25]);
    expect(matrix).toEqual(Float64Array.of(4, Number.NaN, 2, 5));
  });

  it.each([
    ['indefinite', [1, 2, 2, 1]],
    ['singular', [1, 1, 1, 1]],
    ['not finite', [1, 0, Number.NaN, 1]],
  ])('refuses a matrix that is %s', (_, matrix) => {
    expect(() => symmetricInverse(Float64Array.from(matrix), 2)).toThrow(/not positive definite: pivot 1/);
  });

  it('refuses a matrix of another size', () => {
    expect(() => symmetricInverse(new Float64Array(5), 2)).toThrow('expected 2 × 2 values, found 5');
  });
});

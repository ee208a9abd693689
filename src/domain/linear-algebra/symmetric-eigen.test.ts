import { describe, expect, it } from 'vitest';
import { distance, identity, product, randomArray, rowsOf, turned } from './matrices.fixture.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

function symmetric(size: number, seed: number): number[][] {
  const half = rowsOf(randomArray(size * size, seed), size);
  return half.map((row, at) => row.map((value, column) => value + half[column]![at]!));
}

describe('symmetricEigen', () => {
  it.each([1, 2, 3, 10, 81])('takes a symmetric matrix of %i rows apart', (size) => {
    const matrix = symmetric(size, size);
    const { values, vectors } = symmetricEigen(Float64Array.from(matrix.flat()), size);
    const rows = rowsOf(vectors, size);
    expect(distance(product(rows, turned(rows)), identity(size))).toBeLessThan(1e-13);
    const scaled = rows.map((row, at) => row.map((value) => value * values[at]!));
    expect(distance(product(turned(rows), scaled), matrix)).toBeLessThan(1e-12);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
  });

  it('takes what is diagonal as it is, negative and equal values as well', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(-2, 0, 0, 0, 3, 0, 0, 0, 3), 3);
    expect([...values]).toEqual([3, 3, -2]);
    expect([...vectors]).toEqual([0, 1, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('finds small values beside large ones', () => {
    // (1, 1e-5; 1e-5, 1e-10 + 1e-20) has the determinant 1e-20.
    const { values } = symmetricEigen(Float64Array.of(1, 1e-5, 1e-5, 1e-10 + 1e-20), 2);
    expect(values[0]).toBeCloseTo(1 + 1e-10, 14);
    expect(Math.abs(values[1]!)).toBeLessThan(1e-16);
  });

  it('has nothing to say about no rows', () => {
    expect(symmetricEigen(new Float64Array(0), 0).values).toHaveLength(0);
  });

  it('refuses another size, and what is not finite', () => {
    expect(() => symmetricEigen(new Float64Array(3), 2)).toThrow('expected 2 × 2 values, found 3');
    expect(() => symmetricEigen(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2)).toThrow('did not converge');
  });
});

import { describe, expect, it } from 'vitest';
import { distance, identity, product, randomArray, rowsOf, turned } from './matrices.fixture.ts';
import { orthonormalize } from './orthonormalize.ts';

describe('orthonormalize', () => {
  // Widths around the kernels' blocks of 2 and 4, rows around their pieces of 64.
  it.each([
    [1, 1],
    [63, 2],
    [64, 3],
    [65, 4],
    [130, 7],
    [200, 33],
  ])('makes the columns of %i × %i orthonormal and keeps their span', (rows, width) => {
    const before = randomArray(rows * width, rows);
    const after = before.slice();
    orthonormalize(after, rows, width);
    const q = turned(rowsOf(after, width));
    expect(distance(product(q, turned(q)), identity(width))).toBeLessThan(1e-14);
    // QQᵀA = A
    const a = rowsOf(before, width);
    expect(distance(product(turned(q), product(q, a)), a)).toBeLessThan(1e-12);
  });

  it('is orthonormal to rounding for columns that are nearly the same', () => {
    const a = randomArray(100 * 3, 1);
    for (let row = 0; row < 100; row += 1) a[row * 3 + 1] = a[row * 3]! * 1e6 + a[row * 3 + 1]! * 10;
    orthonormalize(a, 100, 3);
    const q = turned(rowsOf(a, 3));
    expect(distance(product(q, turned(q)), identity(3))).toBeLessThan(1e-14);
  });

  it('replaces columns that depend on others by zeros', () => {
    const a = Float64Array.of(1, 2, 0, 1, 0, 0, 0, 1, 1, 2, 0, 3);
    orthonormalize(a, 3, 4);
    const q = turned(rowsOf(a, 4));
    expect(q[1]).toEqual([0, 0, 0]);
    expect(q[2]).toEqual([0, 0, 0]);
    const own = [q[0]!, q[3]!];
    expect(distance(product(own, turned(own)), identity(2))).toBeLessThan(1e-15);
  });
});

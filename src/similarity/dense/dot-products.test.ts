import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDotProducts } from './dot-products.ts';

const finite = fc.float({ min: -4, max: 4, noNaN: true, noDefaultInfinity: true });

describe.each(['auto', 'off'] as const)('dot products with SIMD %s', (simd) => {
  it('are those of a plain loop, of any range of rows', () => {
    const cases = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 23 })).chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        matrix: fc.array(finite, { minLength: rows * columns, maxLength: rows * columns }),
        query: fc.array(finite, { minLength: columns, maxLength: columns }),
        range: fc.tuple(fc.nat(rows), fc.nat(rows)),
      }),
    );
    fc.assert(
      fc.property(cases, ({ rows, columns, matrix, query, range }) => {
        const [from, to] = [Math.min(...range), Math.max(...range)];
        const out = new Float32Array(to - from + 1).fill(7);
        createDotProducts(Float32Array.from(matrix), rows, columns, { simd }).into(query, from, to, out);
        for (let row = from; row < to; row += 1) {
          const exact = query.reduce((sum, value, i) => sum + value * matrix[row * columns + i]!, 0);
          expect(out[row - from]).toBeCloseTo(exact, 3);
        }
        expect(out[to - from]).toBe(7);
      }),
    );
  });

  it('reach over more rows than one call of the kernel compares', () => {
    const rows = 9001;
    const matrix = Float32Array.from({ length: rows }, (_, row) => row);
    const out = new Float32Array(rows - 3);
    createDotProducts(matrix, rows, 1, { simd }).into([2], 3, rows, out);
    expect(out.every((value, at) => value === 2 * (at + 3))).toBe(true);
  });

  it('refuse a block of another size', () => {
    expect(() => createDotProducts(new Float32Array(5), 2, 3, { simd })).toThrow('expected 2 × 3 = 6 values, found 5');
  });
});

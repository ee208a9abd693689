import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnMoments } from './correlation.ts';

const matrices = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      values: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: rows * columns, maxLength: rows * columns }),
    }),
  );

describe('columnMoments', () => {
  it('finds what was worked out by hand', () => {
    // x = 1 2 3, y = 2 4 6, z = 3 1 2: r(x, y) = 1, r(x, z) = r(y, z) = −1/2.
    const { means, deviations, correlations } = columnMoments(Float32Array.of(1, 2, 3, 2, 4, 1, 3, 6, 2), 3, 3);
    expect([...means]).toEqual([2, 4, 2]);
    expect(deviations[0]).toBeCloseTo(Math.sqrt(2 / 3), 12);
    expect([...correlations].map((r) => Number(r.toFixed(12)))).toEqual([1, 1, -0.5, 1, 1, -0.5, -0.5, -0.5, 1]);
  });

  it('knows no correlation of a constant column, even of one that has no exact mean', () => {
    const values = Array.from({ length: 9 }, (_, row) => [0.1, row]).flat();
    const { deviations, correlations } = columnMoments(Float32Array.from(values), 9, 2);
    expect(deviations[0]).toBe(0);
    expect([...correlations]).toEqual([Number.NaN, Number.NaN, Number.NaN, 1]);
  });

  it('is symmetric, bounded, and 1 on the diagonal', () => {
    fc.assert(
      fc.property(matrices, ({ rows, columns, values }) => {
        const { correlations } = columnMoments(Float32Array.from(values), rows, columns);
        for (let i = 0; i < columns; i++) {
          const own = correlations[i * columns + i] ?? 2;
          expect(own === 1 || Number.isNaN(own)).toBe(true);
          for (let j = 0; j < columns; j++) {
            const r = correlations[i * columns + j] ?? 2;
            expect(r).toBe(correlations[j * columns + i]);
            expect(Number.isNaN(r) || Math.abs(r) <= 1).toBe(true);
          }
        }
      }),
    );
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(matrices, ({ rows, columns, values }) => {
        const { means, correlations } = columnMoments(Float32Array.from(values), rows, columns);
        const column = (index: number): number[] => values.filter((_, at) => at % columns === index);
        for (let i = 0; i < columns; i++) {
          expect(means[i]).toBeCloseTo(mean(column(i)), 9);
          for (let j = 0; j < columns; j++) {
            const expected = naivePearson(column(i), column(j));
            const r = correlations[i * columns + j] ?? Number.NaN;
            expect(Number.isNaN(r)).toBe(Number.isNaN(expected));
            expect(Math.abs(r - expected) > 1e-9).toBe(false);
          }
        }
      }),
    );
  });
});

function naivePearson(x: readonly number[], y: readonly number[]): number {
  if (new Set(x).size === 1 || new Set(y).size === 1) return Number.NaN;
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + (value - mean(a)) * ((b[index] ?? Number.NaN) - mean(b)), 0);
}

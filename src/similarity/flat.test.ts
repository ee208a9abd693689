import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlatIndex } from './flat.ts';
import { TopK } from './top-k.ts';

/** The definition, word for word: cosine in double precision, sums in column order; ties by ascending row. */
function naive(matrix: Float32Array, rows: number, columns: number, query: number): { row: number; score: number }[] {
  const vector = (row: number): number[] => [...matrix.subarray(row * columns, (row + 1) * columns)];
  const norm = (v: number[]): number => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
  const q = vector(query);
  return Array.from({ length: rows }, (_, row) => ({ row, v: vector(row) }))
    .filter(({ row }) => row !== query)
    .map(({ row, v }) => ({ row, score: q.reduce((sum, x, i) => sum + x * (v[i] ?? 0), 0) / (norm(q) * norm(v)) }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

const blocks = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc
    .array(
      fc
        .array(fc.constantFrom(0, 0.25, 0.5, 1, 0.1), { minLength: columns, maxLength: columns })
        .filter((row) => row.some((value) => value > 0)),
      { minLength: 1, maxLength: 40 },
    )
    .map((rows) => ({ rows: rows.length, columns, matrix: Float32Array.from(rows.flat()) })),
);

describe('FlatIndex', () => {
  it('equals the definition to the last bit, with duplicates and ties', () => {
    fc.assert(
      fc.property(blocks, fc.nat(), fc.integer({ min: 1, max: 50 }), ({ matrix, rows, columns }, at, k) => {
        const query = at % rows;
        const { rows: found, scores } = new FlatIndex({ matrix, rows, columns }).nearest(query, k);
        const expected = naive(matrix, rows, columns, query).slice(0, k);
        expect([...found]).toEqual(expected.map(({ row }) => row));
        expect([...scores]).toEqual(expected.map(({ score }) => score));
      }),
    );
  });

  it('excludes the query by identity, so that its duplicates are found', () => {
    const index = new FlatIndex({ matrix: Float32Array.of(1, 0, 1, 0, 0, 1), rows: 3, columns: 2 });
    expect([...index.nearest(1, 3).rows]).toEqual([0, 2]);
    expect(index.similarity(0, 1)).toBe(1);
  });

  it.each([
    ['a zero vector', [1, 0, 0, 0], 'row 1 is a zero vector'],
    ['a value that is no number', [1, 0, Number.NaN, 1], 'row 1 is not finite'],
    ['an infinite value', [1, 0, Number.POSITIVE_INFINITY, 1], 'row 1 is not finite'],
    ['a block of another size', [1, 0, 1], 'expected 2 × 2 = 4 values, found 3'],
  ])('refuses %s', (_, values, message) => {
    expect(() => new FlatIndex({ matrix: Float32Array.from(values), rows: 2, columns: 2 })).toThrow(message);
  });

  it('refuses rows that are not there', () => {
    const index = new FlatIndex({ matrix: Float32Array.of(1), rows: 1, columns: 1 });
    for (const row of [-1, 1, 0.5, Number.NaN]) expect(() => index.nearest(row, 1)).toThrow('there is no row');
    expect([...index.nearest(0, 5).rows]).toEqual([]);
  });
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

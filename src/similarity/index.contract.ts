/** The contract of every SimilarityIndex: it equals the definition to the last bit, whatever the data, query, filter or ties. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NearestQuery, SimilarityIndex, Vectors } from './port.ts';

/** The definition, word for word: cosine in double precision, sums in column order; ties by ascending row. */
export function naiveNearest(
  { matrix, rows, columns }: Vectors,
  { vector, k, exclude, filter }: NearestQuery,
): { row: number; score: number }[] {
  const norm = (v: ArrayLike<number>): number => Math.sqrt(Array.from(v).reduce((sum, x) => sum + x * x, 0));
  return Array.from({ length: rows }, (_, row) => ({ row, v: matrix.subarray(row * columns, (row + 1) * columns) }))
    .filter(({ row }) => exclude?.has(row) !== true && filter?.accepts(row) !== false)
    .map(({ row, v }) => ({
      row,
      score: v.reduce((sum, x, i) => sum + (vector[i] ?? 0) * x, 0) / (norm(vector) * norm(v)),
    }))
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, k);
}

/** Vectors as titles have them: a few numbers, and a set. Few distinct values, so that ties and duplicates are common. */
const titleLike: fc.Arbitrary<Vectors> = fc
  .record({ numbers: fc.integer({ min: 0, max: 4 }), set: fc.integer({ min: 1, max: 6 }), coarse: fc.boolean() })
  .chain(({ numbers, set, coarse }) => {
    const number = coarse ? fc.constantFrom(0, 0.25, 0.5, 1) : fc.float({ min: 0, max: 1, noNaN: true });
    const row = fc
      .tuple(
        fc.array(number, { minLength: numbers, maxLength: numbers }),
        fc.array(fc.constantFrom(0, 1), { minLength: set, maxLength: set }),
      )
      .map(([a, b]) => [...a, ...b])
      .filter((values) => values.some((value) => Math.abs(value) > 1e-6));
    return fc
      .array(row, { minLength: 0, maxLength: 120 })
      .map((rows) => ({ rows: rows.length, columns: numbers + set, matrix: Float32Array.from(rows.flat()) }));
  });

/** Random choices of which a question is made. */
interface Choices {
  readonly at: number;
  readonly k: number;
  readonly kind: string;
  readonly weights: readonly number[];
  readonly excluded: readonly number[];
  readonly modulus: number;
}

const query: fc.Arbitrary<Choices> = fc.record({
  at: fc.nat(),
  k: fc.integer({ min: 1, max: 60 }),
  kind: fc.constantFrom('row', 'profile'),
  weights: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 10, maxLength: 10 }),
  excluded: fc.array(fc.nat(119), { maxLength: 20 }),
  modulus: fc.constantFrom(0, 1, 2, 3, 7, 50, 1000),
});

/** A question to these vectors made of random choices. */
function questionOf(vectors: Vectors, choices: Choices): NearestQuery {
  const { matrix, rows, columns } = vectors;
  const row = choices.at % rows;
  const vector =
    choices.kind === 'row'
      ? Float64Array.from(matrix.subarray(row * columns, (row + 1) * columns))
      : Float64Array.from({ length: columns }, (_, i) => choices.weights[i] ?? 0.5);
  if (vector.every((value) => Math.abs(value) < 1e-6)) vector[0] = 1;
  const { modulus } = choices;
  return {
    vector,
    k: choices.k,
    exclude: choices.kind === 'row' ? new Set([row]) : new Set(choices.excluded),
    ...(modulus === 0 ? {} : { filter: { accepts: (candidate: number) => candidate % modulus === 0 } }),
  };
}

/** Runs the contract against an implementation. */
export function describeSimilarityIndex(name: string, create: (vectors: Vectors) => SimilarityIndex): void {
  const expectEqual = (vectors: Vectors, question: NearestQuery): void => {
    const { rows, scores } = create(vectors).nearest(question);
    const expected = naiveNearest(vectors, question);
    expect([...rows]).toEqual(expected.map(({ row }) => row));
    expect([...scores]).toEqual(expected.map(({ score }) => score));
  };
  const block = (rows: readonly (readonly number[])[]): Vectors => ({
    rows: rows.length,
    columns: rows[0]?.length ?? 3,
    matrix: Float32Array.from(rows.flat()),
  });
  const rowOf = ({ matrix, columns }: Vectors, row: number): Float64Array =>
    Float64Array.from(matrix.subarray(row * columns, (row + 1) * columns));

  describe(`${name}: the contract of a similarity index`, () => {
    it('equals the definition to the last bit, with filters, exclusions, duplicates and ties', () => {
      fc.assert(
        fc.property(titleLike, query, (vectors, choices) => {
          if (vectors.rows > 0) expectEqual(vectors, questionOf(vectors, choices));
        }),
        { numRuns: 600 },
      );
    });

    it('answers again and again alike', () => {
      fc.assert(
        fc.property(titleLike, fc.array(query, { minLength: 2, maxLength: 4 }), (vectors, questions) => {
          if (vectors.rows === 0) return;
          const index = create(vectors);
          for (const choices of [...questions, ...questions]) {
            const question = questionOf(vectors, choices);
            expect([...index.nearest(question).rows]).toEqual(naiveNearest(vectors, question).map(({ row }) => row));
          }
        }),
        { numRuns: 60 },
      );
    });

    it.each([
      ['one set for all', (i: number) => [(i % 17) / 17, (i % 5) / 5, 1, 0]],
      ['many sets', (i: number) => [0.5, 0.25, ...Array.from({ length: 12 }, (_, bit) => ((i + 1) >> bit) & 1)]],
      ['all the same', () => [0.25, 0.5, 1, 0]],
      ['the same but for the last bit', (i: number) => [0.5, Math.fround(0.5 + i * 2 ** -24), 1, 1]],
      ['numbers of 0 only', (i: number) => [0, 0, 1, i % 2]],
    ])('holds for %s', (_, make) => {
      const vectors = block(Array.from({ length: 700 }, (_value, i) => make(i)));
      for (const row of [0, 1, 350, 699]) {
        expectEqual(vectors, { vector: rowOf(vectors, row), k: 20, exclude: new Set([row]) });
        expectEqual(vectors, { vector: rowOf(vectors, row), k: 20, filter: { accepts: (at) => at > 600 } });
      }
    });

    it('finds nothing among no rows, and nothing besides a single one', () => {
      expect([...create(block([])).nearest({ vector: Float64Array.of(1, 1, 1), k: 5 }).rows]).toEqual([]);
      const one = block([[0.5, 1, 1]]);
      expect([...create(one).nearest({ vector: rowOf(one, 0), k: 5, exclude: new Set([0]) }).rows]).toEqual([]);
      expect([...create(one).nearest({ vector: rowOf(one, 0), k: 5 }).rows]).toEqual([0]);
    });

    it('finds every row that passes when there are fewer than asked for', () => {
      const vectors = block(Array.from({ length: 300 }, (_value, i) => [i / 300, 1, i % 2]));
      const { rows } = create(vectors).nearest({
        vector: rowOf(vectors, 0),
        k: 50,
        filter: { accepts: (row) => row % 100 === 7 },
      });
      expect([...rows].sort((a, b) => a - b)).toEqual([7, 107, 207]);
    });

    it.each([
      [
        'a zero vector',
        [
          [0.5, 1, 1],
          [0, 0, 0],
        ],
        'row 1 is a zero vector',
      ],
      ['a value that is no number', [[Number.NaN, 1, 0]], 'row 0 is not finite'],
      ['an infinite value', [[Number.POSITIVE_INFINITY, 1, 0]], 'row 0 is not finite'],
    ])('refuses %s, naming the row', (_, rows, message) => {
      expect(() => create(block(rows))).toThrow(message);
    });

    it('refuses a query of another length, a zero query, and a k below 1', () => {
      const index = create(block([[0.5, 1, 1]]));
      expect(() => index.nearest({ vector: Float64Array.of(1, 1), k: 1 })).toThrow('the query has 2 columns');
      expect(() => index.nearest({ vector: Float64Array.of(0, 0, 0), k: 1 })).toThrow('a zero vector');
      expect(() => index.nearest({ vector: Float64Array.of(1, Number.NaN, 0), k: 1 })).toThrow('not finite');
      expect(() => index.nearest({ vector: Float64Array.of(1, 0, 0), k: 0 })).toThrow('k must be');
    });
  });
}

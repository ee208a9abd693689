/** Small random facts about items, and plain dense arithmetic to compare with. */

import fc from 'fast-check';
import type { SparseRows } from '../../domain/sparse.ts';
import { eraKernel, type ItemFacts } from './side-information.ts';

/** Rows as sparse rows of unit length; rows of zeros stay empty. */
export function unitRows(dense: readonly (readonly number[])[], columns: number): SparseRows {
  const offsets = Int32Array.from([
    0,
    ...dense.map(
      (_, row) =>
        dense
          .slice(0, row + 1)
          .flat()
          .filter(Boolean).length,
    ),
  ]);
  const cells = dense.flatMap((row) => row.map((value, column) => ({ value: value / Math.hypot(...row), column })));
  const own = cells.filter(({ value }) => value !== 0 && !Number.isNaN(value));
  return {
    rows: dense.length,
    columns,
    offsets,
    indices: Int32Array.from(own, ({ column }) => column),
    values: Float32Array.from(own, ({ value }) => value),
  };
}

/** A sparse matrix as rows of numbers. */
export function denseRows({ rows, columns, offsets, indices, values }: SparseRows): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const out = Array<number>(columns).fill(0);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) out[indices[at]!] = values[at]!;
    return out;
  });
}

const vectorRows = (items: number, columns: number): fc.Arbitrary<SparseRows> => {
  const row = fc.array(fc.constantFrom(0, 0, 1, 2.5), { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: items, maxLength: items }).map((rows) => unitRows(rows, columns));
};

/** Facts of so many items; some have no genres, people or year. */
export function factsOf(items: number): fc.Arbitrary<ItemFacts> {
  const numbers = (min: number, max: number): fc.Arbitrary<Float64Array> =>
    fc
      .array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min, max }) }, fc.constant(Number.NaN)), {
        minLength: items,
        maxLength: items,
      })
      .map((values) => Float64Array.from(values));
  return fc.record({
    genres: vectorRows(items, 3),
    people: vectorRows(items, 5),
    years: numbers(1990, 2005),
  });
}

/** v_i · v_j. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

/** The three similarities of two items, as they are defined. */
export function naiveSimilarities(facts: ItemFacts, one: number, other: number): Record<string, number> {
  const [genres, people] = [denseRows(facts.genres), denseRows(facts.people)];
  return {
    genres: dot(genres[one]!, genres[other]!),
    people: dot(people[one]!, people[other]!),
    era: eraKernel(facts.years[one]!, facts.years[other]!),
  };
}

/** Small random histories, and plain dense arithmetic to compare with. */

import fc from 'fast-check';
import { type Interactions, interactionsOf } from './interactions.ts';

/** Up to `users` histories of up to `items` items, in any order, and empty ones among them. */
export function histories(users: number, items: number): fc.Arbitrary<Interactions> {
  return fc
    .integer({ min: 1, max: items })
    .chain((columns) =>
      fc
        .array(fc.uniqueArray(fc.nat(columns - 1)), { minLength: 1, maxLength: users })
        .map((rows) => interactionsOf(rows, columns)),
    );
}

/** The matrix as rows of 0 and 1. */
export function denseOf({ rows, columns, offsets, indices }: Interactions): number[][] {
  const all = Array.from({ length: columns }, (_, column) => column);
  return Array.from({ length: rows }, (_, row) => {
    const own = new Set(indices.slice(offsets[row], offsets[row + 1]));
    return all.map((column) => (own.has(column) ? 1 : 0));
  });
}

/** A⁻¹ by Gauss and Jordan, with pivots. */
export function naiveInverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column; row < size; row += 1)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const scale = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / scale);
    work.forEach((row, at) => {
      if (at === column) return;
      const factor = row[column]!;
      work[at] = row.map((value, place) => value - factor * work[column]![place]!);
    });
  }
  return work.map((row) => row.slice(size));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedRows, packRows } from './packed-rows.ts';

/** Sets of the first rows of many, each in a list of four places. */
function packed(rows: number, sets: readonly (readonly number[])[]): PackedRows {
  const lists = new Int32Array(rows * 4).fill(-1);
  for (const [row, set] of sets.entries()) lists.set(set, row * 4);
  return packRows(rows, lists);
}

describe('packRows', () => {
  it.each([30, 70_000, 200_000])(
    'gives back what was packed, ascending, without the places that were empty: %i rows',
    (rows) => {
      const set = fc.uniqueArray(fc.nat(rows - 1), { maxLength: 4 });
      fc.assert(
        fc.property(fc.array(set, { maxLength: 6 }), (sets) => {
          const found = packed(rows, sets);
          for (const [row, members] of sets.entries())
            expect([...found.of(row)]).toEqual(members.toSorted((a, b) => a - b));
          expect(found.of(rows - 1)).toHaveLength(0);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('writes differences that two bytes cannot hold in parts', () => {
    const found = packed(140_000, [[], [131_070, 65_534, 4, 131_069]]);
    expect([...found.of(1)]).toEqual([4, 65_534, 131_069, 131_070]);
    expect([...found.arrays.differences]).toEqual([4, 65_530, 65_535, 0, 1]);
  });

  it('packs no rows at all', () => {
    const { offsets, differences } = packRows(0, new Int32Array()).arrays;
    expect([[...offsets], [...differences]]).toEqual([[0], []]);
  });
});

describe('PackedRows', () => {
  const unpacked = (rows: number, offsets: number[], differences: number[]) => () =>
    new PackedRows(rows, { offsets: Int32Array.from(offsets), differences: Uint16Array.from(differences) });

  it('takes sets as they were saved', () => {
    const rows = unpacked(3, [0, 2, 2, 3], [1, 1, 0])();
    expect([0, 1, 2].map((row) => [...rows.of(row)])).toEqual([[1, 2], [], [0]]);
  });

  it.each([
    ['too few offsets', [0, 1], [0], 'there are no sets of 2 rows'],
    ['offsets that do not begin at 0', [1, 1, 1], [0], 'there are no sets of 2 rows'],
    ['offsets that do not end with the differences', [0, 1, 1], [0, 1], 'there are no sets of 2 rows'],
    ['offsets beyond the differences', [0, 3, 2], [0, 1], 'the set of row 0 is not where it should be'],
    ['offsets that do not ascend', [0, -1, 2], [0, 1], 'the set of row 0 is not where it should be'],
    ['a member beyond the rows', [0, 0, 1], [2], 'the set of row 1 holds no rows of 2'],
    ['members that add up to more', [0, 2, 2], [1, 1], 'the set of row 0 holds no rows of 2'],
  ])('refuses %s', (_, offsets, differences, problem) => {
    expect(unpacked(2, offsets, differences)).toThrow(problem);
  });
});

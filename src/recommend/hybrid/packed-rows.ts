/** For every row a set of other rows, kept in about two bytes a member. */

/** A difference of this or more is written in parts: as many times this as it holds, then the rest. */
const WHOLE = 65_535;

/** The arrays of {@link PackedRows}, as they are saved. */
export interface PackedRowsArrays {
  /** `[rows + 1]`: what belongs to row r is `differences[offsets[r] … offsets[r + 1] - 1]`. */
  readonly offsets: Int32Array;
  /**
   * For each row its members in ascending order, each as the difference from the one before, the first from 0. 65,535 says that
   * the difference goes on with the next number, which is added.
   */
  readonly differences: Uint16Array;
}

/** Sets of rows; a set is unpacked when it is asked for. */
export class PackedRows {
  readonly arrays: PackedRowsArrays;

  /** @throws {Error} when the arrays do not hold sets of rows below `rows`, one a row. O(members) */
  constructor(rows: number, arrays: PackedRowsArrays) {
    this.arrays = arrays;
    requireSets(rows, arrays);
  }

  /** Members of the set of a row, ascending. O(members) */
  of(row: number): Int32Array {
    const { offsets, differences } = this.arrays;
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    const members = new Int32Array(to - from);
    let count = 0;
    let member = 0;
    for (let at = from; at < to; at += 1) {
      const difference = differences[at] as number;
      member += difference;
      if (difference === WHOLE) continue;
      members[count] = member;
      count += 1;
    }
    return members.subarray(0, count);
  }
}

/**
 * Packs lists of one length.
 *
 * @param lists `[rows × count]`, in any order, −1 for none
 */
export function packRows(rows: number, lists: Int32Array): PackedRows {
  const count = rows === 0 ? 0 : lists.length / rows;
  const offsets = new Int32Array(rows + 1);
  // The differences of a row sum to less than the rows, so that they hold WHOLE no more often than this.
  const most = rows * (count + Math.floor(rows / WHOLE));
  const differences = new Uint16Array(most);
  let end = 0;
  for (let row = 0; row < rows; row += 1) {
    let before = 0;
    for (const member of lists.slice(row * count, (row + 1) * count).sort()) {
      if (member < 0) continue;
      let difference = member - before;
      for (; difference >= WHOLE; difference -= WHOLE) {
        differences[end] = WHOLE;
        end += 1;
      }
      differences[end] = difference;
      end += 1;
      before = member;
    }
    offsets[row + 1] = end;
  }
  return new PackedRows(rows, { offsets, differences: differences.slice(0, end) });
}

/** Differences are never negative, so that a row's sum is no less than any of its members. Millions at every start: one plain loop. */
function requireSets(rows: number, { offsets, differences }: PackedRowsArrays): void {
  const ends = offsets.length === rows + 1 && offsets[0] === 0 && offsets[rows] === differences.length;
  if (!ends) throw new Error(`there are no sets of ${rows} rows`);
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    if (to < from || to > differences.length) throw new Error(`the set of row ${row} is not where it should be`);
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += differences[at] as number;
    if (sum >= rows) throw new Error(`the set of row ${row} holds no rows of ${rows}`);
  }
}

/** Tells numbers from sets in a matrix, and puts rows with the same set together. */

import type { Vectors } from '../port.ts';

/** Most set columns that fit into a mask. */
const MAX_SET_COLUMNS = 32;

/** The bits of 1 as a 32-bit float. */
const ONE_BITS = 0x3f800000;

/** Rows with the same set, one group after the other. */
export interface GroupLayout {
  /** How many leading columns hold numbers; the others hold 0 or 1. */
  readonly numbers: number;
  /** Rows in the order of their groups, and within a group ascending. */
  readonly order: Int32Array;
  /** Group g holds `order[starts[g] … starts[g + 1] - 1]`. */
  readonly starts: Int32Array;
  /** The set columns of group g, ascending: `members[memberStarts[g] … memberStarts[g + 1] - 1]`. */
  readonly members: Int32Array;
  readonly memberStarts: Int32Array;
}

/**
 * Finds the columns, from the last one backwards, that hold nothing but 0 and 1, and groups rows by them. O(rows × columns).
 *
 * @returns `undefined` when there are no such columns, or more than fit into a mask
 */
export function groupRows({ matrix, rows, columns }: Vectors): GroupLayout | undefined {
  const numbers = numericColumns({ matrix, rows, columns });
  const setColumns = columns - numbers;
  if (setColumns === 0 || setColumns > MAX_SET_COLUMNS) return undefined;
  // Sets are numbered as they are met; the groups come in the order of their masks.
  const numbered = new Map<number, number>();
  const setOf = new Int32Array(rows);
  const sizes: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    let bits = 0;
    for (let column = numbers, at = row * columns + numbers; column < columns; column += 1, at += 1) {
      if (matrix[at] === 1) bits |= 1 << (column - numbers);
    }
    const mask = bits >>> 0;
    let set = numbered.get(mask);
    if (set === undefined) {
      set = sizes.push(0) - 1;
      numbered.set(mask, set);
    }
    setOf[row] = set;
    sizes[set] = (sizes[set] as number) + 1;
  }
  const groups = [...numbered.keys()].sort((a, b) => a - b);
  const starts = new Int32Array(groups.length + 1);
  const next = new Int32Array(groups.length);
  groups.forEach((mask, group) => {
    const set = numbered.get(mask) as number;
    next[set] = starts[group] as number;
    starts[group + 1] = (starts[group] as number) + (sizes[set] as number);
  });
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const set = setOf[row] as number;
    const at = next[set] as number;
    order[at] = row;
    next[set] = at + 1;
  }
  const lists = groups.map((mask) => membersOf(mask, numbers));
  const memberStarts = new Int32Array(groups.length + 1);
  lists.forEach((list, group) => {
    memberStarts[group + 1] = (memberStarts[group] as number) + list.length;
  });
  return { numbers, order, starts, members: Int32Array.from(lists.flat()), memberStarts };
}

function numericColumns({ matrix, rows, columns }: Vectors): number {
  // By their bits, because -0 is not the 0 of a set: it would be lost in a mask.
  const bits = new Uint32Array(matrix.buffer, matrix.byteOffset, matrix.length);
  let last = -1;
  for (let row = 0; row < rows; row += 1) {
    for (let column = columns - 1; column > last; column -= 1) {
      const value = bits[row * columns + column];
      if (value !== 0 && value !== ONE_BITS) last = column;
    }
  }
  return last + 1;
}

function membersOf(mask: number, offset: number): number[] {
  const members: number[] = [];
  for (let bit = 0; bit < MAX_SET_COLUMNS; bit += 1) if ((mask >>> bit) & 1) members.push(offset + bit);
  return members;
}

/** Tells numbers from sets in a matrix, and puts rows with the same set together. */

import type { Vectors } from '../port.ts';

/** Most set columns that fit into a mask. */
const MAX_SET_COLUMNS = 32;

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
  const masks = new Uint32Array(rows);
  const sizes = new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    let mask = 0;
    for (let column = numbers; column < columns; column += 1) {
      if (matrix[row * columns + column] === 1) mask |= 1 << (column - numbers);
    }
    masks[row] = mask;
    const key = masks[row] as number;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const groups = [...sizes.keys()].sort((a, b) => a - b);
  const starts = new Int32Array(groups.length + 1);
  const next = new Map<number, number>();
  groups.forEach((mask, group) => {
    next.set(mask, starts[group] as number);
    starts[group + 1] = (starts[group] as number) + (sizes.get(mask) ?? 0);
  });
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const mask = masks[row] as number;
    const at = next.get(mask) ?? 0;
    order[at] = row;
    next.set(mask, at + 1);
  }
  const lists = groups.map((mask) => membersOf(mask, numbers));
  const memberStarts = new Int32Array(groups.length + 1);
  lists.forEach((list, group) => {
    memberStarts[group + 1] = (memberStarts[group] as number) + list.length;
  });
  return { numbers, order, starts, members: Int32Array.from(lists.flat()), memberStarts };
}

function numericColumns({ matrix, rows, columns }: Vectors): number {
  let last = -1;
  for (let row = 0; row < rows; row += 1) {
    for (let column = columns - 1; column > last; column -= 1) {
      const value = matrix[row * columns + column];
      // -0 is not the 0 of a set: it would be lost in a mask.
      if (value !== 1 && !Object.is(value, 0)) last = column;
    }
  }
  return last + 1;
}

function membersOf(mask: number, offset: number): number[] {
  const members: number[] = [];
  for (let bit = 0; bit < MAX_SET_COLUMNS; bit += 1) if ((mask >>> bit) & 1) members.push(offset + bit);
  return members;
}

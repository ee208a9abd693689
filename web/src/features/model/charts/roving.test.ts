/** Tests of the arrow keys in charts. */

import { describe, expect, it } from 'vitest';
import { nextMark } from './roving.ts';

describe('nextMark', () => {
  it('goes along a line and stops at its ends', () => {
    const line = { count: 3 };
    expect(nextMark('ArrowRight', 0, line)).toBe(1);
    expect(nextMark('ArrowDown', 2, line)).toBe(2);
    expect(nextMark('ArrowLeft', 0, line)).toBe(0);
    expect(nextMark('ArrowUp', 2, line)).toBe(1);
    expect(nextMark('Home', 2, line)).toBe(0);
    expect(nextMark('End', 0, line)).toBe(2);
  });

  it('stays within the row and the column of a matrix', () => {
    const matrix = { count: 6, columns: 3 };
    expect(nextMark('ArrowRight', 2, matrix)).toBe(2);
    expect(nextMark('ArrowLeft', 3, matrix)).toBe(3);
    expect(nextMark('ArrowDown', 1, matrix)).toBe(4);
    expect(nextMark('ArrowDown', 4, matrix)).toBe(4);
    expect(nextMark('ArrowUp', 1, matrix)).toBe(1);
    expect(nextMark('Home', 5, matrix)).toBe(3);
    expect(nextMark('End', 3, matrix)).toBe(5);
  });

  it('leaves other keys alone', () => {
    expect(nextMark('Tab', 0, { count: 3 })).toBeUndefined();
  });
});

/** Tests of the bins of charts. */

import { describe, expect, it } from 'vitest';
import { binLabel, binsOf, fullest, powersOfTen, votesAt } from './histogram.ts';

const HISTOGRAM = { edges: [0, 1, 2, 3, 4], counts: [0, 5, 0, 2] };

describe('binsOf', () => {
  it('leaves out empty bins at the ends, and only there', () => {
    expect(binsOf(HISTOGRAM)).toEqual([
      { low: 1, high: 2, count: 5, isLast: false },
      { low: 2, high: 3, count: 0, isLast: false },
      { low: 3, high: 4, count: 2, isLast: true },
    ]);
  });

  it('keeps empty bins of a range that is shown in any case', () => {
    expect(binsOf({ edges: [0, 1, 2, 3], counts: [0, 4, 0] }, 0, 3)).toHaveLength(3);
    expect(binsOf({ edges: [0, 1, 2, 3], counts: [0, 4, 0] }, 1, 3)).toHaveLength(2);
  });

  it('has none of nothing', () => {
    expect(binsOf({ edges: [0, 1], counts: [0] })).toEqual([]);
    expect(binsOf({ edges: [], counts: [] })).toEqual([]);
  });
});

describe('binLabel', () => {
  const rating = (value: number): string => value.toFixed(1);

  it('names the values that a bin holds', () => {
    expect(binLabel({ low: 6.5, high: 7, count: 1, isLast: false }, 0.1, rating)).toBe('6.5 to 6.9');
    expect(binLabel({ low: 90, high: 100, count: 1, isLast: false }, 1, String)).toBe('90 to 99');
  });

  it('knows that the last one holds its upper bound', () => {
    expect(binLabel({ low: 9.5, high: 10, count: 1, isLast: true }, 0.1, rating)).toBe('9.5 to 10.0');
  });
});

describe('votesAt', () => {
  it('gives round numbers', () => {
    expect(votesAt(2.75)).toBe(560);
    expect(votesAt(3)).toBe(1000);
    expect(votesAt(0)).toBe(0);
  });
});

describe('powersOfTen', () => {
  it('finds those within the bounds', () => {
    expect(powersOfTen(2.5, 6.75).map(({ value }) => value)).toEqual([1000, 10_000, 100_000, 1_000_000]);
  });

  it('finds none between two powers', () => {
    expect(powersOfTen(3.2, 3.8)).toEqual([]);
  });
});

describe('fullest', () => {
  it('is the first of the bins with the most', () => {
    expect(fullest([{ count: 1 }, { count: 3 }, { count: 3 }])).toEqual({ count: 3 });
    expect(fullest([])).toBeUndefined();
  });
});

/** Tests of how quantities are read, and of what is made of them. */

import { describe, expect, it } from 'vitest';
import { formatBytes, formatCorrelation, formatSeconds, formatShare, stagesOf, strongestPairs } from './quantities.ts';

describe('formatShare', () => {
  it.each([
    [0, '0.0 %'],
    [0.000_05, '< 0.1 %'],
    [0.161_909, '16.2 %'],
    [1, '100.0 %'],
  ])('%d → %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [3_112_036, '3.1 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('%d → %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatSeconds', () => {
  it.each([
    [0.007, '7 ms'],
    [1.234, '1.23 s'],
    [42.51, '42.5 s'],
    [125, '2 min 5 s'],
  ])('%d → %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});

describe('formatCorrelation', () => {
  it('has a real minus, and none before nothing', () => {
    expect(formatCorrelation(-0.214)).toBe('−0.21');
    expect(formatCorrelation(-0.001)).toBe('0.00');
    expect(formatCorrelation(0.5)).toBe('0.50');
  });
});

describe('stagesOf', () => {
  it('leads from all to what was kept', () => {
    expect(stagesOf(10, [{ description: 'adult', count: 3 }], 7)).toEqual([
      { name: 'titles with a rating', kind: 'total', from: 0, to: 10 },
      { name: 'adult', kind: 'drop', from: 10, to: 7 },
      { name: 'titles kept', kind: 'total', from: 0, to: 7 },
    ]);
  });

  it('names what no reason explains', () => {
    expect(stagesOf(10, [], 8)[1]).toEqual({ name: 'set aside by the checks', kind: 'drop', from: 10, to: 8 });
  });
});

describe('strongestPairs', () => {
  it('has each pair once, and none without a correlation', () => {
    const values = [
      [1, 0.2, null],
      [0.2, 1, -0.9],
      [null, -0.9, null],
    ];
    expect(strongestPairs(['a', 'b', 'c'], values)).toEqual([
      { one: 'b', other: 'c', value: -0.9 },
      { one: 'a', other: 'b', value: 0.2 },
    ]);
  });
});

/** Tests of the address of the page that compares two titles. */

import { describe, expect, it } from 'vitest';
import { pairPath, parsePair } from './pair.ts';

describe('parsePair', () => {
  it('reads identifiers, and passes over what is none', () => {
    expect(parsePair('?a=TT1375666&b=%20tt0133093&of=tt1375666,nonsense,tt0068646,tt1375666')).toEqual({
      a: 'tt1375666',
      b: 'tt0133093',
      of: ['tt1375666', 'tt0068646'],
    });
    expect(parsePair('?a=inception&b=tt1&of=')).toEqual({ a: undefined, b: undefined, of: [] });
  });
});

describe('pairPath', () => {
  it('writes what parsePair reads, and keeps the rest of the address', () => {
    const pair = { a: 'tt1375666', b: 'tt0133093', of: ['tt1375666', 'tt0068646'] };
    expect(pairPath(pair, '?strategy=content&a=tt0000001')).toBe(
      '/similarity?a=tt1375666&b=tt0133093&of=tt1375666,tt0068646&strategy=content',
    );
    expect(parsePair(pairPath(pair).slice('/similarity'.length))).toEqual(pair);
  });

  it('leaves out what is not chosen, and a choice of one', () => {
    expect(pairPath({ a: undefined, b: 'tt0133093', of: ['tt1375666'] })).toBe('/similarity?b=tt0133093');
    expect(pairPath({ a: undefined, b: undefined, of: [] })).toBe('/similarity');
  });
});

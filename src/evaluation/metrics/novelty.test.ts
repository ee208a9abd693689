import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { novelty, selfInformation } from './novelty.ts';

describe('selfInformation', () => {
  it('is in bits: none for what everybody knows, one more at every halving', () => {
    expect([...selfInformation([8, 4, 2, 1], 8)]).toEqual([0, 1, 2, 3]);
  });

  it('counts an item that nobody knows as if one did', () => {
    expect([...selfInformation([0, 1], 8)]).toEqual([3, 3]);
  });

  it('refuses counts that are no share of the total', () => {
    for (const count of [9, -1, Number.NaN]) expect(() => selfInformation([8, count], 8)).toThrow('item 1 has');
    expect(() => selfInformation([0], 0)).toThrow('at least 1');
  });
});

describe('novelty', () => {
  const information = selfInformation([8, 4, 2, 1], 8);

  it('is the mean over the list down to the cut-off', () => {
    expect(novelty([0, 3, 2], information, 2)).toBe((0 + 3) / 2);
    expect(novelty([0, 3, 2], information, 10)).toBe((0 + 3 + 2) / 3);
  });

  it('is not defined for an empty list, and refuses an item outside the catalogue', () => {
    expect(novelty([], information, 10)).toBeNull();
    expect(() => novelty([4], information, 10)).toThrow('item 4');
  });

  it('rises when an item is replaced by a less popular one', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(counts, (given) => {
        fc.pre(given[0]! > given[1]!);
        const bits = selfInformation(given, 1000);
        const rest = given.map((_, item) => item).slice(2);
        expect(novelty([1, ...rest], bits, 20)).toBeGreaterThan(novelty([0, ...rest], bits, 20) ?? Number.NaN);
      }),
    );
  });
});

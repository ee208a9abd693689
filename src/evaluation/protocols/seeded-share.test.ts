import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededShare } from './seeded-share.ts';

describe('seededShare', () => {
  it('is a function of seed, purpose and name, which must never change: reports would', () => {
    const shares = [
      seededShare(0, 'test user', 1),
      seededShare(0, 'test user', '1'),
      seededShare(7, 'film', 'tt0068646'),
    ];
    expect(shares.map((share) => share.toFixed(9))).toEqual(['0.092117177', '0.092117177', '0.273370694']);
  });

  it('lies in [0, 1)', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.string(), (seed, purpose, name) => {
        const share = seededShare(seed, purpose, name);
        expect(share >= 0 && share < 1).toBe(true);
      }),
    );
  });

  it.each(['user', 'film'])('spreads names evenly: %s', (purpose) => {
    const tenths = new Int32Array(10);
    for (let name = 0; name < 10_000; name += 1) {
      const tenth = Math.floor(seededShare(3, purpose, name) * 10);
      tenths[tenth] = tenths[tenth]! + 1;
    }
    // 1,000 each, give or take five standard deviations of 30.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('draws independently for another seed or purpose', () => {
    const draws = (seed: number, purpose: string): boolean[] =>
      Array.from({ length: 10_000 }, (_, name) => seededShare(seed, purpose, name) < 0.2);
    const [one, otherSeed, otherPurpose] = [draws(0, 'a'), draws(1, 'a'), draws(0, 'b')];
    const both = (other: boolean[]): number => one.filter((drawn, at) => drawn && other[at]).length;
    // 4 % are drawn by both, give or take five standard deviations of 20.
    expect(Math.abs(both(otherSeed) - 400)).toBeLessThan(100);
    expect(Math.abs(both(otherPurpose) - 400)).toBeLessThan(100);
  });
});

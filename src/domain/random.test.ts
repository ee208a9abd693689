import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, sampleIndices, xoshiro128 } from './random.ts';

describe('xoshiro128', () => {
  it('gives the numbers of the reference implementation', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 6 }, next)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
  });

  it('refuses the one state that never changes', () => {
    expect(() => xoshiro128([0, 0, 0, 0])).toThrow('all zeros');
  });
});

describe('createRandom', () => {
  it('repeats a sequence by its seed, and gives another one for another seed', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(0)).not.toEqual(draw(1));
  });

  it('is uniform in [0, 1)', () => {
    const random = createRandom(7);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});

describe('sampleIndices', () => {
  it('draws different indices in ascending order, all of them when there are too few', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer(), (size, sampleSize, seed) => {
        const drawn = [...sampleIndices(size, sampleSize, createRandom(seed))];
        expect(drawn).toHaveLength(Math.min(size, sampleSize));
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
        expect(drawn.every((index) => index >= 0 && index < size)).toBe(true);
      }),
    );
  });

  it('draws each index as often as any other', () => {
    const random = createRandom(3);
    const counts = Array.from({ length: 6 }, () => 0);
    for (let i = 0; i < 6000; i++) {
      for (const index of sampleIndices(6, 2, random)) counts[index] = (counts[index] ?? Number.NaN) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

function draw(seed: number): number[] {
  return Array.from({ length: 20 }, createRandom(seed));
}

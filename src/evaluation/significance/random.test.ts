import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  it('gives the numbers of the reference implementation', () => {
    expect(words(1, 4)).toEqual([2012149540, 1872316204, 1707632675, 1779833415]);
    expect(words(42, 4)).toEqual([1264412219, 1947509147, 3919439299, 1251167922]);
  });

  it('repeats a sequence by its seed, and gives another one for another seed', () => {
    expect(words(7, 50)).toEqual(words(7, 50));
    expect(words(7, 50)).not.toEqual(words(8, 50));
  });

  it('draws each number below a bound as often as any other, and no other', () => {
    const { below } = createRandom(3);
    const counts = new Map<number, number>();
    for (let i = 0; i < 70_000; i++) {
      const drawn = below(7);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('sets each of the 32 bits half of the time', () => {
    const { word } = createRandom(5);
    const ones = new Float64Array(32);
    for (let i = 0; i < 20_000; i++) {
      const drawn = word();
      for (let bit = 0; bit < 32; bit++) ones[bit] = (ones[bit] ?? Number.NaN) + ((drawn >>> bit) & 1);
    }
    for (const count of ones) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});

function words(seed: number, count: number): number[] {
  return Array.from({ length: count }, createRandom(seed).word);
}

/** The figures and the mix of `make load`. */

import { describe, expect, it } from 'vitest';
import { quantileOf, timesOf } from './figures.ts';
import { mixOf } from './mix.ts';

describe('timesOf', () => {
  it('takes nearest ranks', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(timesOf(hundred, 4)).toEqual({ rate: 25, count: 100, p50: 50, p99: 99, worst: 100 });
    expect([quantileOf([7], 0.99), quantileOf([], 0.5)]).toEqual([7, Number.NaN]);
  });
});

describe('mixOf', () => {
  it('has the shares it says, and requests that can be sent', () => {
    let state = 1;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const titles = [
      { tconst: 'tt1', title: 'Ö & co: a film?' },
      { tconst: 'tt2', title: 'X' },
    ];
    const mix = mixOf(titles, 10_000, random);
    const share = (path: string) => mix.filter((one) => one.path.startsWith(path)).length / mix.length;
    expect(share('/recommend')).toBeCloseTo(0.4, 1);
    expect(share('/search?q=')).toBeCloseTo(0.3, 1);
    expect(share('/suggest?q=')).toBeCloseTo(0.3, 1);
    for (const { path } of mix) expect(path).toMatch(/^\/[!-~]+$/);
    for (const { path } of mix.filter((one) => one.method === 'GET'))
      expect(new URL(path, 'http://x').searchParams.get('q')).toMatch(/\S/);
  });
});

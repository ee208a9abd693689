import { describe, expect, it } from 'vitest';
import type { UserScorer } from '../collaborative/user-scorer.ts';
import { filledWithPopularity, popularityScorer, timesLogPopularity } from './popularity.ts';

function scores(scorer: UserScorer): number[] {
  const out = new Float64Array(scorer.items);
  scorer.scoreUser(new Int32Array(0), out);
  return [...out];
}

const fixed = (...values: number[]): UserScorer => popularityScorer(values);

describe('popularityScorer', () => {
  it('gives everybody the same', () => {
    expect(scores(fixed(3, 1, 2))).toEqual([3, 1, 2]);
  });
});

describe('timesLogPopularity', () => {
  it('multiplies a power of what is above 0 by ln(1 + popularity)', () => {
    const popularity = Float64Array.of(0, 1, 9, 9);
    expect(scores(timesLogPopularity(fixed(0.5, 0.5, 0.5, -2), popularity, 2))).toEqual([
      0,
      0.25 * Math.log(2),
      0.25 * Math.log(10),
      0,
    ]);
  });

  it('keeps out what is kept out', () => {
    const scorer = timesLogPopularity(fixed(Number.NEGATIVE_INFINITY, 1), Float64Array.of(1, 1), 1);
    expect(scores(scorer)[0]).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('filledWithPopularity', () => {
  it('puts what has no score after all others, by popularity', () => {
    const popularity = Float64Array.of(5, 1, 3, 0, 9);
    const found = scores(filledWithPopularity(fixed(0.2, 0, 0, -0.5, 0), popularity));
    const order = [...found.keys()].sort((a, b) => found[b]! - found[a]!);
    expect(order).toEqual([0, 3, 4, 2, 1]);
    expect([found[0], found[3]]).toEqual([0.2, -0.5]);
  });

  it('is popularity where nothing has a score', () => {
    const found = scores(filledWithPopularity(fixed(0, 0, 0), Float64Array.of(2, 0, 3)));
    expect([...found.keys()].sort((a, b) => found[b]! - found[a]!)).toEqual([2, 0, 1]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISLIKE_WEIGHT, profileVector } from './profile.ts';

const vectors = { rows: 4, columns: 2, matrix: Float32Array.of(2, 0, 0, 4, 3, 4, 0.5, 0) };
const rows = fc.array(fc.nat(3), { minLength: 1, maxLength: 10 });

describe('profileVector', () => {
  it('is the mean direction of what is liked, less half of what is not', () => {
    expect([...(profileVector(vectors, [0, 1], []) ?? [])]).toEqual([0.5, 0.5]);
    const [x = 0, y = 0] = profileVector(vectors, [0], [2]) ?? [];
    expect(x).toBeCloseTo(1 - DISLIKE_WEIGHT * 0.6, 12);
    expect(y).toBeCloseTo(-DISLIKE_WEIGHT * 0.8, 12);
  });

  it('does not depend on order or repetition', () => {
    fc.assert(
      fc.property(rows, rows, (likes, dislikes) => {
        const once = profileVector(vectors, likes, dislikes);
        expect(profileVector(vectors, likes.toReversed(), [...dislikes, ...dislikes])).toEqual(once);
      }),
    );
  });

  it('is nothing when likes and dislikes cancel out', () => {
    const opposite = { rows: 3, columns: 2, matrix: Float32Array.of(1, 0, 1, 1, -1, 1) };
    expect(profileVector({ ...opposite, matrix: Float32Array.of(1, 0, -1, 0, 1, 0) }, [0, 1], [])).toBeUndefined();
  });
});

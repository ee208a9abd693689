import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentScorer } from './content.ts';

const vectors = { matrix: Float32Array.of(1, 0, 3, 4, 0, 2), rows: 3, columns: 2 };

function scores(rows: number[], history: number[]): number[] {
  const out = new Float64Array(rows.length);
  contentScorer(vectors, Int32Array.from(rows)).scoreUser(Int32Array.from(history), out);
  return [...out];
}

describe('contentScorer', () => {
  it('is the cosine with one film, and the sum of cosines with several', () => {
    expect(scores([0, 1, 2], [0])).toEqual([1, 3 / 5, 0]);
    const [first, second, third] = scores([0, 1, 2], [0, 2]);
    expect([first, third]).toEqual([1, 1]);
    expect(second).toBeCloseTo(3 / 5 + 4 / 5, 15);
  });

  it('takes items from their rows, and keeps those without one out', () => {
    expect(scores([2, -1, 1], [0])).toEqual([1, Number.NEGATIVE_INFINITY, 4 / 5]);
    expect(scores([2, -1, 1], [0, 1])).toEqual([1, Number.NEGATIVE_INFINITY, 4 / 5]);
  });

  it('does not care for the length of vectors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (factor) => {
        const longer = { ...vectors, matrix: vectors.matrix.map((value) => value * factor) };
        const out = new Float64Array(3);
        contentScorer(longer, Int32Array.of(0, 1, 2)).scoreUser(Int32Array.of(1), out);
        scores([0, 1, 2], [1]).forEach((score, item) => {
          expect(out[item]).toBeCloseTo(score, 12);
        });
      }),
    );
  });
});

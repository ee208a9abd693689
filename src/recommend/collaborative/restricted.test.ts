import { describe, expect, it } from 'vitest';
import { interactionsOf, rowOf } from './interactions.ts';
import { fitToLiked } from './restricted.ts';
import type { UserScorer } from './user-scorer.ts';

describe('fitToLiked', () => {
  const train = interactionsOf([[3, 0], [1, 3], [0, 2, 3], []], 4);

  it('fits to the likes of what is liked enough, in the order of rows and items', () => {
    let seen: number[][] = [];
    fitToLiked(train, { atLeast: 2, atMost: 9 }, (kept) => {
      seen = Array.from({ length: kept.rows }, (_, row) => [...rowOf(kept, row)]);
      return { items: kept.columns, scoreUser: () => undefined };
    });
    // Items 0 and 3 become 0 and 1.
    expect(seen).toEqual([[1, 0], [1], [0, 1], []]);
  });

  it('keeps what is liked most, of equal ones the first', () => {
    // Likes: 2, 1, 1, 3.
    const kept = (atMost: number) => {
      const out = new Float64Array(4);
      const ones = (items: number): UserScorer => ({ items, scoreUser: (_, scores) => scores.fill(1) });
      fitToLiked(train, { atLeast: 1, atMost }, ({ columns }) => ones(columns)).scoreUser(new Int32Array(0), out);
      return [...out];
    };
    expect([1, 2, 3, 4].map(kept)).toEqual([
      [0, 0, 0, 1],
      [1, 0, 0, 1],
      [1, 1, 0, 1],
      [1, 1, 1, 1],
    ]);
  });

  it('translates histories and scores, and gives others 0', () => {
    const asked: number[][] = [];
    const inner: UserScorer = {
      items: 2,
      scoreUser(history, out) {
        asked.push([...history]);
        out.set([7, 8]);
      },
    };
    const scorer = fitToLiked(train, { atLeast: 2, atMost: 9 }, () => inner);
    const out = new Float64Array(4).fill(9);
    scorer.scoreUser(Int32Array.of(0, 1, 3), out);
    expect(asked).toEqual([[0, 1]]);
    expect([...out]).toEqual([7, 0, 0, 8]);
    expect(scorer.items).toBe(4);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interactions, rowOf } from '../../recommend/collaborative/interactions.ts';
import { PROTOCOL_A, type Ratings, userSplit, validationSplit } from './user-split.ts';

type Row = readonly [user: number, item: number, rating: number, timestamp: number];

function ratingsOf(users: number, items: number, rows: readonly Row[]): Ratings {
  return {
    users,
    items,
    user: Int32Array.from(rows, ([user]) => user),
    item: Int32Array.from(rows, ([, item]) => item),
    rating: Float32Array.from(rows, ([, , rating]) => rating),
    timestamp: Float64Array.from(rows, ([, , , timestamp]) => timestamp),
  };
}

const rowsOf = (matrix: Interactions): number[][] =>
  Array.from({ length: matrix.rows }, (_, row) => [...rowOf(matrix, row)]);

/** Ratings of a few users and items in any order, dense enough for cores. */
const random = fc
  .record({
    users: fc.integer({ min: 1, max: 12 }),
    items: fc.integer({ min: 1, max: 12 }),
    draws: fc.array(fc.tuple(fc.nat(), fc.constantFrom(3.5, 4, 5), fc.nat(5)), { maxLength: 144 }),
  })
  .map(({ users, items, draws }) => {
    const pairs = new Map(draws.map(([pair, rating, time]) => [pair % (users * items), { rating, time }]));
    return ratingsOf(
      users,
      items,
      [...pairs].map(([pair, { rating, time }]) => [Math.floor(pair / items), pair % items, rating, time]),
    );
  });
const options = fc.record({
  likedFrom: fc.constant(4),
  core: fc.integer({ min: 1, max: 4 }),
  heldOutOneIn: fc.integer({ min: 1, max: 6 }),
});

describe('userSplit', () => {
  it('drops what is disliked or rare, until all that is left has enough', () => {
    // User 2 dislikes item 3, which leaves item 3 with one like, then user 3 with one, then item 4 with one.
    const rows: Row[] = [
      [0, 1, 5, 1],
      [0, 2, 4, 2],
      [1, 1, 4, 1],
      [1, 2, 4.5, 0],
      [1, 4, 4, 9],
      [2, 3, 3.5, 1],
      [3, 3, 5, 1],
      [3, 4, 5, 2],
    ];
    const split = userSplit(ratingsOf(5, 5, rows), { likedFrom: 4, core: 2, heldOutOneIn: 2 });
    expect([...split.users]).toEqual([0, 1]);
    expect([...split.items]).toEqual([1, 2]);
    expect(rowsOf(split.train)).toEqual([[0], [1]]);
    expect(rowsOf(split.test)).toEqual([[1], [0]]);
  });

  it('holds out the last fifth, rounded up; equal times by ascending item', () => {
    const rows = [5, 3, 4, 0, 1, 2].map((item, at): Row => [0, item, 5, at < 3 ? 7 : 6]);
    const split = userSplit(ratingsOf(1, 6, rows), { ...PROTOCOL_A, core: 1 });
    expect(rowsOf(split.train)).toEqual([[0, 1, 2, 3]]);
    expect(rowsOf(split.test)).toEqual([[4, 5]]);
  });

  it('is empty when nothing is left', () => {
    const split = userSplit(ratingsOf(2, 2, [[0, 0, 5, 1]]));
    expect([split.users.length, split.items.length, split.train.rows, split.test.columns]).toEqual([0, 0, 0, 0]);
  });

  it('puts every like of the core into exactly one part, and no test like before a training like', () => {
    fc.assert(
      fc.property(random, options, (ratings, chosen) => {
        const split = userSplit(ratings, chosen);
        const train = rowsOf(split.train);
        const test = rowsOf(split.test);
        const times = new Map<string, number>();
        ratings.user.forEach((user, at) => {
          if (ratings.rating[at]! >= 4) times.set(`${user} ${ratings.item[at]}`, ratings.timestamp[at]!);
        });
        const popularity = Array.from(split.items, () => 0);
        let inCore = 0;
        split.users.forEach((user, row) => {
          const all = [...train[row]!, ...test[row]!];
          expect(new Set(all).size).toBe(all.length);
          expect(all.length).toBeGreaterThanOrEqual(chosen.core);
          expect(test[row]).toHaveLength(Math.ceil(all.length / chosen.heldOutOneIn));
          const keys = all.map((column) => times.get(`${user} ${split.items[column]}`)! * 100 + split.items[column]!);
          expect(keys).toEqual(keys.toSorted((a, b) => a - b));
          for (const column of all) popularity[column]! += 1;
          inCore += all.length;
        });
        expect(Math.min(chosen.core, ...popularity)).toBe(chosen.core);
        // All likes among the kept users and items are kept.
        const users = new Set(split.users);
        const items = new Set(split.items);
        const among = [...times.keys()].filter((key) => {
          const [user, item] = key.split(' ').map(Number);
          return users.has(user!) && items.has(item!);
        });
        expect(inCore).toBe(among.length);
      }),
    );
  });

  it('does not depend on the order of the ratings', () => {
    fc.assert(
      fc.property(random, options, (ratings, chosen) => {
        const turned = {
          ...ratings,
          user: ratings.user.toReversed(),
          item: ratings.item.toReversed(),
          rating: Float32Array.from(ratings.rating).toReversed(),
          timestamp: Float64Array.from(ratings.timestamp).toReversed(),
        };
        expect(userSplit(turned, chosen)).toEqual(userSplit(ratings, chosen));
      }),
    );
  });
});

describe('validationSplit', () => {
  it('cuts the training part alone, in the same way', () => {
    fc.assert(
      fc.property(random, options, (ratings, chosen) => {
        const split = userSplit(ratings, chosen);
        const inner = validationSplit(split, chosen);
        expect([inner.users, inner.items]).toEqual([split.users, split.items]);
        rowsOf(split.train).forEach((row, at) => {
          const [train, test] = [rowsOf(inner.train)[at]!, rowsOf(inner.test)[at]!];
          expect([...train, ...test]).toEqual(row);
          expect(test).toHaveLength(Math.ceil(row.length / chosen.heldOutOneIn));
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tconstOf } from '../../../test/builders/titles.ts';
import { SPLITS } from '../../domain/evaluation.ts';
import { histories } from '../../recommend/collaborative/interactions.fixture.ts';
import { columnCounts, interactionsOf, rowOf } from '../../recommend/collaborative/interactions.ts';
import { coldTitlesSplit, type Likes, likedByOthersSplit, likesOf, type QuerySplit } from './query-split.ts';

/** Likes of users 10, 20, 30, …, each row ascending. */
const someLikes: fc.Arbitrary<Likes> = histories(40, 30).map((matrix) => {
  const rows = Array.from({ length: matrix.rows }, (_, row) => rowOf(matrix, row).toSorted());
  const used = rows.filter((row) => row.length > 0);
  return {
    userIds: Int32Array.from(used.keys(), (at) => 10 * at + 10),
    matrix: interactionsOf(used, matrix.columns),
  };
});
const seeds = fc.nat(1000);

const tconstsOf = ({ matrix }: Likes): string[] => Array.from({ length: matrix.columns }, (_, film) => tconstOf(film));
const rowsOf = (matrix: QuerySplit['test']): number[][] =>
  Array.from({ length: matrix.rows }, (_, row) => [...rowOf(matrix, row)]);

describe('likesOf', () => {
  it('keeps four stars and more, of films in the universe, each once, and users who like something', () => {
    const { userIds, matrix } = likesOf({
      user: Int32Array.of(0, 0, 0, 0, 1, 2, 2),
      item: Int32Array.of(0, 1, 2, 3, 0, 3, 0),
      rating: [4, 3.5, 5, 4.5, 3, 4, 4],
      userIds: Int32Array.of(7, 8, 9),
      // Items 0 and 3 are the same title.
      filmOfItem: Int32Array.of(1, 0, -1, 1),
      films: 2,
    });
    expect([...userIds]).toEqual([7, 9]);
    expect(rowsOf(matrix)).toEqual([[1], [1]]);
  });
});

describe.each(SPLITS)('the %s split', (split) => {
  it('lets nobody who asks into training, in either protocol, and the same users in both', () => {
    fc.assert(
      fc.property(someLikes, seeds, (likes, seed) => {
        const films = likedByOthersSplit(likes, split, seed);
        const cold = coldTitlesSplit(likes, tconstsOf(likes), split, seed);
        const askers = new Set([...films.testUserIds, ...cold.testUserIds]);
        for (const id of [...films.trainUserIds, ...cold.trainUserIds]) expect(askers.has(id)).toBe(false);
        for (const id of cold.testUserIds) expect(films.testUserIds).toContain(id);
      }),
    );
  });

  it('asks those who like two candidates, and learns from all likes of the others', () => {
    fc.assert(
      fc.property(someLikes, seeds, (likes, seed) => {
        const { train, trainUserIds, test, testUserIds, candidates, cold } = likedByOthersSplit(likes, split, seed);
        const liked = new Map(Array.from(likes.userIds, (id, row) => [id, [...rowOf(likes.matrix, row)]]));
        expect(rowsOf(train)).toEqual(Array.from(trainUserIds, (id) => liked.get(id)));
        expect(rowsOf(test)).toEqual(Array.from(testUserIds, (id) => liked.get(id)));
        for (const row of rowsOf(test)) expect(row.length).toBeGreaterThanOrEqual(2);
        expect([...candidates]).toEqual([...candidates].fill(1));
        expect([...cold]).toEqual([...cold].fill(0));
      }),
    );
  });

  it('learns nothing of a cold film, and asks for cold films only', () => {
    fc.assert(
      fc.property(someLikes, seeds, (likes, seed) => {
        const { train, test, candidates, cold } = coldTitlesSplit(likes, tconstsOf(likes), split, seed);
        const counts = columnCounts(train);
        candidates.forEach((candidate, film) => {
          if (candidate === 1) expect(cold[film]).toBe(1);
          if (cold[film] === 1) expect(counts[film]).toBe(0);
        });
        for (const film of test.indices) expect(candidates[film]).toBe(1);
      }),
    );
  });

  it('is the same every time, and another one with another seed', () => {
    const rows = Array.from({ length: 200 }, (_, user) => [user % 9, 9 + (user % 7)]);
    const likes = { userIds: Int32Array.from(rows.keys()), matrix: interactionsOf(rows, 20) };
    const make = (seed: number) => [
      likedByOthersSplit(likes, split, seed),
      coldTitlesSplit(likes, tconstsOf(likes), split, seed),
    ];
    expect(make(4)).toEqual(make(4));
    expect(make(4)).not.toEqual(make(5));
  });
});

describe('validation', () => {
  it('sees neither the users who ask in test, nor the films that are cold there', () => {
    fc.assert(
      fc.property(someLikes, seeds, (likes, seed) => {
        const test = coldTitlesSplit(likes, tconstsOf(likes), 'test', seed);
        const validation = coldTitlesSplit(likes, tconstsOf(likes), 'validation', seed);
        for (const id of [...validation.trainUserIds, ...validation.testUserIds])
          expect(test.testUserIds).not.toContain(id);
        const seen = new Set([...validation.train.indices, ...validation.test.indices]);
        test.candidates.forEach((candidate, film) => {
          if (candidate === 1) expect(seen.has(film)).toBe(false);
        });
      }),
    );
  });

  it('and test take a fifth of the users, and of the rest', () => {
    const rows = Array.from({ length: 5000 }, () => [0, 1]);
    const likes = { userIds: Int32Array.from(rows.keys()), matrix: interactionsOf(rows, 2) };
    const test = likedByOthersSplit(likes, 'test', 0);
    const validation = likedByOthersSplit(likes, 'validation', 0);
    expect(Math.abs(test.test.rows - 1000)).toBeLessThan(150);
    expect(test.train.rows).toBe(5000 - test.test.rows);
    expect(Math.abs(validation.test.rows - 800)).toBeLessThan(150);
    expect(validation.train.rows).toBe(test.train.rows - validation.test.rows);
  });
});

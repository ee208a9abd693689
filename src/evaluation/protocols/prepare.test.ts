import { describe, expect, it } from 'vitest';
import { aTitle } from '../../../test/builders/titles.ts';
import { columnCounts } from '../../recommend/collaborative/interactions.ts';
import { prepareQueries, prepareUsers } from './prepare.ts';

/** Items 0 to 3 are tt3, tt1, an unknown film and tt2; the catalogue has tt0, tt1, tt2, tt3. */
const titles = [0, 1, 2, 3].map((at) =>
  aTitle({ tconst: `tt000000${at}`, numVotes: 1000 + at, genres: at === 1 ? ['War'] : ['Drama'] }),
);
const users = Array.from({ length: 60 }, (_, user) => user);
const data = {
  ratings: {
    users: 60,
    items: 4,
    user: Int32Array.from(users.flatMap((user) => [user, user, user, user])),
    item: Int32Array.from(users.flatMap(() => [0, 1, 2, 3])),
    rating: users.flatMap((user) => [5, 4, 4.5, user % 2 === 0 ? 4 : 1]),
    timestamp: users.flatMap(() => [4, 3, 2, 1]),
  },
  userIds: Int32Array.from(users, (user) => user + 1),
  tconsts: ['tt0000003', 'tt0000001', null, 'tt0000002'],
  genres: [['A'], ['B'], ['C'], ['D']],
  catalogue: { titles, vectors: { matrix: new Float32Array(8), rows: 4, columns: 2 }, credits: undefined },
};

describe('prepareQueries', () => {
  it('numbers films in the order of the catalogue, and knows them as it does', () => {
    const { context, split } = prepareQueries('B', data, 'test', 3);
    expect([...context.rows]).toEqual([1, 2, 3]);
    expect(context.genres).toEqual([['War'], ['Drama'], ['Drama']]);
    expect([...context.popularity]).toEqual([...columnCounts(split.train)]);
    expect(context.popularity[0]).toBe(split.train.rows);
    expect(context.popularity[1]).toBeLessThan(split.train.rows);
    expect(context.train).toBe(split.train);
  });

  it('calls what has many votes popular where titles are cold', () => {
    const { context, split } = prepareQueries('C', data, 'test', 3);
    expect([...context.popularity]).toEqual([1001, 1002, 1003]);
    expect(context.cold).toBe(split.cold);
  });
});

describe('prepareUsers', () => {
  it("keeps all of MovieLens's films, with its genres, and says which of them the catalogue has", () => {
    // The core of five likes drops users who like three.
    expect(prepareUsers(data, 'test', 3).context.rows).toHaveLength(0);
    const twice = {
      ...data,
      ratings: { ...data.ratings, items: 8, item: data.ratings.item.map((item, at) => item + (at % 8 < 4 ? 0 : 4)) },
      tconsts: [...data.tconsts, 'tt0000009', null, null, null],
      genres: [...data.genres, ['E'], ['F'], ['G'], ['H']],
    };
    const merged = { ...twice.ratings, user: twice.ratings.user.map((user) => Math.floor(user / 2)) };
    const { context, split } = prepareUsers({ ...twice, ratings: merged }, 'test', 3);
    expect([...split.items]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...context.rows]).toEqual([3, 1, -1, 2, -1, -1, -1]);
    expect(context.genres.flat()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect([...context.popularity]).toEqual([...columnCounts(split.train)]);
    expect([...context.cold]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

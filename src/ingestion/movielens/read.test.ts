import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { type MovieLens, readMovieLens } from './read.ts';
import { itOnRealRatings } from './real-ratings.fixture.ts';

const inFolder = useTemporaryFolder();

const FILES = {
  'ratings.csv': 'userId,movieId,rating,timestamp\n2,5,4.0,30\n2,70,0.5,10\n9,5,5,900000001\n',
  'movies.csv':
    'movieId,title,genres\n70,"So ""Far"", So Near (2001)",Comedy|Sci-Fi\n5,Alone (1999),Drama\n6,Nothing,(no genres listed)\n',
  'links.csv': 'movieId,imdbId,tmdbId\r\n5,0001234,99\r\n6,,\r\n70,12345678,\r\n',
};

/** Reads a folder of these files, some of them changed, or left out when `null`. */
async function read(changes: Record<string, string | null> = {}): Promise<MovieLens> {
  const folder = mkdtempSync(inFolder('set-'));
  for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
    if (text !== null) writeFileSync(`${folder}/${name}`, text);
  }
  try {
    return await readMovieLens(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ratings = (lines: string): Record<string, string> => ({
  'ratings.csv': `userId,movieId,rating,timestamp\n${lines}\n`,
});

describe('readMovieLens', () => {
  it('numbers users and films in the order of their ids', async () => {
    expect(await read()).toEqual({
      ratings: {
        users: 2,
        items: 3,
        user: Int32Array.of(0, 0, 1),
        item: Int32Array.of(0, 2, 0),
        rating: Float32Array.of(4, 0.5, 5),
        timestamp: Float64Array.of(30, 10, 900_000_001),
      },
      userIds: Int32Array.of(2, 9),
      movieIds: Int32Array.of(5, 6, 70),
      tconsts: ['tt0001234', null, 'tt12345678'],
      titles: ['Alone (1999)', 'Nothing', 'So "Far", So Near (2001)'],
      genres: [['Drama'], [], ['Comedy', 'Sci-Fi']],
    });
  });

  it.each([
    ['a missing file', { 'links.csv': null }, /links\.csv is missing/],
    [
      'a film that is listed twice',
      { 'movies.csv': 'movieId,title,genres\n5,A,\n5,B,\n' },
      /line 3 has no new movieId/,
    ],
    ['a film without id', { 'movies.csv': 'movieId,title,genres\n0,A,\n' }, /line 2 has no new movieId but "0"/],
    ['a link of no film', { 'links.csv': 'movieId,imdbId,tmdbId\n8,1,1\n' }, /line 2 links "8", which is no film/],
    ['an IMDb id that is none', { 'links.csv': 'movieId,imdbId,tmdbId\n5,tt1,1\n' }, /line 2 has no imdbId but "tt1"/],
    ['a user without id', ratings('x,5,4.0,1'), /line 2 has no userId but "x"/],
    ['a rating of no film', ratings('1,8,4.0,1'), /line 2 rates "8", which movies\.csv does not have/],
    ['stars that are none', ratings('1,5,5.5,1'), /line 2 has no rating but "5\.5"/],
    ['no stars', ratings('1,5,0.0,1'), /line 2 has no rating/],
    ['a time that is none', ratings('1,5,4.0,2001-01-01'), /line 2 has no timestamp but "2001-01-01"/],
    ['the same rating again', ratings('1,5,4.0,1\n1,5,3.0,2'), /line 3 is not after the one before it/],
    ['another order', ratings('2,5,4.0,1\n1,5,3.0,2'), /line 3 is not after the one before it/],
    ['the files of ml-1m', { 'ratings.csv': '1::2::5::3\n' }, /does not begin with the line userId,movieId/],
  ])('refuses %s', async (_, changes, problem) => {
    const reading = read(changes);
    await expect(reading).rejects.toMatchObject({ code: 'source_corrupt' });
    await expect(reading).rejects.toThrow(problem);
  });

  it('keeps more ratings than it made room for at first', async () => {
    const lines = Array.from({ length: 70_000 }, (_, row) => `${row + 1},5,4.5,${row}`);
    const { ratings: columns, userIds } = await read(ratings(lines.join('\n')));
    expect(columns.users).toBe(70_000);
    expect(userIds[69_999]).toBe(70_000);
    expect([columns.user[69_999], columns.rating[69_999], columns.timestamp[69_999]]).toEqual([69_999, 4.5, 69_999]);
  });

  itOnRealRatings('reads every line of ml-latest-small', async (folder) => {
    const { ratings: columns, tconsts, titles, movieIds, genres } = await readMovieLens(folder);
    expect(columns.user).toHaveLength(100_836);
    expect([columns.users, columns.items]).toEqual([610, 9742]);
    expect(tconsts.filter((tconst) => tconst !== null && /^tt\d{7,}$/.test(tconst))).toHaveLength(9742);
    expect(titles.filter((title) => title.includes('"'))).not.toHaveLength(0);
    expect(movieIds).toEqual(movieIds.toSorted());
    expect(genres.filter(({ length }) => length === 0)).toHaveLength(34);
  });
});

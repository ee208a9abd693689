import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { type MovieLens, readMovieLens } from '../ingestion/movielens/read.ts';
import { ContentRecommender } from '../model/content-recommender.ts';
import { columnCounts, rowOf } from '../recommend/collaborative/interactions.ts';
import { type Planted, planted } from '../recommend/hybrid/hybrid.fixture.ts';
import { blendOf } from '../recommend/hybrid/weights.ts';
import { hybridInput, learnHybrid, likesAmong } from './learn-hybrid.ts';
import { readShippedWeights } from './shipped-weights.ts';

const inFolder = useTemporaryFolder();
const catalogue = planted({
  users: 120,
  differences: { 8: { primaryTitle: 'Rocky' }, 12: { primaryTitle: 'Rocky II' } },
});
const recommender = ContentRecommender.fit(catalogue.titles, { logVotes: true });
const { credits } = catalogue.input;

/** Writes likes as MovieLens has them: film n is title n − 1, a like is 4 stars, and the title after a like gets 3.5. */
function movieLensOf({ likes, titles }: Planted, name: string, users = likes.rows): string {
  const folder = inFolder(name);
  mkdirSync(folder);
  const rows = Array.from({ length: users }, (_, user) => {
    const liked = new Set(rowOf(likes, user));
    return titles.flatMap((_title, row) => {
      if (!liked.has(row) && !liked.has(row - 1)) return [];
      return [`${user + 1},${row + 1},${liked.has(row) ? '4.0' : '3.5'},${1_500_000_000 + row}`];
    });
  }).flat();
  const lines = {
    'ratings.csv': ['userId,movieId,rating,timestamp', ...rows],
    'movies.csv': [
      'movieId,title,genres',
      ...titles.map(({ primaryTitle }, row) => `${row + 1},${primaryTitle},Drama`),
    ],
    'links.csv': ['movieId,imdbId,tmdbId', ...titles.map(({ tconst }, row) => `${row + 1},${tconst.slice(2)},`)],
  };
  for (const [file, text] of Object.entries(lines)) writeFileSync(join(folder, file), `${text.join('\n')}\n`);
  return folder;
}

describe('learnHybrid', () => {
  it('learns from ratings of four stars or more, and tells what it did', async () => {
    const facts: string[] = [];
    const movieLens = movieLensOf(catalogue, 'enough');
    const model = await learnHybrid({ recommender, credits, movieLens }, facts);
    expect(model.likes).toEqual(columnCounts(catalogue.likes));
    const likes = catalogue.likes.indices.length.toLocaleString('en');
    expect(facts).toEqual([
      'people: 20 who link titles, embedded in 64 dimensions',
      `taste: from ${likes} likes of 120 users`,
      expect.stringMatching(/^blend: learned from [\d,]+ pairs, loss 0\.\d{4} \(0\.6931 knows nothing\)$/),
      expect.stringMatching(/^lists: [\d,]+ weights between titles that people rate$/),
      'franchises: 2 titles belong to one',
      'candidates: 120 a title',
    ]);
    expect(Number(/loss (0\.\d+)/.exec(facts[2] ?? '')?.[1])).toBeLessThan(0.65);
    expect(model.blend.liked.taste).toBeGreaterThan(0);
    expect(model.personal).toMatchObject({ rows: 80, columns: 80 });
    expect(model.personal!.values.length).toBeGreaterThan(1000);
    expect(model.neighbours!.of(8)).toHaveLength(79);
    expect([...model.franchises.relatedTo(8)]).toEqual([12]);
  });

  it('gives the same model again', async () => {
    const movieLens = movieLensOf(catalogue, 'again');
    const [one, other] = [
      await learnHybrid({ recommender, credits, movieLens }, []),
      await learnHybrid({ recommender, credits, movieLens }, []),
    ];
    expect(one.space.vectors).toEqual(other.space.vectors);
    expect([one.blend, one.neighbours, one.personal]).toEqual([other.blend, other.neighbours, other.personal]);
  });

  it.each([
    ['too few users', 19],
    ['too few likes', 25],
  ])('takes the weights that come with the program where there are %s, and says so', async (name, users) => {
    const facts: string[] = [];
    const model = await learnHybrid({ recommender, credits, movieLens: movieLensOf(catalogue, name, users) }, facts);
    const likes = rowsBefore(users);
    expect(likes).toBeLessThan(1000);
    expect(facts.slice(1, 3)).toEqual([
      `ratings: ${likes} likes of ${users} users in this catalogue are too few to learn from`,
      'taste and blend: as learned before from MovieLens, see weights/NOTICE.md',
    ]);
    expect([model.likes, model.personal]).toEqual([undefined, undefined]);
    expect(model.blend).toEqual(blendOf(readShippedWeights().liked));
  });

  it('does without ratings and people', async () => {
    const facts: string[] = [];
    const model = await learnHybrid({ recommender, credits: undefined, movieLens: undefined }, facts);
    expect(facts.slice(0, 2)).toEqual([
      'people: off, the model is trained without them',
      'taste and blend: as learned before from MovieLens, see weights/NOTICE.md',
    ]);
    expect([model.likes, model.space.people]).toEqual([undefined, undefined]);
    expect(model.space.blocks.map(({ name }) => name)).toEqual(['taste', 'genres']);
  });

  it('names a file that is damaged', async () => {
    const movieLens = movieLensOf(catalogue, 'damaged');
    writeFileSync(join(movieLens, 'ratings.csv'), 'userId,movieId,rating,timestamp\n1,1,9.0,1\n');
    await expect(learnHybrid({ recommender, credits, movieLens }, [])).rejects.toMatchObject({
      code: 'source_corrupt',
    });
  });
});

function rowsBefore(users: number): number {
  return catalogue.likes.offsets[users] ?? 0;
}

describe('likesAmong', () => {
  const movieLens: MovieLens = {
    ratings: {
      users: 4,
      items: 4,
      user: Int32Array.of(0, 0, 0, 1, 1, 2, 3, 3, 3),
      item: Int32Array.of(0, 1, 3, 0, 2, 1, 0, 1, 3),
      rating: Float32Array.of(4, 3.5, 5, 4.5, 5, 2, 5, 4, 4),
      timestamp: Float64Array.of(0, 0, Date.parse('2015-06-01') / 1000, 0, 0, 0, 30, 20, 10),
    },
    userIds: Int32Array.of(1, 2, 3, 4),
    movieIds: Int32Array.of(1, 2, 3, 4),
    // The first and the last film are the same title; IMDb's id of the third is not known.
    tconsts: ['tt0000007', 'tt0000002', null, 'tt0000007'],
    titles: ['', '', '', ''],
    genres: [[], [], [], []],
  };

  const among = (...rows: number[]) =>
    ContentRecommender.fit(
      rows.map((row) => aTitle({ tconst: tconstOf(row) })),
      { logVotes: true },
    );

  it('keeps likes of titles in the catalogue, each once, and the users who have any', () => {
    const { matrix, lastYear } = likesAmong(movieLens, among(0, 2, 6));
    expect([matrix.rows, matrix.columns, lastYear]).toEqual([3, 3, 2013]);
    for (const user of [0, 1, 2]) expect(rowOf(matrix, user)).toEqual(Int32Array.of(2));
  });

  it('lists likes from the first to the last, of two films that are one title the earlier', () => {
    // The last user liked title 7 first and last, under two numbers, and title 2 in between.
    const { matrix } = likesAmong(movieLens, among(1, 6));
    expect(rowOf(matrix, 2)).toEqual(Int32Array.of(1, 0));
    const { ratings } = movieLens;
    const turned = { ...movieLens, ratings: { ...ratings, timestamp: ratings.timestamp.map((at) => -at) } };
    expect(rowOf(likesAmong(turned, among(1, 6)).matrix, 2)).toEqual(Int32Array.of(1, 0));
    const later = ratings.timestamp.with(8, 25);
    const between = { ...movieLens, ratings: { ...ratings, timestamp: later } };
    expect(rowOf(likesAmong(between, among(1, 6)).matrix, 2)).toEqual(Int32Array.of(0, 1));
  });

  it('lists likes of the same second by title', () => {
    const { ratings } = movieLens;
    const together = { ...movieLens, ratings: { ...ratings, timestamp: new Float64Array(9) } };
    expect(rowOf(likesAmong(together, among(1, 6)).matrix, 2)).toEqual(Int32Array.of(0, 1));
  });

  it('keeps none where the catalogue has none of the films', () => {
    expect(likesAmong(movieLens, among(2, 3)).matrix).toMatchObject({ rows: 0, columns: 2 });
  });

  it('numbers likes as the recommender does', async () => {
    const { matrix } = likesAmong(await readMovieLens(movieLensOf(catalogue, 'rows')), recommender);
    expect([matrix.rows, matrix.columns]).toEqual([120, 80]);
    for (let user = 0; user < 120; user += 1) expect(rowOf(matrix, user)).toEqual(rowOf(catalogue.likes, user));
    expect(recommender.titles[3]!.tconst).toBe(tconstOf(3));
  });
});

describe('hybridInput', () => {
  it('embeds titles by their people in one unit row a title', () => {
    const { graph, people } = hybridInput(recommender, credits);
    expect(people!.rows).toBe(80);
    for (let row = 0; row < 80; row += 1) {
      const own = graph!.values.subarray(row * graph!.dimensions, (row + 1) * graph!.dimensions);
      expect(Math.hypot(...own)).toBeCloseTo(1, 5);
    }
  });
});

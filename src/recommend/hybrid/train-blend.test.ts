import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { type Interactions, interactionsOf, rowOf } from '../collaborative/interactions.ts';
import type { Taste } from '../taste/taste.ts';
import { nameOf, randomTaste } from './hybrid.fixture.ts';
import { scorerValues } from './profile-scorer.ts';
import { type HybridSpace, hybridSpace } from './space.ts';
import { trainBlend } from './train-blend.ts';
import { NO_WEIGHTS, SCORERS, type ScorerName } from './weights.ts';

const TITLES = 120;
const TASTE_DIMENSIONS = 6;
const GENRES = ['Comedy', 'Drama', 'Horror', 'Western'];

/** Titles whose genre and taste have nothing to do with each other; all as popular. */
function world() {
  const random = seeded(3);
  const titles = Array.from({ length: TITLES }, (_, row) =>
    aTitle({
      tconst: tconstOf(row),
      primaryTitle: nameOf(row),
      genres: [random.pick(GENRES)],
      numVotes: 10_000 + row,
    }),
  );
  const taste: Taste = { ...randomTaste(TITLES, TASTE_DIMENSIONS), popularity: new Float32Array(TITLES).fill(-2) };
  const space = hybridSpace({ titles, taste, graph: undefined, people: undefined });
  return { titles, space };
}
const { titles, space } = world();

/** The coordinate of taste in which a title stands furthest out. */
function nearestAxis(row: number): number {
  const coordinates = [...space.vectors.subarray(row * space.columns, row * space.columns + TASTE_DIMENSIONS)];
  return coordinates.indexOf(Math.max(...coordinates));
}

/** Users who like half of the titles for which this is the same as for a title of theirs. */
function usersWho(sees: (row: number) => unknown, users = 40): Interactions {
  const random = seeded(7);
  const rows = Array.from({ length: users }, () => {
    const mine = random.below(TITLES);
    return titles.flatMap((_, row) => (sees(row) === sees(mine) && random.below(2) === 0 ? [row] : []));
  });
  return interactionsOf(rows, TITLES);
}
const byGenre = usersWho((row) => titles[row]!.genres[0]);
const byTaste = usersWho((row) => nearestAxis(row));
const learn = (likes: Interactions, options: Parameters<typeof trainBlend>[2] = {}) =>
  trainBlend(likes, () => space, { pairsPerQuery: 20, ...options });

describe('trainBlend', () => {
  it.each<[ScorerName, ScorerName, Interactions]>([
    ['genres', 'taste', byGenre],
    ['taste', 'genres', byTaste],
  ])('gives the weight to %s, not to %s, where that is what people go by', (right, wrong, likes) => {
    const { weights, loss, users } = learn(likes);
    expect(weights[right]).toBeGreaterThan(1);
    expect(weights[right]).toBeGreaterThan(5 * Math.abs(weights[wrong]));
    expect(loss).toBeLessThan(0.5);
    expect(users).toBe(40);
  });

  it('gives no weight to what is left out, to what is not learned, nor to what is not known', () => {
    const { weights } = learn(byGenre, { without: ['taste'] });
    expect(SCORERS.filter((name) => weights[name] !== 0)).toEqual(['genres']);
  });

  it('finds nothing where there is nothing to find', () => {
    const random = seeded(5);
    const likes = interactionsOf(
      Array.from({ length: 60 }, () => random.distinct(30, TITLES)),
      TITLES,
    );
    const { loss } = learn(likes);
    expect(loss).toBeGreaterThan(0.68);
    expect(loss).toBeLessThanOrEqual(Math.LN2);
  });

  it('draws nothing that nobody likes to compare with', () => {
    // Titles 3 to 119 are far better known, but nobody likes them; 2 is liked by one who likes nothing else.
    const popularity = new Float32Array(TITLES).fill(0).fill(-9, 0, 3);
    const known = { ...space, popularity };
    const both = Array.from({ length: 6 }, () => [0, 1]);
    expect(trainBlend(interactionsOf(both, TITLES), () => known)).toMatchObject({ users: 6, pairs: 0 });
    expect(trainBlend(interactionsOf([...both, [2]], TITLES), () => known).pairs).toBeGreaterThan(60);
  });

  it('gives the same for the same seed, and other pairs for another', () => {
    const once = learn(byGenre);
    expect(learn(byGenre)).toEqual(once);
    expect(learn(byGenre, { seed: 2 }).weights).not.toEqual(once.weights);
  });

  it.each([
    ['no users', []],
    ['one user, from whom nobody is left to compare', [[1, 2, 3]]],
    ['users who like one title each', [[1], [2], [3], [4]]],
    ['users who like nothing', [[], [], []]],
  ])('learns nothing from %s', (_, rows) => {
    expect(learn(interactionsOf(rows, TITLES))).toEqual({ weights: NO_WEIGHTS, users: 0, pairs: 0, loss: Math.LN2 });
  });

  it('compares every user once, on what was learned without them', () => {
    // Nobody likes what another likes, and a space knows exactly whose titles it was trained on: by heart.
    const likes = interactionsOf(
      Array.from({ length: 20 }, (_, user) => [0, 1, 2, 3, 4, 5].map((at) => 6 * user + at)),
      TITLES,
    );
    const learnedByHeart = (train: Interactions): HybridSpace => {
      const vectors = new Float32Array(TITLES * 20);
      for (const row of train.indices) vectors[row * 20 + Math.floor(row / 6)] = 1;
      const taste = { dimensions: 20, vectors, popularity: new Float32Array(TITLES).fill(-2) };
      return hybridSpace({ titles, taste, graph: undefined, people: undefined });
    };
    const without: ScorerName[] = ['graph', 'genres', 'people'];
    const trainedOn: number[][] = [];
    const honest = trainBlend(
      likes,
      (train) => {
        trainedOn.push(Array.from({ length: train.rows }, (_, at) => rowOf(train, at)[0]! / 6));
        return learnedByHeart(train);
      },
      { without },
    );
    expect([honest.users, honest.weights.taste]).toEqual([20, 0]);
    expect(honest.loss).toBeCloseTo(Math.LN2, 12);
    const everybody = Array.from({ length: 20 }, (_, user) => user);
    const leftOut = trainedOn.map((train) => everybody.filter((user) => !train.includes(user)));
    expect(leftOut.flat().sort((a, b) => a - b)).toEqual(everybody);
    expect(leftOut.map(({ length }) => length)).toEqual([7, 7, 6]);
    // What it would look like if they were compared on what was learned from them.
    expect(trainBlend(likes, () => learnedByHeart(likes), { without }).loss).toBeLessThan(0.1);
  });

  it('reaches the minimum of the penalised loss', () => {
    // Everybody who can be compared likes titles 0 and 1, so that only 2 is drawn against them, which one user likes who likes nothing
    // else. Every pair says the same: x = φ(0, 1) − φ(0, 2), or its mirror image.
    const three = [['Drama'], ['Drama'], ['Western']].map((genres, row) =>
      aTitle({ tconst: tconstOf(row), genres, startYear: 2000 }),
    );
    const taste: Taste = { ...randomTaste(3, 2), popularity: Float32Array.of(-9, -9, 0) };
    const small = hybridSpace({ titles: three, taste, graph: undefined, people: undefined });
    const likes = interactionsOf([...Array.from({ length: 6 }, () => [0, 1]), [2]], 3);
    const { weights, loss, pairs, users } = trainBlend(likes, () => small, { without: ['taste'] });
    expect(users).toBe(6);
    expect(pairs).toBeGreaterThan(100);
    const x = scorerValues(small, 0, 1).genres! - scorerValues(small, 0, 2).genres!;
    // Standardized, x is 1: ln(1 + e^−w) + 0.001 w² is least where 1 / (1 + e^w) = 0.002 w.
    const standardized = weights.genres * x;
    expect(1 / (1 + Math.exp(standardized))).toBeCloseTo(0.002 * standardized, 8);
    expect(loss).toBeCloseTo(Math.log1p(Math.exp(-standardized)), 8);
  });
});

import { describe, expect, it } from 'vitest';
import { columnCounts, interactionsOf, rowOf } from '../collaborative/interactions.ts';
import { groupOf, type Planted, planted } from '../hybrid/hybrid.fixture.ts';
import { tasteBasis } from './basis.ts';
import { predictTaste, TASTE_DIMENSIONS, type Taste, type TrainedTaste, trainTaste } from './taste.ts';

/** The titles that nobody likes, one of each group among them. */
const UNRATED = [4, 5, 6, 7, 20];

/** A catalogue in which nobody has rated some titles. */
function someUnrated(seed = 1): Planted {
  const whole = planted({ titles: 100, users: 80, seed });
  const rows = Array.from({ length: whole.likes.rows }, (_, user) =>
    rowOf(whole.likes, user).filter((item) => !UNRATED.includes(item)),
  );
  return { ...whole, likes: interactionsOf(rows, whole.titles.length) };
}
const catalogue = someUnrated();
const basis = tasteBasis(catalogue.titles, 2016);
const taste = trainTaste(catalogue.likes, basis);

function cosine({ vectors, dimensions }: Taste, one: number, other: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d += 1) sum += vectors[one * dimensions + d]! * vectors[other * dimensions + d]!;
  return sum;
}

/** Mean cosine of pairs within a group and across groups, over the titles for which this holds. */
function means(of: Taste, holds: (row: number) => boolean): { within: number; across: number } {
  const sums = { within: 0, across: 0 };
  const counts = { within: 0, across: 0 };
  for (let one = 0; one < 100; one += 1) {
    for (let other = one + 1; other < 100; other += 1) {
      if (!holds(one) && !holds(other)) continue;
      const kind = groupOf(one) === groupOf(other) ? 'within' : 'across';
      sums[kind] += cosine(of, one, other);
      counts[kind] += 1;
    }
  }
  return { within: sums.within / counts.within, across: sums.across / counts.across };
}

describe('trainTaste', () => {
  it('finds who likes what: titles of one audience are alike, those of two are not', () => {
    const { within, across } = means(taste, (row) => !UNRATED.includes(row));
    expect(within).toBeGreaterThan(across + 0.4);
    expect(across).toBeLessThan(0);
  });

  it('finds it from the likes, not from the facts alone', () => {
    const alike = planted({ titles: 100, users: 80 });
    const titles = alike.titles.map((title) => ({ ...title, genres: ['Drama'] }));
    const learned = trainTaste(alike.likes, tasteBasis(titles, 2016));
    const { within, across } = means(learned, () => true);
    expect(within).toBeGreaterThan(across + 0.3);
  });

  it('places a title that nobody has rated where its facts say', () => {
    const predicted = predictTaste(basis, taste.projection);
    const { dimensions } = taste;
    for (const row of UNRATED)
      expect(taste.vectors.subarray(row * dimensions, (row + 1) * dimensions)).toEqual(
        predicted.vectors.subarray(row * dimensions, (row + 1) * dimensions),
      );
    const { within, across } = means(taste, (row) => UNRATED.includes(row));
    expect(within).toBeGreaterThan(across + 0.3);
  });

  it('trusts the own coordinates of titles the more, the more people like them', () => {
    // The same users twenty times over: the same coordinates from twenty times as many likes.
    const { likes } = catalogue;
    const users = Array.from({ length: likes.rows * 20 }, (_, user) => rowOf(likes, user % likes.rows));
    const nearness = (trained: TrainedTaste): number => {
      const predicted = predictTaste(basis, trained.projection);
      return trained.vectors.reduce((sum, value, at) => sum + value * predicted.vectors[at]!, 0) / 100;
    };
    expect(nearness(taste)).toBeGreaterThan(nearness(trainTaste(interactionsOf(users, 100), basis)) + 0.05);
  });

  it('gives unit rows', () => {
    expect(taste.dimensions).toBe(TASTE_DIMENSIONS);
    for (let row = 0; row < 100; row += 1) expect(cosine(taste, row, row)).toBeCloseTo(1, 6);
  });

  it('takes the share of likes for popularity, mixed with what the facts predict as if of 15 users', () => {
    const predicted = predictTaste(basis, taste.projection).popularity;
    const users = catalogue.likes.rows;
    columnCounts(catalogue.likes).forEach((count, row) => {
      if (count === 0) return;
      const expected = Math.log((count + 15 * Math.exp(predicted[row]!)) / (users + 15));
      expect(taste.popularity[row]).toBeCloseTo(expected, 5);
    });
  });

  it('predicts the popularity of titles that nobody likes, as most of them nobody could have rated', () => {
    const predicted = predictTaste(basis, taste.projection).popularity;
    for (const row of UNRATED) expect(taste.popularity[row]).toBe(predicted[row]);
    expect(predicted.every((share) => share <= 0)).toBe(true);
  });

  it('gives the same bits again, in whatever order likes are listed', () => {
    const { likes } = catalogue;
    const turned = interactionsOf(
      Array.from({ length: likes.rows }, (_, user) => rowOf(likes, user).toReversed()),
      likes.columns,
    );
    expect(trainTaste(turned, basis)).toEqual(taste);
  });

  it('makes do with one user, one like, and users without likes', () => {
    const sound = ({ vectors, popularity }: TrainedTaste) => [...vectors, ...popularity].every(Number.isFinite);
    expect(sound(trainTaste(interactionsOf([[3]], 100), basis))).toBe(true);
    expect(sound(trainTaste(interactionsOf([[], [3, 9], []], 100), basis))).toBe(true);
  });

  it('refuses likes of other titles', () => {
    expect(() => trainTaste(interactionsOf([[0]], 99), basis)).toThrow('expected likes of 100 titles, found 99');
  });
});

describe('predictTaste', () => {
  it('refuses a basis of another size', () => {
    const wider = tasteBasis(catalogue.titles, 2016, { dimensions: 1, values: new Float32Array(100) });
    expect(() => predictTaste(wider, taste.projection)).toThrow(
      `expected a basis of ${basis.columns} columns, found ${basis.columns + 1}`,
    );
  });

  it('carries taste to a catalogue that was not rated', () => {
    const other = planted({ titles: 100, seed: 9 });
    const predicted = predictTaste(tasteBasis(other.titles, 2016), taste.projection);
    const { within, across } = means(predicted, () => true);
    expect(within).toBeGreaterThan(across + 0.3);
    for (let row = 0; row < 100; row += 1) expect(cosine(predicted, row, row)).toBeCloseTo(1, 6);
  });
});

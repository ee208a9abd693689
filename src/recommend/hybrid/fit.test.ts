import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { columnCounts, type Interactions, interactionsOf } from '../collaborative/interactions.ts';
import { tasteBasis } from '../taste/basis.ts';
import { trainTaste } from '../taste/taste.ts';
import { fitPersonal, fitToLikes, fitWithoutLikes } from './fit.ts';
import { denseOf, inputOf, planted } from './hybrid.fixture.ts';
import { blendOf, NO_WEIGHTS } from './weights.ts';

const catalogue = planted();
const { input, likes, titles } = catalogue;
const options = { pairsPerQuery: 10 };

describe('fitToLikes', () => {
  const { model, blend } = fitToLikes(input, { matrix: likes, lastYear: 2016 }, options);

  it('learns a blend that tells what people like from what they do not', () => {
    expect(blend!.loss).toBeLessThan(0.6);
    expect(model.blend).toEqual(blendOf(blend!.weights));
    expect(blend!.weights.taste).toBeGreaterThan(0);
  });

  it('counts the likes behind each title, and finds no candidates yet', () => {
    expect(model.likes).toEqual(columnCounts(likes));
    expect(model.neighbours).toBeUndefined();
  });

  it('knows people and graph where there are any', () => {
    expect(model.space.blocks.map(({ name }) => name)).toContain('graph');
    const without = fitToLikes(planted({ people: false }).input, { matrix: likes, lastYear: 2016 }, options).model;
    expect(without.space.people).toBeUndefined();
    expect(without.space.blocks.map(({ name }) => name)).toEqual(['taste', 'genres']);
  });

  it('gives the same again', () => {
    const again = fitToLikes(input, { matrix: likes, lastYear: 2016 }, options).model;
    expect([again.space.vectors, again.blend]).toEqual([model.space.vectors, model.blend]);
  });
});

describe('fitWithoutLikes', () => {
  const { projection } = trainTaste(likes, tasteBasis(titles, 2016));
  const liked = { ...NO_WEIGHTS, taste: 2, genres: 1 };
  const { model, blend } = fitWithoutLikes(input, { projection, lastYear: 2016, liked });

  it('takes the weights that were learned before, and counts no likes', () => {
    expect(model.blend).toEqual(blendOf(liked));
    expect([model.likes, blend]).toEqual([undefined, undefined]);
  });

  it('predicts taste and popularity for every title', () => {
    const block = model.space.blocks.find(({ name }) => name === 'taste')!;
    expect(block.to - block.from).toBe(projection.dimensions);
    for (let row = 0; row < titles.length; row += 1) {
      const own = model.space.vectors.subarray(
        row * model.space.columns + block.from,
        row * model.space.columns + block.to,
      );
      expect(Math.hypot(...own)).toBeCloseTo(1, 5);
    }
    expect(model.space.popularity.every((share) => share <= 0)).toBe(true);
  });
});

describe('fitPersonal', () => {
  const personalOf = (matrix: Interactions, mostFilms?: number) => {
    const list = Array.from({ length: matrix.columns }, (_, row) =>
      aTitle({ tconst: tconstOf(row), genres: [row % 2 === 0 ? 'Drama' : 'War'], startYear: 1950 + row }),
    );
    return fitPersonal(inputOf(list, undefined), { matrix, lastYear: 2016 }, mostFilms);
  };
  const repeated = (times: number, row: readonly number[]) => Array.from({ length: times }, () => row);

  it('says more of what is liked next than of what was liked before', () => {
    // Forty who like 3 and then 7; forty who like 5 and 9, half of them in either order; all of them apart.
    const rows = [...repeated(40, [3, 7]), ...repeated(20, [5, 9]), ...repeated(20, [9, 5])];
    const personal = personalOf(interactionsOf(rows, 12));
    expect([personal.rows, personal.columns]).toEqual([12, 12]);
    const weight = (from: number, to: number) => denseOf(personal)[from * 12 + to]!;
    expect(weight(3, 7)).toBeGreaterThan(0.01);
    expect(weight(3, 7)).toBeGreaterThan(2 * weight(7, 3));
    expect(weight(5, 9)).toBeGreaterThan(0.01);
    expect(weight(5, 9) / weight(9, 5)).toBeCloseTo(1, 1);
    expect(weight(3, 7)).toBeGreaterThan(weight(3, 9) + 0.01);
  });

  it('has no weights of films with fewer than five likes, nor for them', () => {
    const rows = [...repeated(5, [0, 1]), ...repeated(4, [0, 2, 1]), ...repeated(4, [2])].slice(0, 12);
    const some = denseOf(personalOf(interactionsOf([...rows, [3, 4], [3, 4], [3, 4], [3, 4]], 5)));
    const known = (row: number) =>
      [0, 1, 2, 3, 4].some((other) => some[row * 5 + other] !== 0 || some[other * 5 + row] !== 0);
    expect([0, 1, 2, 3, 4].map(known)).toEqual([true, true, true, false, false]);
  });

  it('has weights of the most liked films where there are too many, of equals the first', () => {
    const rows = [...repeated(6, [4, 1, 3, 2]), ...repeated(3, [2, 4]), ...repeated(5, [0])];
    const { offsets } = personalOf(interactionsOf(rows, 5), 3);
    const known = [0, 1, 2, 3, 4].filter((row) => offsets[row + 1]! > offsets[row]!);
    expect(known).toEqual([1, 2, 4]);
  });

  it('keeps two hundred weights of a film, the largest', () => {
    const random = seeded(4);
    const rows = Array.from({ length: 60 }, () => random.distinct(60, 230));
    const { offsets, values } = personalOf(interactionsOf(rows, 230));
    const counts = Array.from({ length: 230 }, (_, row) => offsets[row + 1]! - offsets[row]!);
    expect(new Set(counts)).toEqual(new Set([200]));
    expect(values.every((value) => value !== 0)).toBe(true);
  });

  it('is empty where nothing is liked enough', () => {
    expect(personalOf(interactionsOf([[0, 1], [2]], 3))).toMatchObject({ rows: 3, values: new Float32Array(0) });
  });
});

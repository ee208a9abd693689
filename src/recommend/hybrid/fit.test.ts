import { describe, expect, it } from 'vitest';
import { columnCounts } from '../collaborative/interactions.ts';
import { tasteBasis } from '../taste/basis.ts';
import { trainTaste } from '../taste/taste.ts';
import { fitToLikes, fitWithoutLikes } from './fit.ts';
import { planted } from './hybrid.fixture.ts';
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
  const liked = { ...NO_WEIGHTS, taste: 2, era: 1 };
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

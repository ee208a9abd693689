import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planted } from '../recommend/hybrid/hybrid.fixture.ts';
import { BASIS_COLUMNS, tasteBasis } from '../recommend/taste/basis.ts';
import { predictTaste } from '../recommend/taste/taste.ts';
import { readShippedWeights, shippedWeightsSchema } from './shipped-weights.ts';

const { liked, lastYear, projection } = readShippedWeights();
const file = JSON.parse(readFileSync(new URL('../../weights/hybrid.json', import.meta.url), 'utf8'));

describe('the weights that come with the program', () => {
  it('fit this version', () => {
    expect(projection.columns).toBe(BASIS_COLUMNS);
    const { titles } = planted();
    const { vectors, popularity } = predictTaste(tasteBasis(titles, lastYear), projection);
    expect([...vectors, ...popularity].every(Number.isFinite)).toBe(true);
    expect(liked.taste).toBeGreaterThan(0);
  });

  it('know that a better known title is liked by more people', () => {
    const [known, unknown] = [900_000, 2000].map((numVotes) => {
      const { titles } = planted({ differences: { 0: { numVotes, averageRating: 8 } } });
      return predictTaste(tasteBasis(titles, lastYear), projection).popularity[0]!;
    });
    expect(known).toBeGreaterThan(unknown! + 1);
  });

  it('hold no title, user or rating, and say under which terms they stand', () => {
    expect(Object.keys(file).sort()).toEqual(['last_year', 'learned_from', 'liked', 'notice', 'projection']);
    expect(file.notice).toMatch(/MovieLens/);
  });

  it.each([
    ['of another basis', { columns: BASIS_COLUMNS + 1 }],
    ['of too few numbers', { popularity: [] }],
    ['without a centre', { centre: undefined }],
  ])('are refused %s', (_, differences) => {
    const other = { ...file, projection: { ...file.projection, ...differences } };
    expect(shippedWeightsSchema.safeParse(other).success).toBe(false);
    expect(shippedWeightsSchema.safeParse(file).success).toBe(true);
  });
});

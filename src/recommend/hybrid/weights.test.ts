import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blendOf, NO_WEIGHTS, SCORERS, type Weights, weightsAt } from './weights.ts';

const positiveZero = (value: number): number => value + 0;
const WEIGHTS: fc.Arbitrary<Weights> = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }).map(positiveZero), {
    minLength: SCORERS.length,
    maxLength: SCORERS.length,
  })
  .map((values) => Object.fromEntries(SCORERS.map((name, at) => [name, values[at]!])) as unknown as Weights);

describe('weightsAt', () => {
  it('is what was learned, and popularity, at familiarity 1', () => {
    fc.assert(
      fc.property(WEIGHTS, (liked) => {
        const blend = blendOf(liked);
        expect(weightsAt(blend, 1)).toEqual({ ...liked, popularity: blend.popularity });
      }),
    );
  });

  it('is what was learned, resemblance whole, and no popularity, at familiarity 0', () => {
    fc.assert(
      fc.property(WEIGHTS, (liked) => {
        const blend = blendOf(liked);
        const weights = weightsAt(blend, 0);
        expect(weights.popularity).toBe(0);
        for (const name of SCORERS.filter((one) => one !== 'popularity'))
          expect(weights[name]).toBe(liked[name] + blend.resemblance[name]);
      }),
    );
  });

  it('goes from one to the other in a straight line', () => {
    fc.assert(
      fc.property(WEIGHTS, fc.double({ min: 0, max: 1, noNaN: true }), (liked, familiarity) => {
        const blend = blendOf(liked);
        const [none, some, all] = [0, familiarity, 1].map((at) => weightsAt(blend, at));
        for (const name of SCORERS)
          expect(some![name]).toBeCloseTo((1 - familiarity) * none![name] + familiarity * all![name], 9);
      }),
    );
  });
});

describe('blendOf', () => {
  it('adds resemblance of people, graph, genres and kind, and of nothing else', () => {
    const { resemblance, liked } = blendOf(NO_WEIGHTS);
    expect(SCORERS.filter((name) => resemblance[name] > 0)).toEqual(['graph', 'genres', 'people', 'kind']);
    expect(SCORERS.filter((name) => liked[name] !== 0 || resemblance[name] < 0)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf, naiveSimilarities, unitRows } from './item-facts.fixture.ts';
import { eraKernel, sideInformationGram } from './side-information.ts';

const weight = fc.double({ min: 0, max: 50, noNaN: true });
const weights = fc.record({ genres: weight, people: weight, era: weight });

describe('sideInformationGram', () => {
  it('weighs the similarities of every pair', () => {
    fc.assert(
      fc.property(factsOf(7), weights, (facts, chosen) => {
        const gram = sideInformationGram(facts, chosen);
        for (let one = 0; one < 7; one += 1) {
          for (let other = 0; other < 7; other += 1) {
            const { genres, people, era } = naiveSimilarities(facts, one, other);
            const expected = chosen.genres * genres! + chosen.people * people! + chosen.era * era!;
            expect(gram[one * 7 + other]).toBeCloseTo(expected, 8);
            expect(gram[other * 7 + one]).toBeCloseTo(gram[one * 7 + other]!, 10);
          }
        }
      }),
    );
  });

  it('is positive semidefinite', () => {
    const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(factsOf(7), weights, vector, (facts, chosen, x) => {
        const gram = sideInformationGram(facts, chosen);
        const form = x.reduce((sum, a, i) => sum + x.reduce((inner, b, j) => inner + a * gram[i * 7 + j]! * b, 0), 0);
        expect(form).toBeGreaterThan(-1e-4);
      }),
    );
  });

  it('knows nothing of an item without facts', () => {
    const vectors = unitRows([[1], [0]], 1);
    const unknown = Float64Array.of(2000, Number.NaN);
    const facts = { genres: vectors, people: vectors, years: unknown };
    expect([...sideInformationGram(facts, { genres: 1, people: 2, era: 4 })]).toEqual([7, 0, 0, 0]);
  });

  it('refuses facts of different items', () => {
    const vectors = unitRows([[1]], 1);
    const facts = { genres: vectors, people: vectors, years: Float64Array.of(1, 2) };
    expect(() => sideInformationGram(facts, { genres: 1, people: 1, era: 1 })).toThrow('found 1, 1, 2');
  });
});

describe('eraKernel', () => {
  it('falls with the distance in years, and is 0 where a year is not known', () => {
    expect(eraKernel(1999, 1999)).toBe(1);
    expect(eraKernel(1999, 2003)).toBeCloseTo(Math.exp(-0.5), 14);
    expect(eraKernel(2007, 1999)).toBeCloseTo(Math.exp(-2), 14);
    expect(eraKernel(Number.NaN, 1999)).toBe(0);
  });
});

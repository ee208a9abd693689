import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseRows, factsOf } from '../collaborative/item-facts.fixture.ts';
import { prunedWeights } from '../collaborative/pruned-weights.ts';
import { contentSimilarity } from './content-similarity.ts';
import { personalScorer } from './personal-scorer.ts';

const ITEMS = 8;
const SHARES = { genres: 0.5, people: 0.3, era: 0.2 };

/** A scorer of titles of which the last three have no ratings. */
const cases = fc
  .record({
    facts: factsOf(ITEMS),
    weights: fc.array(fc.constantFrom(0, 0.5, -0.25, 1), { minLength: ITEMS * ITEMS, maxLength: ITEMS * ITEMS }),
    contentWeight: fc.constantFrom(0, 0.07, 2),
    history: fc.uniqueArray(fc.nat(ITEMS - 1), { minLength: 1 }),
  })
  .map(({ facts, weights, contentWeight, history }) => {
    const rated = weights.map((value, at) => (Math.max(at % ITEMS, Math.floor(at / ITEMS)) < 5 ? value : 0));
    const content = contentSimilarity(facts, SHARES);
    const sparse = prunedWeights(Float64Array.from(rated), ITEMS, 3);
    const scorer = personalScorer({ weights: sparse, content, contentWeight });
    return { scorer, content, contentWeight, dense: denseRows(sparse), history: Int32Array.from(history) };
  });

describe('personalScorer', () => {
  it('adds weights and similarities as the formula has it', () => {
    fc.assert(
      fc.property(cases, ({ scorer, content, contentWeight, dense, history }) => {
        const out = new Float64Array(ITEMS).fill(7);
        scorer.scoreUser(history, out);
        const n = history.filter((liked) => dense[liked]!.some((value) => value !== 0)).length;
        out.forEach((score, item) => {
          const ratings = history.reduce((sum, liked) => sum + dense[liked]![item]!, 0) / Math.sqrt(Math.max(n, 1));
          const mean = history.reduce((sum, liked) => sum + content.between(liked, item), 0) / history.length;
          expect(score).toBeCloseTo(ratings + contentWeight * mean, 6);
        });
      }),
    );
  });

  it('explains every score in full, the title that adds most first', () => {
    fc.assert(
      fc.property(cases, ({ scorer, history }) => {
        const out = new Float64Array(ITEMS);
        scorer.scoreUser(history, out);
        out.forEach((score, item) => {
          const parts = scorer.explain(history, item);
          expect(Int32Array.from(parts, ({ liked }) => liked).sort()).toEqual(history.toSorted());
          expect(parts.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(score, 6);
          parts.forEach(({ ratings, content, total }, at) => {
            expect(total).toBe(ratings + content);
            expect(total).toBeLessThanOrEqual(parts[at - 1]?.total ?? Number.POSITIVE_INFINITY);
          });
        });
      }),
    );
  });

  it('scores titles without ratings by what they are about', () => {
    fc.assert(
      fc.property(cases, ({ scorer, content, contentWeight, history }) => {
        const out = new Float64Array(ITEMS);
        scorer.scoreUser(history, out);
        const sums = new Float64Array(ITEMS);
        content.addSums(history, contentWeight / history.length, sums);
        for (const cold of [5, 6, 7]) {
          expect(out[cold]).toBe(sums[cold]);
          expect(scorer.explain(history, cold).every(({ ratings }) => ratings === 0)).toBe(true);
        }
      }),
    );
  });

  it('scores everything 0 for an empty history, and explains it by nothing', () => {
    fc.assert(
      fc.property(cases, ({ scorer }) => {
        const out = new Float64Array(ITEMS).fill(7);
        scorer.scoreUser(new Int32Array(0), out);
        expect([...out]).toEqual(Array(ITEMS).fill(0));
        expect(scorer.explain(new Int32Array(0), 0)).toEqual([]);
      }),
    );
  });

  it('refuses weights of other items', () => {
    const [facts] = fc.sample(factsOf(3), { numRuns: 1, seed: 1 });
    const content = contentSimilarity(facts!, SHARES);
    const weights = prunedWeights(new Float64Array(4), 2, 1);
    expect(() => personalScorer({ weights, content, contentWeight: 1 })).toThrow('of 3 × 3 items, found 2 × 2');
  });
});

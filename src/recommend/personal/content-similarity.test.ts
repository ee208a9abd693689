import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf, naiveSimilarities } from '../collaborative/item-facts.fixture.ts';
import { contentSimilarity } from './content-similarity.ts';

const ITEMS = 8;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const shares = fc.record({ genres: share, people: share, era: share });

describe('contentSimilarity', () => {
  it('shares out genres, people and era', () => {
    fc.assert(
      fc.property(factsOf(ITEMS), shares, fc.nat(ITEMS - 1), fc.nat(ITEMS - 1), (facts, chosen, one, other) => {
        const { genres, people, era } = naiveSimilarities(facts, one, other);
        const expected = chosen.genres * genres! + chosen.people * people! + chosen.era * era!;
        expect(contentSimilarity(facts, chosen).between(one, other)).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('sums similarities with a history, beside what is there', () => {
    const history = fc.uniqueArray(fc.nat(ITEMS - 1));
    fc.assert(
      fc.property(factsOf(ITEMS), shares, history, (facts, chosen, liked) => {
        const content = contentSimilarity(facts, chosen);
        const out = new Float64Array(ITEMS).fill(7);
        content.addSums(Int32Array.from(liked), 0.5, out);
        out.forEach((sum, item) => {
          expect(sum).toBeCloseTo(7 + 0.5 * liked.reduce((all, one) => all + content.between(one, item), 0), 6);
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle, someTitles, tconstOf } from '../../test/builders/titles.ts';
import { naiveTop, type Vectors } from '../../test/helpers/naive-cosine.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { Title } from '../domain/title.ts';
import { ContentRecommender } from '../model/content-recommender.ts';
import { fitted, planted } from '../recommend/hybrid/hybrid.fixture.ts';
import { createEngine } from './bundle-engine.ts';
import { bundleOf } from './engine.fixture.ts';

function vectorsOf(titles: readonly Title[]): Vectors {
  const { features } = ContentRecommender.fit(titles, { logVotes: true });
  return { tconsts: titles.map(({ tconst }) => tconst), matrix: features.matrix, columns: features.columns };
}
const scoresOf = (list: readonly Recommendation[]) =>
  list.map(({ title, similarity }) => ({ tconst: title.tconst, score: similarity }));

const catalogue = planted();
const engine = createEngine(bundleOf(catalogue, fitted(catalogue).model));

describe('strategy content', () => {
  it('is the naive cosine, bit for bit, beside a hybrid model', () => {
    const vectors = vectorsOf(catalogue.titles);
    for (const [row, { tconst }] of catalogue.titles.entries()) {
      const answer = engine.recommend({ tconst, topK: 20, strategy: 'content' });
      expect(scoresOf(answer.recommendations)).toEqual(naiveTop(vectors, row, 20));
      expect([answer.strategy, answer.related]).toEqual(['content', []]);
      for (const { score, similarity, reasons } of answer.recommendations)
        expect([score, reasons]).toEqual([Math.min(1, Math.max(0, similarity)), []]);
    }
  });

  it('is so with ties and duplicates', () => {
    fc.assert(
      fc.property(someTitles({ min: 2, max: 40 }), fc.nat(), fc.integer({ min: 1, max: 50 }), (titles, at, topK) => {
        const row = at % titles.length;
        const vectors = vectorsOf(titles);
        // The cosine of a title whose numbers are all the lowest and which has no genre is not defined.
        fc.pre(
          titles.every((_, own) =>
            vectors.matrix.subarray(own * vectors.columns, (own + 1) * vectors.columns).some((value) => value !== 0),
          ),
        );
        const plain = createEngine(bundleOf({ ...catalogue, titles }));
        const { recommendations } = plain.recommend({ tconst: tconstOf(row), topK, strategy: 'content' });
        expect(scoresOf(recommendations)).toEqual(naiveTop(vectors, row, topK));
      }),
      { numRuns: 60 },
    );
  });

  it('does not care for diversity and familiarity', () => {
    const query = { tconst: tconstOf(3), topK: 20, strategy: 'content' as const };
    expect(engine.recommend({ ...query, diversity: 1, familiarity: 1 })).toEqual(engine.recommend(query));
  });

  it('compares two titles by their cosine, in either order', () => {
    const vectors = vectorsOf(catalogue.titles);
    for (const other of [1, 4, 9]) {
      const { score } = naiveTop(vectors, 0, 80).find(({ tconst }) => tconst === tconstOf(other))!;
      const [a, b] = [{ tconst: tconstOf(0) }, { tconst: tconstOf(other) }];
      const report = engine.similarity({ a, b, strategy: 'content' });
      expect(report).toMatchObject({ strategy: 'content', similarity: score, reasons: [] });
      expect(report.scorers).toEqual([{ name: 'content', value: score, contribution: score }]);
      expect(report.score).toBe(Math.min(1, score));
      expect(engine.similarity({ a: b, b: a, strategy: 'content' }).similarity).toBe(score);
    }
  });

  it('shows the same similarity whichever strategy is asked', () => {
    const [a, b] = [{ tconst: tconstOf(0) }, { tconst: tconstOf(4) }];
    const { similarity } = engine.similarity({ a, b, strategy: 'content' });
    expect(engine.similarity({ a, b, strategy: 'hybrid' }).similarity).toBe(similarity);
    const { recommendations } = engine.recommend({ ...a, topK: 50 });
    const all = new Map(
      scoresOf(engine.recommend({ ...a, topK: 50, strategy: 'content' }).recommendations).map((one) => [
        one.tconst,
        one.score,
      ]),
    );
    for (const { tconst, score } of scoresOf(recommendations)) if (all.has(tconst)) expect(score).toBe(all.get(tconst));
  });
});

describe('likes and dislikes that cancel each other out', () => {
  // Nothing but genres tells these apart: the mean of four of them is half the length of one that has all four.
  const genres = [['Action'], ['Comedy'], ['Drama'], ['Horror'], ['Action', 'Comedy', 'Drama', 'Horror'], ['Action']];
  const titles = genres.map((own, row) => aTitle({ tconst: tconstOf(row), primaryTitle: `Name${row}`, genres: own }));
  const { input, likes } = planted({ titles: 6, differences: Object.fromEntries(titles.entries()) });
  const same = { titles, input: { ...input, titles }, likes };
  const torn = createEngine(bundleOf(same, fitted(same).model));

  it.each(['content', 'hybrid'] as const)('are refused with what to do: %s', (strategy) => {
    const query = { likes: [0, 1, 2, 3].map(tconstOf), dislikes: [tconstOf(4)], topK: 3, strategy };
    expect(() => torn.recommendList(query)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: 'The titles that are liked and those that are not cancel each other out.',
        details: { suggestion: 'Leave some of the dislikes out, or add titles that you like.' },
      }),
    );
    expect(torn.recommendList({ ...query, dislikes: [tconstOf(5)] }).recommendations).toMatchObject([{ rank: 1 }]);
    expect(torn.recommendList({ ...query, dislikes: [tconstOf(5)] }).strategy).toBe(strategy);
  });
});

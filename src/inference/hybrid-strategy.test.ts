import { describe, expect, it } from 'vitest';
import { tconstOf } from '../../test/builders/titles.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import { fitWithoutLikes } from '../recommend/hybrid/fit.ts';
import { fitted, planted } from '../recommend/hybrid/hybrid.fixture.ts';
import { HybridRecommender } from '../recommend/hybrid/hybrid-recommender.ts';
import { SCORERS } from '../recommend/hybrid/weights.ts';
import { tasteBasis } from '../recommend/taste/basis.ts';
import { trainTaste } from '../recommend/taste/taste.ts';
import { createEngine } from './bundle-engine.ts';
import { arraysOf, bundleOf } from './engine.fixture.ts';
import type { RecommendationEngine } from './engine.ts';

const DIFFERENCES = {
  8: { primaryTitle: 'Rocky', startYear: 1976 },
  12: { primaryTitle: 'Rocky II', startYear: 1979 },
};
const catalogue = planted({ differences: DIFFERENCES });
const { titles, input, likes } = catalogue;
const { model } = fitted(catalogue);
const engine = createEngine(bundleOf(catalogue, model));

describe('strategy hybrid', () => {
  it('is what is answered with unless a request says otherwise', () => {
    const query = { tconst: tconstOf(8), topK: 10 };
    const answer = engine.recommend(query);
    expect(answer.strategy).toBe('hybrid');
    expect(engine.recommend({ ...query, strategy: 'hybrid' })).toEqual(answer);
    expect(engine.recommendList({ likes: [tconstOf(8)], dislikes: [], topK: 10 })).toMatchObject({
      strategy: 'hybrid',
      recommendations: answer.recommendations,
      related: answer.related,
    });
  });

  it('answers with what the recommender says, ranked from 1, and the franchise apart', () => {
    const { hits, related } = new HybridRecommender({ ...model, titles, credits: input.credits }).recommend({
      likes: [8],
      dislikes: [],
      topK: 10,
    });
    const answer = engine.recommend({ tconst: tconstOf(8), topK: 10 });
    const plain = ({ recommendations }: Pick<typeof answer, 'recommendations'>) =>
      recommendations.map(({ rank, title, score, reasons }) => ({ rank, title, score, reasons }));
    const expected = (list: typeof hits) =>
      list.map(({ row, score, reasons }, at) => ({ rank: at + 1, title: titles[row], score, reasons }));
    expect(plain(answer)).toEqual(expected(hits));
    expect(plain({ recommendations: answer.related })).toEqual(expected(related));
    expect(answer.related.map(({ title }) => title.primaryTitle)).toEqual(['Rocky II']);
  });

  it('takes filters, diversity and familiarity', () => {
    const filters = { genresAll: ['Crime'], yearFrom: 1990 };
    const { recommendations } = engine.recommend({ tconst: tconstOf(1), topK: 5, filters });
    expect(recommendations).toHaveLength(5);
    for (const { title } of recommendations) {
      expect(title.genres).toContain('Crime');
      expect(title.startYear).toBeGreaterThanOrEqual(1990);
    }
    const ids = (options: object) =>
      engine.recommend({ tconst: tconstOf(1), topK: 20, ...options }).recommendations.map(({ title }) => title.tconst);
    expect(ids({ diversity: 1 })).not.toEqual(ids({ diversity: 0 }));
    expect(ids({ familiarity: 1 })).not.toEqual(ids({ familiarity: 0 }));
  });

  it('compares two titles as the list scores them', () => {
    const { recommendations } = engine.recommend({ tconst: tconstOf(3), topK: 5, familiarity: 0.6 });
    for (const { title, score, similarity, reasons } of recommendations) {
      const [a, b] = [{ tconst: tconstOf(3) }, { tconst: title.tconst }];
      const report = engine.similarity({ a, b, familiarity: 0.6 });
      expect(report).toMatchObject({ strategy: 'hybrid', reasons });
      expect(report.score).toBeCloseTo(score, 6);
      expect(report.similarity).toBe(similarity);
      expect(report.scorers.map(({ name }) => name).sort()).toEqual([...SCORERS].sort());
    }
  });
});

describe('a model without the hybrid strategy', () => {
  const bare = bundleOf(catalogue);
  it.each<[string, LoadedBundle]>([
    ['that was trained before there was one', bare],
    [
      'that another version wrote',
      { ...bare, hybridArrays: { ...arraysOf(model), metadata: { ...arraysOf(model).metadata, version: '0' } } },
    ],
  ])('%s answers by content, and says so', (_, bundle) => {
    const plain = createEngine(bundle);
    const query = { tconst: tconstOf(0), topK: 10, strategy: 'hybrid' as const, diversity: 1, familiarity: 1 };
    const answer = plain.recommend(query);
    expect(answer.strategy).toBe('content');
    expect(answer).toEqual(engine.recommend({ tconst: tconstOf(0), topK: 10, strategy: 'content' }));
    const list = { likes: [tconstOf(0), tconstOf(4)], dislikes: [tconstOf(1)], topK: 10 };
    expect(plain.recommendList(list)).toEqual(engine.recommendList({ ...list, strategy: 'content' }));
    expect(plain.similarity({ a: { tconst: tconstOf(0) }, b: { tconst: tconstOf(4) } }).strategy).toBe('content');
    expect(statuses(plain)).toEqual(off);
    for (const { name, note } of plain.scorers)
      if (!['people', 'graph'].includes(name)) expect(note).toMatch(/^off: .*train again$/);
  });
});

const off = Object.fromEntries(SCORERS.map((name) => [name, false]));
const on = Object.fromEntries(SCORERS.map((name) => [name, true]));
const statuses = ({ scorers }: RecommendationEngine) =>
  Object.fromEntries(scorers.map(({ name, on: is }) => [name, is]));
const noteOf = ({ scorers }: RecommendationEngine, wanted: string) =>
  scorers.find(({ name }) => name === wanted)?.note ?? '';

describe('scorers', () => {
  it('are all on with people and ratings', () => {
    expect(statuses(engine)).toEqual(on);
    expect(noteOf(engine, 'taste')).toBe('what people like together, from ratings');
  });

  it('say that people are lacking, and how to have them', () => {
    const without = planted({ people: false });
    const alone = createEngine(bundleOf(without, fitted(without).model));
    expect(statuses(alone)).toEqual({ ...on, people: false, graph: false });
    for (const name of ['people', 'graph']) expect(noteOf(alone, name)).toMatch(/^off: .*--include-principals$/);
  });

  it('say that taste is a guess without ratings', () => {
    const { projection } = trainTaste(likes, tasteBasis(titles, 2016));
    const learned = { projection, lastYear: 2016, liked: model.blend.liked };
    const guessing = createEngine(bundleOf(catalogue, fitWithoutLikes(input, learned).model));
    expect(statuses(guessing)).toEqual(on);
    expect(noteOf(guessing, 'taste')).toMatch(/guessed from a title's facts; train with MovieLens/);
    const kinds = guessing
      .recommend({ tconst: tconstOf(0), topK: 50 })
      .recommendations.flatMap(({ reasons }) => reasons);
    expect(kinds.filter(({ kind }) => kind === 'taste')).toEqual([]);
  });
});

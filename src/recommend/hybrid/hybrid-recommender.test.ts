import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Franchises, franchisesOf } from '../franchise.ts';
import { creditsOf, fitted, groupOf, type Planted, planted, recommenderOf, sparseOf } from './hybrid.fixture.ts';
import { HybridRecommender } from './hybrid-recommender.ts';
import { nearestByBlend } from './neighbours.ts';
import { packRows } from './packed-rows.ts';
import type { HybridModel } from './saved.ts';
import { blockDot } from './space.ts';
import { DEFAULT_FAMILIARITY, weightsAt } from './weights.ts';

const TITLES = 240;
/** Rows 8, 12 and 16 are of one franchise; 20 and 21 of another, though of different groups. */
const DIFFERENCES = {
  8: { primaryTitle: 'Rocky', startYear: 1976 },
  12: { primaryTitle: 'Rocky II', startYear: 1979 },
  16: { primaryTitle: 'Rocky III', startYear: 1982 },
};
const ALL = Array.from({ length: TITLES }, (_, row) => row);

let catalogue: Planted;
let model: HybridModel;
let recommender: HybridRecommender;
beforeAll(() => {
  catalogue = planted({ titles: TITLES, users: 80, differences: DIFFERENCES });
  ({ model } = fitted(catalogue));
  recommender = recommenderOf(catalogue, model);
});

const rowsOf = (answer: readonly { readonly row: number }[]) => answer.map(({ row }) => row);
const listOf = (row: number, options: { topK?: number; diversity?: number; familiarity?: number } = {}) =>
  recommender.recommend({ likes: [row], dislikes: [], topK: 10, ...options });
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A franchise of these rows. */
function franchiseOf(rows: readonly number[]): Franchises {
  const offsets = new Int32Array(TITLES + 1);
  const related: number[] = [];
  for (const row of ALL) {
    if (rows.includes(row)) related.push(...rows.filter((other) => other !== row));
    offsets[row + 1] = related.length;
  }
  return franchisesOf({ offsets, related: Int32Array.from(related) });
}

describe('recommend', () => {
  it('keeps what is asked for and its franchise out of the list, and shows the franchise apart', () => {
    const { hits, related } = listOf(8, { topK: 50 });
    expect(hits).toHaveLength(50);
    for (const row of [8, 12, 16]) expect(rowsOf(hits)).not.toContain(row);
    expect(rowsOf(related)).toEqual([12, 16]);
    for (const { reasons } of related)
      expect(reasons).toEqual([{ kind: 'series', value: catalogue.titles[8]!.tconst, text: 'belongs with Rocky' }]);
    const filtered = recommender.recommend({
      likes: [8],
      dislikes: [],
      topK: 5,
      filter: { accepts: (row) => row > 12 },
    });
    expect(rowsOf(filtered.related)).toEqual([16]);
  });

  it('keeps a franchise out of the list however large it is, and shows twenty of it', () => {
    const large = ALL.filter((row) => groupOf(row) === 1).slice(0, 40);
    const parts = { ...model, titles: catalogue.titles, credits: undefined, franchises: franchiseOf(large) };
    const { hits, related } = new HybridRecommender(parts).recommend({ likes: [1], dislikes: [], topK: 50 });
    expect(related).toHaveLength(20);
    expect(rowsOf(hits).filter((row) => large.includes(row))).toEqual([]);
    expect(hits).toHaveLength(50);
  });

  it('lists one title of any other franchise', () => {
    const three = rowsOf(listOf(24, { topK: 3, diversity: 0, familiarity: 0 }).hits);
    const parts = { ...model, titles: catalogue.titles, credits: undefined, franchises: franchiseOf(three) };
    const { hits } = new HybridRecommender(parts).recommend({ likes: [24], dislikes: [], topK: 20 });
    expect(hits).toHaveLength(20);
    expect(rowsOf(hits).filter((row) => three.includes(row))).toHaveLength(1);
  });

  it('gives as many titles as wanted whenever that many pass, and only those', () => {
    const rows = fc.uniqueArray(fc.nat(TITLES - 1), { minLength: 1, maxLength: 6 });
    const wanted = fc.record({
      likes: rows.map((list) => list.sort((a, b) => a - b)),
      disliked: fc.uniqueArray(fc.nat(TITLES - 1), { maxLength: 3 }),
      topK: fc.integer({ min: 1, max: 50 }),
      passing: fc.option(fc.uniqueArray(fc.nat(TITLES - 1), { maxLength: 90 }), { nil: undefined }),
      familiarity: fc.double({ min: 0, max: 1, noNaN: true }),
      diversity: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(wanted, ({ likes, disliked, topK, passing, ...options }) => {
        const dislikes = disliked.filter((row) => !likes.includes(row)).sort((a, b) => a - b);
        const filter = passing && { accepts: (row: number) => passing.includes(row) };
        const { hits, related } = recommender.recommend({ likes, dislikes, topK, filter, ...options });
        const kin = new Set(likes.flatMap((row) => [...model.franchises.relatedTo(row)]));
        const left = (passing ?? ALL).filter((row) => !likes.includes(row) && !dislikes.includes(row));
        const listable = left.filter((row) => !kin.has(row));
        expect(hits).toHaveLength(Math.min(topK, listable.length));
        expect(new Set(rowsOf(hits)).size).toBe(hits.length);
        for (const { row, score, reasons } of [...hits, ...related]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(reasons.length).toBeGreaterThanOrEqual(1);
          expect(reasons.length).toBeLessThanOrEqual(3);
          expect(left).toContain(row);
        }
        for (const { row } of hits) expect(listable).toContain(row);
      }),
      { numRuns: 80 },
    );
  });

  it('gives the same list again', () => {
    const query = { likes: [3, 7], dislikes: [1], topK: 20 };
    expect(recommender.recommend(query)).toEqual(recommender.recommend(query));
    expect(recommenderOf(catalogue, model).recommend(query)).toEqual(recommender.recommend(query));
  });

  it('answers with the best known titles the more, the more familiarity is asked for', () => {
    const popularity = (familiarity: number) =>
      mean(ALL.flatMap((row) => rowsOf(listOf(row, { familiarity }).hits).map((hit) => model.space.popularity[hit]!)));
    const [none, some, most, all] = [0, 0.3, 0.7, 1].map(popularity) as [number, number, number, number];
    expect(none).toBeLessThan(some);
    expect(some).toBeLessThan(most);
    expect(most).toBeLessThan(all);
  });

  it('answers with titles that are less alike, the more diversity is asked for', () => {
    const likeness = (diversity: number) =>
      mean(
        ALL.flatMap((row) => {
          const rows = rowsOf(listOf(row, { diversity }).hits);
          return rows.flatMap((a, at) =>
            rows
              .slice(at + 1)
              .map((b) =>
                mean(model.space.blocks.map(({ from, to }) => Math.max(0, blockDot(model.space, a, b, from, to)))),
              ),
          );
        }),
      );
    const [none, some, all] = [0, 0.5, 1].map(likeness) as [number, number, number];
    expect(some).toBeLessThan(none);
    expect(all).toBeLessThan(some);
  });

  it('answers a documentary with documentaries, and never fiction with one first', () => {
    const documentary = (row: number) => groupOf(row) === 2;
    for (const row of ALL) {
      const { hits } = listOf(row, { diversity: 0 });
      expect(rowsOf(hits).filter((hit) => documentary(hit) !== documentary(row))).toEqual([]);
    }
  });

  it('finds by candidates what it finds by looking at all', () => {
    const weights = weightsAt(model.blend, DEFAULT_FAMILIARITY);
    const neighbours = packRows(TITLES, nearestByBlend(model.space, weights, { count: 120, probes: TITLES }));
    const quick = recommenderOf(catalogue, { ...model, neighbours });
    for (const row of ALL) {
      const query = { likes: [row], dislikes: [], topK: 10 };
      expect(quick.recommend(query)).toEqual(recommender.recommend(query));
    }
  });

  it('looks at all titles where the candidates are too few', () => {
    const weights = weightsAt(model.blend, DEFAULT_FAMILIARITY);
    const neighbours = packRows(TITLES, nearestByBlend(model.space, weights, { count: 2 }));
    const quick = recommenderOf(planted({ titles: TITLES, differences: DIFFERENCES, people: false }), {
      ...model,
      space: { ...model.space, people: undefined },
      neighbours,
    });
    expect(quick.recommend({ likes: [8], dislikes: [], topK: 50 }).hits).toHaveLength(50);
  });

  it('goes away from what is disliked', () => {
    const inGroup = (dislikes: number[]) => {
      const { hits } = recommender.recommend({ likes: [4, 5], dislikes, topK: 20, diversity: 0 });
      return rowsOf(hits).filter((row) => groupOf(row) === 1).length;
    };
    expect(inGroup([9, 13])).toBeLessThan(inGroup([]));
  });

  describe('with personal weights', () => {
    const WEIGHTS = new Map([
      [4, { 102: 0.5, 103: 0.25 }],
      [5, { 102: 0.25, 104: -0.5 }],
    ]);
    const SHOWN = [102, 103, 104];
    const filter = { accepts: (row: number) => SHOWN.includes(row) };
    const withWeights = (weights: typeof WEIGHTS) =>
      recommenderOf(catalogue, { ...model, personal: sparseOf(TITLES, weights) });

    /** How much higher the blend of each title that is shown is with personal weights than without. */
    function added(likes: readonly number[], dislikes: readonly number[] = []): number[] {
      const blends = (from: HybridRecommender) => {
        const { hits } = from.recommend({ likes, dislikes, topK: 3, filter });
        const scores = new Map(hits.map(({ row, score }) => [row, score]));
        return SHOWN.map((row) => Math.log(scores.get(row)! / (1 - scores.get(row)!)));
      };
      const without = blends(recommender);
      return blends(withWeights(WEIGHTS)).map((blend, at) => blend - without[at]!);
    }

    it.each([
      ['of both titles, over the square root of two', [4, 5], [0.75, 0.25, -0.5], Math.SQRT2],
      ['of the titles that have any', [4, 5, 6, 9], [0.75, 0.25, -0.5], Math.SQRT2],
      ['of one among several', [4, 9], [0.5, 0.25, 0], 1],
      ['of none', [6, 9], [0, 0, 0], 1],
    ])('adds three times those %s', (_, likes, sums, root) => {
      added(likes).forEach((difference, at) => {
        expect(difference).toBeCloseTo((3 * sums[at]!) / root, 6);
      });
    });

    it('adds nothing for a single title, nor for what is disliked', () => {
      expect(added([4])).toEqual([0, 0, 0]);
      expect(added([6, 9], [4, 5])).toEqual([0, 0, 0]);
      expect(withWeights(WEIGHTS).recommend({ likes: [4], dislikes: [], topK: 20 })).toEqual(listOf(4, { topK: 20 }));
    });

    it('finds by them what the blend alone would not', () => {
      const query = { likes: [4, 5], dislikes: [], topK: 5, diversity: 0 };
      expect(rowsOf(recommender.recommend(query).hits)).not.toContain(102);
      const [first] = withWeights(new Map([[4, { 102: 50, 103: 0 }]])).recommend(query).hits;
      expect([first!.row, first!.score]).toEqual([102, 1]);
    });
  });
});

describe('reasons', () => {
  it('hold: shared people and genres, and tastes from ratings, only where their scorers add something', () => {
    const { credits } = catalogue.input;
    const peopleOf = (row: number) =>
      [...credits!.people.subarray(credits!.offsets[row], credits!.offsets[row + 1])].map((at) => credits!.names[at]);
    let given = 0;
    for (const row of ALL) {
      for (const { row: hit, reasons } of listOf(row).hits) {
        const { scorers } = recommender.compare(row, hit);
        const added = (name: string) => scorers.find((scorer) => scorer.name === name)!.contribution;
        given += reasons.length;
        for (const { kind, value } of reasons) {
          if (kind === 'genres') {
            for (const genre of value.split(','))
              for (const at of [row, hit]) expect(catalogue.titles[at]!.genres).toContain(genre);
          } else if (kind === 'taste') {
            expect(value).toBe(catalogue.titles[row]!.tconst);
            expect(added('taste')).toBeGreaterThan(0);
            for (const at of [row, hit]) expect(model.likes![at]).toBeGreaterThanOrEqual(5);
          } else {
            for (const at of [row, hit]) expect(peopleOf(at)).toContain(value);
            expect(added('people')).toBeGreaterThan(0);
          }
        }
      }
    }
    expect(given).toBeGreaterThan(TITLES * 10);
  });

  it('speak of the liked title that stands nearest', () => {
    const { hits } = recommender.recommend({ likes: [4, 5], dislikes: [], topK: 30 });
    for (const { row, reasons } of hits)
      for (const { kind, value } of reasons)
        if (kind === 'taste' && groupOf(row) < 2) expect(value).toBe(catalogue.titles[4 + groupOf(row)]!.tconst);
  });

  it('never show a person without a name', () => {
    const { titles, input } = catalogue;
    const nameless = { ...input.credits!, names: input.credits!.names.map(() => '') };
    const unnamed = new HybridRecommender({ ...model, titles, credits: nameless });
    const kinds = ALL.flatMap((row) =>
      unnamed.recommend({ likes: [row], dislikes: [], topK: 10 }).hits.flatMap(({ reasons }) => reasons),
    ).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['taste', 'genres']));
  });

  it('say nothing of tastes where no ratings were there, nor of people where none are known', () => {
    const { titles } = catalogue;
    const parts = { ...model, titles, credits: creditsOf(TITLES, [], []), likes: undefined };
    const { hits } = new HybridRecommender(parts).recommend({ likes: [4], dislikes: [], topK: 30 });
    expect(new Set(hits.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)))).toEqual(new Set(['genres']));
  });
});

describe('compare', () => {
  it('gives the score that the list shows', () => {
    for (const familiarity of [undefined, 0, 0.9]) {
      for (const row of [0, 1, 2, 3, 8]) {
        const { hits, related } = listOf(row, familiarity === undefined ? {} : { familiarity });
        for (const hit of [...hits, ...related]) {
          const { score, reasons } = recommender.compare(row, hit.row, familiarity);
          expect(score).toBeCloseTo(hit.score, 6);
          if (!related.includes(hit)) expect(reasons).toEqual(hit.reasons);
        }
      }
    }
  });

  it('adds up: the score is the logistic of the contributions, the weightiest first', () => {
    const { score, scorers } = recommender.compare(4, 8);
    const sum = scorers.reduce((total, { contribution }) => total + contribution, 0);
    expect(score).toBeCloseTo(1 / (1 + Math.exp(model.blend.offset - sum)), 12);
    const sizes = scorers.map(({ contribution }) => Math.abs(contribution));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('says first that two titles are of one franchise', () => {
    const { reasons } = recommender.compare(8, 16);
    expect(reasons[0]).toEqual({ kind: 'series', value: catalogue.titles[8]!.tconst, text: 'belongs with Rocky' });
    expect(reasons.length).toBeLessThanOrEqual(3);
    expect(recommender.compare(8, 20).reasons.map(({ kind }) => kind)).not.toContain('series');
  });
});

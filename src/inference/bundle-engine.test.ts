import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle, someTitles, tconstOf } from '../../test/builders/titles.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import { ContentRecommender } from '../model/content-recommender.ts';
import type { Safetensors } from '../model/safetensors.ts';
import { buildNameTable } from '../search/name-table.ts';
import { NAMES_VERSION, namesToArrays } from '../search/saved-names.ts';
import { createEngine } from './bundle-engine.ts';
import type { RecommendationEngine } from './engine.ts';

const titles = [
  aTitle({ tconst: tconstOf(0), primaryTitle: 'Inception', numVotes: 2_000_000 }),
  aTitle({ tconst: tconstOf(1), primaryTitle: 'Inception', numVotes: 900, startYear: 1980 }),
  aTitle({ tconst: tconstOf(2), primaryTitle: 'The Matrix', numVotes: 1_900_000, genres: ['Sci-Fi'] }),
  aTitle({
    tconst: tconstOf(3),
    primaryTitle: 'Amélie',
    numVotes: 700_000,
    genres: ['Comedy', 'Romance'],
    runtimeMinutes: null,
  }),
];

function engineOf(list: typeof titles): RecommendationEngine {
  return createEngine({ recommender: ContentRecommender.fit(list, { logVotes: true }) } as LoadedBundle);
}
const engine = engineOf(titles);

describe('recommend', () => {
  it('lets the id win over the title', () => {
    const answer = engine.recommend({ tconst: tconstOf(1), title: 'matrix', topK: 5 });
    expect([answer.query.tconst, answer.resolvedBy]).toEqual([tconstOf(1), 'tconst']);
    expect(answer.recommendations.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(answer.recommendations.some(({ title }) => title.tconst === tconstOf(1))).toBe(false);
  });

  it('resolves a title to the most voted one, and says how', () => {
    expect(engine.recommend({ title: 'inception', topK: 1 })).toMatchObject({ query: titles[0], resolvedBy: 'exact' });
    expect(engine.recommend({ title: 'the mat', topK: 1 })).toMatchObject({ query: titles[2], resolvedBy: 'prefix' });
    expect(engine.recommend({ title: 'amelei', topK: 1 })).toMatchObject({ query: titles[3], resolvedBy: 'typo' });
  });

  it('refuses an unknown id even when the title is known, and suggests', () => {
    expect(() => engine.recommend({ tconst: 'tt9999999', title: 'matrix', topK: 1 })).toThrow(
      expect.objectContaining({
        code: 'title_not_found',
        details: expect.objectContaining({ did_you_mean: [{ tconst: tconstOf(2), title: 'The Matrix', year: 2010 }] }),
      }),
    );
    expect(() => engine.title('tt9999999')).toThrow('No title with the id tt9999999');
    expect(() => engine.recommend({ title: 'zzzzzzzzzz', topK: 1 })).toThrow('No title matches "zzzzzzzzzz"');
  });

  it('gives top_k titles whenever that many pass the filters', () => {
    fc.assert(
      fc.property(someTitles({ min: 2, max: 60 }), fc.nat(), fc.integer({ min: 1, max: 20 }), (list, at, topK) => {
        const query = list[at % list.length] ?? aTitle();
        const passing = list.filter(
          (title) => title.startYear >= 1992 && title.genres.includes('Drama') && title !== query,
        );
        const filters = { yearFrom: 1992, genresAll: ['Drama'] };
        if (!list.some((title) => title.genres.includes('Drama'))) return;
        const { recommendations } = engineOf(list).recommend({ tconst: query.tconst, topK, filters });
        expect(recommendations).toHaveLength(Math.min(topK, passing.length));
        for (const { title } of recommendations) expect(passing).toContainEqual(title);
      }),
      { numRuns: 60 },
    );
  });

  it('excludes ids, and titles whose value is unknown', () => {
    const found = (filters: object): string[] =>
      engine
        .recommend({ tconst: tconstOf(0), topK: 9, filters })
        .recommendations.map(({ title }) => title.tconst)
        .sort();
    expect(found({ exclude: [tconstOf(1), 'tt9999999'] })).toEqual([tconstOf(2), tconstOf(3)]);
    expect(found({ maxRuntime: 500 })).toEqual([tconstOf(1), tconstOf(2)]);
  });

  it('refuses genres that no title has, and lists those there are', () => {
    expect(() => engine.recommend({ title: 'matrix', topK: 1, filters: { genresAny: ['Noir'] } })).toThrow(
      'No title has the genre "Noir". Genres: Action, Comedy, Romance, Sci-Fi.',
    );
  });
});

describe('recommendList', () => {
  it('never gives a seed back, whatever the order and form of the seeds', () => {
    const answer = engine.recommendList({
      likes: ['matrix', tconstOf(0), 'The Matrix'],
      dislikes: ['amelie'],
      topK: 9,
    });
    expect(answer.seeds.map(({ title, resolvedBy, liked }) => [title.tconst, resolvedBy, liked])).toEqual([
      [tconstOf(0), 'tconst', true],
      [tconstOf(2), 'exact', true],
      [tconstOf(3), 'exact', false],
    ]);
    expect(answer.recommendations.map(({ title }) => title.tconst)).toEqual([tconstOf(1)]);
    const reversed = engine.recommendList({ likes: [tconstOf(0), 'matrix'], dislikes: ['amélie'], topK: 9 });
    expect(reversed.recommendations).toEqual(answer.recommendations);
  });

  it('equals a plain recommendation for a single seed', () => {
    const one = engine.recommendList({ likes: [tconstOf(0)], dislikes: [], topK: 9 }).recommendations;
    const plain = engine.recommend({ tconst: tconstOf(0), topK: 9 }).recommendations;
    expect(one.map(({ title }) => title)).toEqual(plain.map(({ title }) => title));
    for (const [at, { similarity }] of one.entries()) expect(similarity).toBeCloseTo(plain[at]?.similarity ?? 0, 12);
  });

  it('names every seed that it does not know, and suggests', () => {
    expect(() => engine.recommendList({ likes: ['matrix', 'zzzzzzz'], dislikes: ['tt9999999'], topK: 1 })).toThrow(
      expect.objectContaining({
        code: 'title_not_found',
        message: 'No title matches "zzzzzzz", "tt9999999".',
        details: expect.objectContaining({
          unresolved: [
            { seed: 'zzzzzzz', did_you_mean: [] },
            { seed: 'tt9999999', did_you_mean: [] },
          ],
        }),
      }),
    );
  });

  it('refuses a title that is both liked and disliked, by name', () => {
    const torn = { likes: [tconstOf(0), 'amelie'], dislikes: ['amélie'], topK: 9 };
    expect(() => engine.recommendList(torn)).toThrow(
      expect.objectContaining({ code: 'usage', message: 'Amélie cannot be both liked and disliked.' }),
    );
  });

  it('takes the strictest of several names for the same title, in any order', () => {
    for (const likes of [
      ['the mat', 'matrix'],
      ['matrix', 'the mat'],
    ]) {
      expect(engine.recommendList({ likes, dislikes: [], topK: 1 }).seeds).toMatchObject([{ resolvedBy: 'exact' }]);
    }
  });
});

describe('similarity', () => {
  it('finds both by id or name, says how, and is the content cosine with content', () => {
    const report = engine.similarity({ a: { title: 'amelei' }, b: { tconst: tconstOf(2) }, strategy: 'content' });
    expect(report).toMatchObject({
      a: titles[3],
      b: titles[2],
      resolvedBy: { a: 'typo', b: 'tconst' },
      strategy: 'content',
    });
    const { recommendations } = engine.recommend({ tconst: tconstOf(3), topK: 9, strategy: 'content' });
    const same = recommendations.find(({ title }) => title.tconst === tconstOf(2));
    expect(report.similarity).toBeCloseTo(same?.similarity ?? Number.NaN, 12);
    expect(report.score).toBeCloseTo(same?.score ?? Number.NaN, 12);
  });

  it('says which of the two it does not know, and suggests for each', () => {
    const failing = (a: object, b: object, message: string, unresolved: object[]): void =>
      expect(() => engine.similarity({ a, b })).toThrow(
        expect.objectContaining({
          code: 'title_not_found',
          message,
          details: expect.objectContaining({ unresolved }),
        }),
      );
    const near = [{ tconst: tconstOf(2), title: 'The Matrix', year: 2010 }];
    failing({ title: 'matrix' }, { tconst: 'tt9999999' }, 'No title matches "tt9999999" (b).', [
      { parameter: 'b', seed: 'tt9999999', did_you_mean: [] },
    ]);
    failing(
      { title: 'zzzzzzz' },
      { tconst: 'tt9999999', title: 'matrix' },
      'No title matches "zzzzzzz" (a) and "tt9999999" (b).',
      [
        { parameter: 'a', seed: 'zzzzzzz', did_you_mean: [] },
        { parameter: 'b', seed: 'tt9999999', did_you_mean: near },
      ],
    );
  });
});

describe('randomTitle', () => {
  it('draws among the titles with at least so many votes', () => {
    const draws = [0, 0.4, 0.7, 0.999].map((at) => engine.randomTitle(700_000, () => at).tconst);
    expect(draws).toEqual([0, 2, 3, 3].map(tconstOf));
    expect(() => engine.randomTitle(9_000_000, () => 0)).toThrow('No title has 9,000,000 votes or more');
  });
});

describe('search and suggest', () => {
  it('say how each title matches, and where', () => {
    expect(engine.search('incep', 5)).toMatchObject([
      { title: titles[0], match: 'prefix', highlights: [{ start: 0, end: 5 }] },
      { title: titles[1], match: 'prefix' },
    ]);
    expect(engine.suggest('ma', 8)).toMatchObject([{ title: titles[2], highlights: [{ start: 4, end: 6 }] }]);
  });
});

describe('the names that a model carries', () => {
  const tensorsOf = (list: typeof titles): Safetensors['tensors'] =>
    Object.fromEntries(
      Object.entries(namesToArrays(buildNameTable(list))).map(([name, data]) => [name, { shape: [data.length], data }]),
    );

  it.each([
    ['are searched', { tensors: tensorsOf(titles), metadata: { version: NAMES_VERSION } }],
    ['are folded anew when another version wrote them', { tensors: {}, metadata: { version: '0' } }],
    ['are folded anew when they are of other titles', { tensors: tensorsOf([]), metadata: { version: NAMES_VERSION } }],
  ])('%s', (_, searchArrays) => {
    const recommender = ContentRecommender.fit(titles, { logVotes: true });
    const carrying = createEngine({ recommender, searchArrays } as unknown as LoadedBundle);
    expect(carrying.search('inceptoin', 3)).toEqual(engine.search('inceptoin', 3));
    expect(carrying.search('amelie', 3)).toHaveLength(1);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataStatisticsSchema } from '../domain/statistics.ts';
import { TITLE_TYPES, type Title } from '../domain/title.ts';
import { computeDataStatistics } from './data-statistics.ts';

const titles: fc.Arbitrary<Title[]> = fc
  .array(
    fc.record({
      titleType: fc.constantFrom(...TITLE_TYPES),
      startYear: fc.integer({ min: 1894, max: 2030 }),
      runtimeMinutes: fc.option(fc.integer({ min: 1, max: 900 })),
      genres: fc.subarray(['Action', 'Comedy', 'Drama', 'Sci-Fi'], { minLength: 1, maxLength: 3 }),
      averageRating: fc.integer({ min: 10, max: 100 }).map((tenths) => tenths / 10),
      numVotes: fc.integer({ min: 1, max: 3_000_000 }),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((facts) => facts.map((fact, index) => title({ ...fact, tconst: `tt${String(index + 1).padStart(7, '0')}` })));

describe('computeDataStatistics', () => {
  it('counts a small catalogue as one does by hand', () => {
    const statistics = computeDataStatistics([
      title({ tconst: 'tt0000001', averageRating: 9, numVotes: 75_000, startYear: 1994, genres: ['Crime', 'Drama'] }),
      title({ tconst: 'tt0000002', averageRating: 5, numVotes: 999, startYear: 1999, runtimeMinutes: 300 }),
      title({ tconst: 'tt0000003', averageRating: 4, numVotes: 9999, startYear: 2010, runtimeMinutes: null }),
    ]);
    expect(statistics).toMatchObject({
      titles: 3,
      years_range: { min: 1994, max: 2010 },
      ratings: { mean: 6, median: 5, min: 4, max: 9, q25: 4.5, q75: 7 },
      votes: { median: 9999 },
      votes_log10: { min: 3, median: 4 },
      runtimes: { count: 2, mean: 200, histogram: { overflow: 1 } },
      missing_runtimes: 1,
      weighted_rating: { m: 25_000, c: 6 },
    });
    expect(statistics.votes.histogram).toEqual({
      edges: [500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000],
      counts: [1, 0, 0, 1, 0, 0, 1],
      overflow: 0,
    });
    expect(statistics.decades).toEqual([
      { decade: 1990, titles: 2, share: 0.666667, mean_rating: 7, median_votes: 37_999.5 },
      { decade: 2010, titles: 1, share: 0.333333, mean_rating: 4, median_votes: 9999 },
    ]);
    expect(statistics.genres.map(({ genre, titles: count }) => [genre, count])).toEqual([
      ['Drama', 3],
      ['Crime', 1],
    ]);
    expect(statistics.top_voted.map(({ tconst }) => tconst)).toEqual(['tt0000001', 'tt0000003', 'tt0000002']);
    expect(statistics.top_rated[0]).toEqual({
      rank: 1,
      tconst: 'tt0000001',
      title: 'A title',
      year: 1994,
      rating: 9,
      votes: 75_000,
      weighted_rating: 8.25,
      genres: 'Crime,Drama',
      runtime_minutes: 100,
      title_type: 'movie',
    });
  });

  it('describes one title, and titles without any runtime', () => {
    const statistics = computeDataStatistics([title({ runtimeMinutes: null })]);
    expect(statistics).toMatchObject({ runtimes: null, missing_runtimes: 1, ratings: { skew: null } });
    expect(dataStatisticsSchema.parse(statistics)).toEqual(statistics);
  });

  it('ranks equal titles by tconst', () => {
    const equal = ['tt0000003', 'tt0000001', 'tt0000002'].map((tconst) => title({ tconst }));
    const { top_rated, top_voted } = computeDataStatistics(equal);
    expect(top_rated.map(({ tconst }) => tconst)).toEqual(['tt0000001', 'tt0000002', 'tt0000003']);
    expect(top_voted.map(({ tconst }) => tconst)).toEqual(['tt0000001', 'tt0000002', 'tt0000003']);
  });

  it('counts a title once in a genre that it names twice', () => {
    const { genres } = computeDataStatistics([title({ genres: ['Drama', 'Drama'] })]);
    expect(genres).toEqual([{ genre: 'Drama', titles: 1, share: 1, mean_rating: 7, median_votes: 1000 }]);
  });

  it('refuses an empty catalogue', () => {
    expect(() => computeDataStatistics([])).toThrow('no titles');
  });

  it('fits its schema and does not depend on the order of the titles', () => {
    fc.assert(
      fc.property(titles, (given) => {
        const statistics = computeDataStatistics(given);
        expect(dataStatisticsSchema.parse(JSON.parse(JSON.stringify(statistics)))).toEqual(statistics);
        expect(computeDataStatistics(given.toReversed())).toEqual(statistics);
      }),
    );
  });

  it('has histograms and groups that add up to all titles, and the best 50 in order', () => {
    fc.assert(
      fc.property(titles, (given) => {
        const { ratings, votes, votes_log10, years, ...rest } = computeDataStatistics(given);
        for (const { histogram } of [ratings, votes, votes_log10, years]) {
          expect(sum(histogram.counts)).toBe(given.length);
          expect(histogram.overflow).toBe(0);
        }
        expect(sum(rest.rating_by_votes.counts.flat())).toBe(given.length);
        expect(sum(rest.decades.map((decade) => decade.titles))).toBe(given.length);
        expect(sum(rest.title_types.map((type) => type.titles))).toBe(given.length);
        expect(sum(rest.genres.map((genre) => genre.titles))).toBe(given.flatMap((one) => one.genres).length);
        const sorted = given.toSorted((a, b) => b.numVotes - a.numVotes || (a.tconst < b.tconst ? -1 : 1));
        expect(rest.top_voted.map(({ tconst }) => tconst)).toEqual(sorted.slice(0, 50).map(({ tconst }) => tconst));
      }),
    );
  });
});

function title(facts: Partial<Title>): Title {
  return {
    tconst: 'tt0000001',
    titleType: 'movie',
    primaryTitle: 'A title',
    originalTitle: 'A title',
    startYear: 2000,
    runtimeMinutes: 100,
    genres: ['Drama'],
    averageRating: 7,
    numVotes: 1000,
    ...facts,
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

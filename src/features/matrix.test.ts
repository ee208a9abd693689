import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle, someTitles, tconstOf } from '../../test/builders/titles.ts';
import { filterRules, firstBrokenRule } from './filter.ts';
import { byCodePoint, genreVocabulary } from './genres.ts';
import { buildFeatures, NUMERIC_FEATURES } from './matrix.ts';
import { fitMinMax, scale } from './scaling.ts';
import { titleText } from './text.ts';

describe('buildFeatures', () => {
  it('scales four numbers and one-hot encodes the genres, in the documented order', () => {
    const titles = [
      aTitle({
        tconst: tconstOf(0),
        averageRating: 2,
        numVotes: 0,
        runtimeMinutes: 100,
        startYear: 1970,
        genres: ['War', 'Drama'],
      }),
      aTitle({
        tconst: tconstOf(1),
        averageRating: 10,
        numVotes: 8,
        runtimeMinutes: 200,
        startYear: 2020,
        genres: ['Drama'],
      }),
      aTitle({
        tconst: tconstOf(2),
        averageRating: 4,
        numVotes: 2,
        runtimeMinutes: 125,
        startYear: 1980,
        genres: ['Action'],
      }),
    ];
    const features = buildFeatures(titles, { logVotes: true });
    expect(features.names).toEqual([...NUMERIC_FEATURES, 'Action', 'Drama', 'War']);
    expect([features.rows, features.columns]).toEqual([3, 7]);
    expect([...features.matrix.slice(0, 7)]).toEqual([0, 0, 0, 0, 0, 1, 1]);
    expect([...features.matrix.slice(7, 14)]).toEqual([1, 1, 1, 1, 0, 1, 0]);
    // ln(3) / ln(9) = 1/2
    expect([...features.matrix.slice(14)]).toEqual([0.25, 0.5, 0.25, Math.fround(0.2), 1, 0, 0]);
  });

  it('scales the votes themselves when told to', () => {
    const titles = [0, 2, 8].map((numVotes, row) => aTitle({ tconst: tconstOf(row), numVotes }));
    const { matrix, columns } = buildFeatures(titles, { logVotes: false });
    expect([0, 1, 2].map((row) => matrix[row * columns + 1])).toEqual([0, 0.25, 1]);
  });

  it('puts the median where a runtime is missing', () => {
    const titles = [60, null, 80, 100].map((runtimeMinutes, row) => aTitle({ tconst: tconstOf(row), runtimeMinutes }));
    const { matrix, columns, scalers } = buildFeatures(titles, { logVotes: true });
    expect(scalers.runtimeMinutes.fill).toBe(80);
    expect(matrix[columns + 2]).toBe(0.5);
  });

  it('keeps every value in [0, 1], and marks exactly the genres of each title', () => {
    fc.assert(
      fc.property(someTitles({ min: 1, max: 30 }), fc.boolean(), (titles, logVotes) => {
        const { matrix, names, columns } = buildFeatures(titles, { logVotes });
        expect(matrix.every((value) => value >= 0 && value <= 1)).toBe(true);
        titles.forEach((title, row) => {
          const marked = names.filter((_, column) => column >= 4 && matrix[row * columns + column] === 1);
          expect(marked).toEqual([...title.genres].sort());
        });
      }),
    );
  });
});

describe('min-max scaling', () => {
  it('maps a column of one value to 0', () => {
    expect(scale(7, fitMinMax(Float64Array.of(7, 7), 'none'))).toBe(0);
  });

  it('refuses a column without any value', () => {
    expect(() => fitMinMax(Float64Array.of(Number.NaN), 'none')).toThrow('without any known value');
  });

  it('fills with the mean of the two middle values of an even count', () => {
    expect(fitMinMax(Float64Array.of(4, 1, Number.NaN, 2, 10), 'none').fill).toBe(3);
  });
});

describe('the genre vocabulary', () => {
  it('is sorted by code point, whatever the locale', () => {
    expect(genreVocabulary([['é', 'b'], ['B', 'a'], ['b']])).toEqual(['B', 'a', 'b', 'é']);
    expect(['\u{10000}', '\uFFFF'].sort(byCodePoint)).toEqual(['\uFFFF', '\u{10000}']);
  });
});

describe('the filter', () => {
  const options = { minVotes: 500, minYear: 1970, titleTypes: ['movie'], excludeAdult: true, requireRuntime: true };

  it('has a rule for every condition, and none for those switched off', () => {
    expect(filterRules(options).map((rule) => rule.reason)).toEqual([
      'title_type',
      'adult',
      'votes',
      'year_unknown',
      'year',
      'genres_unknown',
      'runtime_unknown',
    ]);
    const lenient = filterRules({ ...options, excludeAdult: false, requireRuntime: false });
    expect(lenient.map((rule) => rule.reason)).not.toContain('adult');
    expect(lenient.map((rule) => rule.reason)).not.toContain('runtime_unknown');
  });

  it('cannot be broken out of by a quote in a title type', () => {
    expect(firstBrokenRule(filterRules({ ...options, titleTypes: ["mo'vie"] }))).toContain("'mo''vie'");
  });
});

describe('the text of a title', () => {
  it('names title, original title, year, kind, genres and rating', () => {
    expect(
      titleText(
        aTitle({ primaryTitle: 'Amélie', originalTitle: 'Le fabuleux destin', startYear: 2001, genres: ['Comedy'] }),
      ),
    ).toBe('Amélie (Le fabuleux destin). 2001 film. Genres: Comedy. Rated 8.8 of 10.');
  });
});

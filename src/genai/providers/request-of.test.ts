import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestOf } from './request-of.ts';

const FILMS = { title_types: ['movie', 'tvMovie'] };

describe('the request that a question means', () => {
  it.each([
    ['something like Inception but from the 1990s', 'Inception', 5, { year_from: 1990, year_to: 1999 }],
    [
      'Three horror films like Alien before 1990?',
      'Alien',
      3,
      { title_types: ['movie', 'tvMovie'], genres: { all: ['Horror'] }, year_to: 1989 },
    ],
    [
      'A comedy series similar to Cheers',
      'Cheers',
      5,
      { title_types: ['tvSeries', 'tvMiniSeries'], genres: { all: ['Comedy'] } },
    ],
    [
      'Movies like "Escape from New York, and back", rated at least 7.5',
      'Escape from New York, and back',
      5,
      { title_types: ['movie', 'tvMovie'], min_rating: 7.5 },
    ],
    [
      '7 films like Jaws without horror, under 2 hours',
      'Jaws',
      7,
      { title_types: ['movie', 'tvMovie'], genres: { none: ['Horror'] }, max_runtime: 120 },
    ],
    ['Science fiction like Solaris, not a drama', 'Solaris', 5, { genres: { all: ['Sci-Fi'], none: ['Drama'] } }],
    ['Something like "War and Peace" after 1970', 'War and Peace', 5, { year_from: 1971 }],
    ['Something like Rocky between 1990 and 1980', 'Rocky', 5, { year_from: 1980, year_to: 1990 }],
    ['Something like Rocky since 1980, before 2000', 'Rocky', 5, { year_from: 1980, year_to: 1999 }],
    [
      'A documentary like Shoah from 1985',
      'Shoah',
      5,
      { genres: { all: ['Documentary'] }, year_from: 1985, year_to: 1985 },
    ],
    ['What is like M*A*S*H?', 'M*A*S*H', 5, {}],
    ["I'd like three films similar to Alien.", 'Alien', 3, FILMS],
    ['I would like films like Alien', 'Alien', 5, FILMS],
    ['Recommend three films like Alien. No horror.', 'Alien', 3, { ...FILMS, genres: { none: ['Horror'] } }],
    ['Films like Dr. Strangelove. No war.', 'Dr. Strangelove', 5, { ...FILMS, genres: { none: ['War'] } }],
    ['I saw Heat. Any films like E.T. The Extra-Terrestrial?', 'E.T. The Extra-Terrestrial', 5, FILMS],
    ['Films like Alien no horror', 'Alien', 5, { ...FILMS, genres: { none: ['Horror'] } }],
    ['Films like Alien not a comedy', 'Alien', 5, { ...FILMS, genres: { none: ['Comedy'] } }],
    ['Films like Alien rating above 7.5', 'Alien', 5, { ...FILMS, min_rating: 7.5 }],
    ['Films like Alien at most 2 hours', 'Alien', 5, { ...FILMS, max_runtime: 120 }],
    ['Films like Dr. No from the 1960s', 'Dr. No', 5, { ...FILMS, year_from: 1960, year_to: 1969 }],
    ['films like Heat before the 1980s', 'Heat', 5, { ...FILMS, year_to: 1979 }],
    ['films like Heat after the 1980s', 'Heat', 5, { ...FILMS, year_from: 1990 }],
    ['films like Heat since the 1980s, before 2000', 'Heat', 5, { ...FILMS, year_from: 1980, year_to: 1999 }],
  ])('%s', (question, title, top_k, filters) => {
    expect(requestOf(question)).toEqual({ title, top_k, filters });
  });

  it.each(['', 'Who directed Alien?', 'like', 'something like ""'])('is none for %j', (question) => {
    expect(requestOf(question)).toBeUndefined();
  });

  it('keeps a quoted title as it is, and takes no condition from it', () => {
    const title = fc.string({ minLength: 1 }).filter((one) => !/["“”«»]/.test(one) && one.trim() !== '');
    fc.assert(
      fc.property(title, (one) => {
        expect(requestOf(`Something like "${one}"`)).toEqual({ title: one.trim(), top_k: 5, filters: {} });
      }),
    );
  });

  it('stays within what the API takes, whatever the question', () => {
    const word = fc.constantFrom(
      'like',
      'films',
      'series',
      'rated',
      'over',
      '99',
      '0',
      '1990s',
      'before',
      '1800',
      'under',
      'minutes',
      'no',
      'horror',
      'between',
      'and',
      '"',
      '?',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        const request = requestOf(words.join(' '));
        if (request === undefined) return;
        expect(request.title.trim()).not.toBe('');
        expect(request.top_k).toBeGreaterThanOrEqual(1);
        expect(request.top_k).toBeLessThanOrEqual(50);
        const { year_from = 1800, year_to = 2200, min_rating = 0, max_runtime = 1 } = request.filters;
        expect(min_rating).toBeLessThanOrEqual(10);
        expect(max_runtime).toBeGreaterThanOrEqual(1);
        for (const year of [year_from, year_to]) expect(Number.isInteger(year)).toBe(true);
      }),
    );
  });
});

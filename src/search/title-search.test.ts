import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import { fold } from './fold.ts';
import { TitleSearch } from './title-search.ts';

const names: readonly [string, number, string?][] = [
  ['The Dark Knight', 2_000_000],
  ['The Dark Knight Rises', 1_500_000],
  ['Dark Knight of the Soul', 900],
  ['Amélie', 700_000, "Le fabuleux destin d'Amélie Poulain"],
  ['WALL·E', 1_000_000],
  ['Léon: The Professional', 1_100_000, 'Léon'],
  ['Parasite', 900_000, 'Gisaengchung'],
  ['Parasite', 1200],
  ['Inception', 2_400_000],
  ['Mr. & Mrs. Smith', 500_000],
  ['Up', 1_000_000],
  ['The Office', 600_000],
  ['Office', 2000],
];
const search = new TitleSearch(
  names.map(([primaryTitle, numVotes, originalTitle], row) =>
    aTitle({ tconst: tconstOf(row), primaryTitle, numVotes, originalTitle: originalTitle ?? primaryTitle }),
  ),
);
const found = (query: string, limit = 10): string[] =>
  search.search(query, limit).map(({ row, tier }) => `${names[row]?.[0]} ${tier}`);

describe('TitleSearch.search', () => {
  it('ranks exact before prefix before substring, the better known first', () => {
    expect(found('dark knight')).toEqual([
      'The Dark Knight exact',
      'The Dark Knight Rises prefix',
      'Dark Knight of the Soul prefix',
    ]);
    expect(found('knight')).toEqual([
      'The Dark Knight substring',
      'The Dark Knight Rises substring',
      'Dark Knight of the Soul substring',
    ]);
  });

  it('prefers the most voted of titles with the same name', () => {
    expect(search.search('parasite', 1)).toEqual([{ row: 6, tier: 'exact' }]);
    expect(search.search('parasite', 5).map(({ row }) => row)).toEqual([6, 7]);
  });

  it.each([
    ['amelie', 'Amélie exact'],
    ['AMÉLIE', 'Amélie exact'],
    ['wall e', 'WALL·E exact'],
    ['mr and mrs smith', 'Mr. & Mrs. Smith exact'],
    ['gisaengchung', 'Parasite exact'],
    ['leon', 'Léon: The Professional exact'],
    ['le fabuleux', 'Amélie prefix'],
    ['the office', 'The Office exact'],
    ['office', 'The Office exact'],
  ])('finds %s', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it.each(['incepton', 'inceptoin', 'jnception', 'inceptionn', 'inxeption'])('forgives the typo in %s', (query) => {
    expect(found(query)).toEqual(['Inception fuzzy']);
  });

  it('forgives nothing in very short queries', () => {
    expect(found('uq')).toEqual([]);
  });

  it.each(['', '   ', '!!!', '\u0301', 'zzzzzzzzzzzz'])('finds nothing for %j', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('never answers more than the limit, nor a title twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (query, limit) => {
        const rows = search.search(query, limit).map(({ row }) => row);
        expect(rows.length).toBeLessThanOrEqual(limit);
        expect(new Set(rows).size).toBe(rows.length);
      }),
    );
  });
});

describe('TitleSearch.resolve', () => {
  it('is the first of a search, unless only typos match', () => {
    for (const query of ['dark knight', 'dark', 'knight', 'office', 'gisaeng']) {
      expect(search.resolve(query)).toEqual(search.search(query, 1)[0]);
    }
    expect(search.resolve('incepton')).toBeUndefined();
    expect(search.resolve(' ')).toBeUndefined();
  });
});

describe('fold', () => {
  it.each([
    ['Se7en', 'se7en'],
    ['Smørrebrød & Æbler', 'smorrebrod and aebler'],
    ["Ocean's Eleven", 'oceans eleven'],
    ['WALL·E', 'wall e'],
    ['  Spider-Man:  No Way Home ', 'spider man no way home'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['Weiß', 'weiss'],
    ['???', ''],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

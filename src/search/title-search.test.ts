import { describe, expect, it } from 'vitest';
import { aTitle } from '../../test/builders/titles.ts';
import { FIXTURE } from './search.fixture.ts';
import { TitleSearch } from './title-search.ts';

const search = new TitleSearch(FIXTURE);
const nameOf = (row: number): string => `${FIXTURE[row]?.primaryTitle} ${FIXTURE[row]?.startYear}`;
const found = (query: string, limit = 10): string[] =>
  search.search(query, limit).map(({ row, tier }) => `${nameOf(row)} ${tier}`);

describe('TitleSearch.search', () => {
  it('ranks exact before prefix before words inside, the better known first', () => {
    expect(found('dark knight').slice(0, 3)).toEqual([
      'The Dark Knight 2008 exact',
      'The Dark Knight Rises 2012 prefix',
      'Dark Knight of the Soul 1999 prefix',
    ]);
    expect(found('knight')).toEqual([
      'The Dark Knight 2008 word-prefix',
      'The Dark Knight Rises 2012 word-prefix',
      'Dark Knight of the Soul 1999 word-prefix',
    ]);
    expect(found('night', 2)).toEqual(['The Dark Knight 2008 substring', 'The Dark Knight Rises 2012 substring']);
  });

  it('prefers the most voted of titles with the same name', () => {
    expect(search.search('parasite', 1)).toEqual([{ row: 6, tier: 'exact' }]);
    expect(search.search('parasite', 5).map(({ row }) => row)).toEqual([6, 7]);
  });

  it.each([
    ['amelie', 'Amélie 2001 exact'],
    ['AMÉLIE', 'Amélie 2001 exact'],
    ['wall e', 'WALL·E 2008 exact'],
    ['walle', 'WALL·E 2008 exact'],
    ['mr and mrs smith', 'Mr. & Mrs. Smith 2005 exact'],
    ['gisaengchung', 'Parasite 2019 exact'],
    ['leon', 'Léon: The Professional 1994 exact'],
    ['leon the professional', 'Léon: The Professional 1994 exact'],
    ['le fabuleux', 'Amélie 2001 prefix'],
    ['the office', 'The Office 2005 exact'],
    ['office', 'The Office 2005 exact'],
    ["ocean's 11", "Ocean's Eleven 2001 exact"],
    ['rocky 4', 'Rocky IV 1985 exact'],
    ['spiderman', 'Spider-Man 2002 exact'],
    ['se7en', 'Se7en 1995 exact'],
    ['seven', 'Se7en 1995 exact'],
    ['starwars', 'Star Wars 1977 exact'],
    ['star', 'Star Wars 1977 prefix'],
    ['mash', 'M*A*S*H 1970 exact'],
    ['twelve monkeys', '12 Monkeys 1995 exact'],
    ['the godfather 2', 'The Godfather Part II 1974 exact'],
    ['godfather part ii', 'The Godfather Part II 1974 exact'],
    ['the godfater 2', 'The Godfather Part II 1974 typo'],
    ['kill bill 1', 'Kill Bill: Vol. 1 2003 exact'],
    ['it', 'It 2017 exact'],
    ['dune', 'Dune 2021 exact'],
    ['千と千尋', 'Spirited Away 2001 prefix'],
    ['брат', 'Брат 1997 exact'],
    ['boot', 'Das Boot 1981 exact'],
    ['avventura', "L'avventura 1960 exact"],
    ['strasse der grosse', 'Straße der Größe 1990 exact'],
    ['welle', 'The Wave 2008 exact'],
    ['lord of rings towers', 'The Lord of the Rings: The Two Towers 2002 words'],
    ['two towers lord rings', 'The Lord of the Rings: The Two Towers 2002 words'],
    ['lord rings ring towers', 'The Lord of the Rings: The Two Towers 2002 words'],
    ['the incepton', 'Inception 2010 typo'],
  ])('finds %s', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it.each(['incepton', 'inceptoin', 'jnception', 'inceptionn', 'inxeption'])('forgives the typo in %s', (query) => {
    expect(found(query)).toEqual(['Inception 2010 typo']);
  });

  it('forgives nothing in very short queries', () => {
    expect(found('uq')).toEqual([]);
  });

  it.each(['', '   ', '!!!', '\u0301', 'zzzzzzzzzzzz', '🎬'])('finds nothing for %j', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('finds nothing in nothing, and nothing when nothing is asked for', () => {
    expect(new TitleSearch([]).search('up', 5)).toEqual([]);
    expect(new TitleSearch([]).resolve('up')).toBeUndefined();
    expect(search.search('up', 0)).toEqual([]);
    expect(search.search('tt0000001', 0)).toEqual([]);
  });

  it('leaves out titles without a letter or digit in their name', () => {
    const odd = new TitleSearch([aTitle({ primaryTitle: '???' }), aTitle({ primaryTitle: 'Up', numVotes: 3 })]);
    expect(odd.search('up', 5)).toEqual([{ row: 1, tier: 'exact' }]);
  });
});

describe('a year in the query', () => {
  it.each([
    ['dune 1984', 'Dune 1984 exact'],
    ['dune (1984)', 'Dune 1984 exact'],
    ['dune 2021', 'Dune 2021 exact'],
    ['dune 1985', 'Dune 1984 exact'],
    ['parasite 1982', 'Parasite 1982 exact'],
    ['dnue 1984', 'Dune 1984 typo'],
    ['blade runner 2049', 'Blade Runner 2049 2017 exact'],
    ['blade runner 1982', 'Blade Runner 1982 exact'],
    ['blade runer 2049', 'Blade Runner 2049 2017 typo'],
    ['1917', '1917 2019 exact'],
    ['the dark 2012', 'The Dark Knight Rises 2012 prefix'],
  ])('finds %s', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });
});

describe('an id', () => {
  it.each([
    'tt0000009',
    ' TT0000009 ',
    'tt00009',
    'https://www.imdb.com/title/tt0000009/?ref_=nv_sr_1',
    'imdb.com/title/tt0000009',
    'https://m.imdb.com/de/title/tt0000009/reviews',
  ])('%s is the title itself', (query) => {
    expect(search.search(query, 5)).toEqual([{ row: 8, tier: 'tconst' }]);
    expect(search.suggest(query, 5)).toEqual([{ row: 8, tier: 'tconst' }]);
    expect(search.resolve(query)).toEqual({ row: 8, tier: 'tconst' });
    expect(search.highlights(query, 8)).toEqual([]);
  });

  it('finds nothing when no title has it', () => {
    expect(search.resolve('tt9999999')).toBeUndefined();
  });
});

describe('TitleSearch.suggest', () => {
  const suggested = (query: string): string[] => search.suggest(query, 8).map(({ row }) => nameOf(row));

  it.each([
    ['i', 'Inception 2010'],
    ['s', 'Se7en 1995'],
    ['st', 'Star Wars 1977'],
    ['star', 'Star Wars 1977'],
    ['up', 'Up 2009'],
    ['kn', 'The Dark Knight 2008'],
    ['godf', 'The Godfather 1972'],
    ['incepton', 'Inception 2010'],
  ])('%s brings up %s', (query, first) => {
    expect(suggested(query)[0]).toBe(first);
  });

  it('takes fewer than four letters as they are', () => {
    expect(suggested('upp')).toEqual([]);
    expect(suggested('nig')).toEqual([]);
  });
});

describe('TitleSearch.resolve', () => {
  it('is the first of a search, unless only typos match', () => {
    for (const query of ['dark knight', 'dark', 'knight', 'office', 'gisaeng', 'dune 1984']) {
      expect(search.resolve(query)).toEqual(search.search(query, 1)[0]);
    }
    expect(search.resolve(' ')).toBeUndefined();
  });

  it('takes a title for meant with typos only when it stands clear of the rest', () => {
    expect(search.resolve('incepton')).toEqual({ row: 8, tier: 'typo' });
    const twins = new TitleSearch([
      aTitle({ primaryTitle: 'Rashomon', numVotes: 1000 }),
      aTitle({ primaryTitle: 'Rashomin', numVotes: 900 }),
    ]);
    expect(twins.search('rashoman', 5)).toHaveLength(2);
    expect(twins.resolve('rashoman')).toBeUndefined();
  });
});

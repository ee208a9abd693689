import { describe, expect, it } from 'vitest';
import { franchisesIn, namesRelated, type Sketch, titlesOf } from './franchise.fixture.ts';
import { buildFranchises, franchisesOf } from './franchise.ts';

/** Two writers and two leads who make all parts of a series. */
const TEAM = { by: ['Ann Author', 'Bo Writer'], with: ['Cy Star', 'Di Lead'] };
const named = (names: readonly string[], facts: Omit<Sketch, 'name'> = {}): Sketch[] =>
  names.map((name) => ({ name, ...facts }));

describe('by names alone, a title is related to', () => {
  it.each([
    ['Rocky', 'Rocky II', 'Rocky V'],
    ['Alien', 'Alien³'],
    ['Toy Story', 'Toy Story 2', 'Toy Story 4'],
    ['Dune: Part One', 'Dune: Part Two'],
    ['Kill Bill: Vol. 1', 'Kill Bill: Vol. 2'],
    ['John Wick', 'John Wick: Chapter 4'],
    ['Planet Earth', 'Planet Earth II'],
    ['Mission: Impossible', 'Mission: Impossible - Fallout', 'Mission: Impossible II'],
    [
      'Star Wars: Episode IV - A New Hope',
      'Star Wars: Episode V - The Empire Strikes Back',
      'Star Wars: The Clone Wars',
    ],
    ['The Lord of the Rings: The Two Towers', 'The Lord of the Rings: The Return of the King'],
    ['Harry Potter and the Goblet of Fire', 'Harry Potter and the Chamber of Secrets'],
    ['Indiana Jones and the Last Crusade', 'Indiana Jones and the Temple of Doom'],
    ['The Fast and the Furious', 'Fast & Furious 6'],
    ['Mad Max', 'Furiosa: A Mad Max Saga'],
  ])('%s: its series', (name, ...others) => {
    const sketches = named([name, ...others, 'Something Else']);
    expect(namesRelated(sketches)).toEqual(others);
    expect(namesRelated(sketches, sketches.length - 1)).toEqual([]);
  });

  it('the original name counts as much as the one by which a title is best known', () => {
    expect(namesRelated([{ name: 'Mad Max' }, { name: 'The Road Warrior', originalTitle: 'Mad Max 2' }])).toEqual([
      'The Road Warrior',
    ]);
  });
});

describe('by names and people, a title is related to', () => {
  it.each([
    ['a name that goes on', 'The Dark Knight', 'The Dark Knight Rises'],
    ['a name that varies', 'Before Sunrise', 'Before Sunset', 'Before Midnight'],
    ['a plural', 'Alien', 'Aliens'],
    ['its own inside another', 'Die Hard', 'Live Free or Die Hard'],
    ['a prequel named after a person', 'Rocky', 'Rocky Balboa'],
  ])('%s', (_what, name, ...others) => {
    expect(namesRelated(named([name, ...others], TEAM))).toEqual(others);
    const strangers = [name, ...others].map((each, at) => ({ name: each, by: [`Writer ${at}`], with: [`Star ${at}`] }));
    expect(namesRelated(strangers)).toEqual([]);
  });

  it('a remake by the name and the writer whose book it is, however long after', () => {
    const remakes = [
      { name: 'Suspiria', startYear: 1977, by: ['Ann Author'] },
      { name: 'Suspiria', startYear: 2018, by: ['Bo Writer', 'Ann Author'] },
      { name: 'Suspiria', startYear: 2020, by: ['Someone Else'] },
    ];
    expect([...franchisesIn(remakes).relatedTo(0)]).toEqual([1]);
  });

  it('a series of a film, by the name when both are famous and of the same genres', () => {
    const facts = { genres: ['Crime', 'Drama', 'Thriller'], numVotes: 500_000 };
    const film = { name: 'Fargo', startYear: 1996, ...facts, by: ['Ann Author'] };
    const series = { name: 'Fargo', startYear: 2014, titleType: 'tvSeries', ...facts, by: ['Bo Writer'] } as const;
    expect(namesRelated([film, series])).toEqual(['Fargo']);
    expect(namesRelated([film, { ...series, numVotes: 900 }])).toEqual([]);
    expect(namesRelated([film, { ...series, genres: ['Comedy', 'Drama', 'Thriller'] }])).toEqual([]);
  });

  it('what bears a character, when its inventor is named', () => {
    const others = ['Batman', 'Batman Returns', 'Batman Forever', 'Batman & Robin'];
    const sketches = others.map((name, at) => ({ name, by: ['Ann Author', `Writer ${at}`], with: [`Star ${at}`] }));
    expect(namesRelated(sketches)).toEqual(others.slice(1));
  });

  it('what bears the name of a franchise that is tied otherwise, even if nobody is in both', () => {
    const apes = ['Planet of the Apes', 'Dawn of the Planet of the Apes', 'War for the Planet of the Apes'];
    const more = ['Rise of the Planet of the Apes'];
    const newest = { name: 'Kingdom of the Planet of the Apes', by: ['Someone New'], with: ['Another One'] };
    expect(namesRelated([...named([...apes, ...more], TEAM), newest], 4)).toHaveLength(4);
    expect(namesRelated([...named(apes, TEAM), newest], 3)).toEqual([]);
    expect(namesRelated([...named([...apes, ...more], TEAM), { ...newest, genres: ['Documentary'] }], 4)).toEqual([]);
  });
});

describe('false friends', () => {
  const strangers = (...names: readonly string[]): Sketch[] =>
    names.map((name, at) => ({ name, by: [`Writer ${at}`], with: [`Star ${at}`] }));

  it.each([
    ['the same common name', 'Crash', 'Crash'],
    ['the same name with an article', 'The Fall', 'Fall'],
    ['a common beginning', 'The Last Samurai', 'The Last Emperor', 'The Last of Us'],
    ['a name that begins another', 'Rocky', 'The Rocky Horror Picture Show'],
    ['a name before a colon', 'Avatar', 'Avatar: The Last Airbender'],
    ['a name after a colon', 'Original Sin', 'Dexter: Original Sin'],
    ['numbers that count no parts', 'District 9', 'District 13'],
    ['a year', 'Apollo 11', 'Apollo 18'],
    ['a plural', 'Alien', 'Cowboys & Aliens'],
    ['what names only say what kind it is', 'One Piece: The Movie', 'Naruto: The Movie'],
    ['words that join', 'In the Bedroom', 'In the Loop'],
  ])('%s', (_what, ...names) => {
    expect(namesRelated(strangers(...names))).toEqual([]);
  });

  it.each([
    ['the same common name', 'Crash', 'Crash'],
    ['a common beginning', 'American Beauty', 'American Psycho'],
    ['a name that begins another', 'Rocky', 'The Rocky Horror Picture Show'],
    ['a name after a colon', 'Original Sin', 'Dexter: Original Sin'],
    ['numbers that count no parts', 'District 9', 'District 13'],
    ['a number that is no part', 'Jaws', 'Jaws 19'],
  ])('%s, by names alone', (_what, ...names) => {
    expect(namesRelated(named(names))).toEqual([]);
  });

  it("a person's name is no series", () => {
    const mysteries = ['Agatha Christie: Seven Dials', 'Agatha Christie: Marple'];
    expect(namesRelated(named(mysteries, { by: ['Agatha Christie'] }))).toEqual([]);
    expect(namesRelated(named(mysteries, { by: ['Ann Author'] }))).toEqual([mysteries[1]]);
  });

  it('a part is not of a film that came after it', () => {
    const part = { name: 'Animal 2', startYear: 2008 };
    expect(namesRelated([part, { name: 'Animal', startYear: 2018 }])).toEqual([]);
    expect(namesRelated([part, { name: 'Animal', startYear: 2005 }])).toEqual(['Animal']);
  });

  it('few people in common do not make names alike that only begin with the same word', () => {
    expect(namesRelated(named(['Star Trek', 'Star Wars'], { by: ['Ann Author'] }))).toEqual([]);
  });
});

describe('a title that joins two franchises', () => {
  const alien = { by: ['Ann Author'], with: ['Cy Star'] };
  const predator = { by: ['Bo Writer'], with: ['Di Lead'] };
  const sketches = [
    { name: 'Alien', ...alien },
    { name: 'Alien 3', ...alien },
    { name: 'Predator', ...predator },
    { name: 'Predator 2', ...predator },
    { name: 'Alien vs. Predator', by: ['Ann Author', 'Bo Writer'], with: ['Cy Star', 'Di Lead'] },
  ];
  const franchises = franchisesIn(sketches);

  it('is related to both, which stay apart', () => {
    expect(new Set(franchises.relatedTo(4))).toEqual(new Set([0, 1, 2, 3]));
    expect([...franchises.relatedTo(0)]).toEqual([1, 4]);
    expect([...franchises.relatedTo(2)]).toEqual([3, 4]);
    expect(franchises.same(0, 2)).toBe(false);
  });

  it('makes them one when their people are the same', () => {
    const rambo = named(['First Blood', 'Rambo: First Blood Part II', 'Rambo III'], TEAM);
    expect(namesRelated(rambo)).toEqual(['Rambo: First Blood Part II', 'Rambo III']);
  });
});

describe('the answer', () => {
  it('has the closest first, then by year', () => {
    const sketches: Sketch[] = [
      { name: 'Rocky', startYear: 1976, ...TEAM },
      { name: 'Rocky Balboa', startYear: 1977, by: ['Ann Author'], with: ['Cy Star'] },
      { name: 'Rocky III', startYear: 1982, ...TEAM },
      { name: 'Rocky II', startYear: 1979, ...TEAM },
    ];
    expect(namesRelated(sketches)).toEqual(['Rocky II', 'Rocky III', 'Rocky Balboa']);
  });

  it('is empty for a catalogue without titles, and for a title that stands alone', () => {
    expect(buildFranchises([], undefined).arrays.offsets).toEqual(Int32Array.of(0));
    expect(namesRelated([{ name: 'Alone' }])).toEqual([]);
  });

  it('can be saved and read again', () => {
    const built = buildFranchises(titlesOf(named(['Rocky', 'Rocky II'])), undefined);
    const read = franchisesOf(structuredClone(built.arrays));
    expect([...read.relatedTo(1)]).toEqual([0]);
    expect([read.same(0, 1), read.same(1, 0), read.same(0, 0)]).toEqual([true, true, false]);
  });
});

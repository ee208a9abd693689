import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { creditsOf, type PlainCredit } from './hybrid.fixture.ts';
import { type Contributions, reasonsFor } from './reasons.ts';

const titles = [
  aTitle({ tconst: tconstOf(0), primaryTitle: 'Asked', genres: ['Crime', 'Drama', 'Sci-Fi'], startYear: 2011 }),
  aTitle({ tconst: tconstOf(1), primaryTitle: 'Found', genres: ['Crime', 'Drama'], startYear: 2019 }),
  aTitle({ tconst: tconstOf(2), primaryTitle: 'Older', genres: ['Sci-Fi', 'Drama'], startYear: 1999 }),
  aTitle({ tconst: tconstOf(3), primaryTitle: 'Other', genres: ['Western'], startYear: 2012 }),
];
const NAMES = ['Ada', 'Ben', 'Cleo', '', 'Eve'];
const [ADA, BEN, CLEO, NAMELESS, EVE] = [0, 1, 2, 3, 4];
const nothing: Contributions = { people: 0, taste: 0, genres: 0 };
/** What is said of the first two titles when nothing else is. */
const SHARED = { kind: 'genres', value: 'Crime,Drama', text: 'Crime, drama, 2010s' };

function reasons(
  contributions: Partial<Contributions>,
  list: readonly PlainCredit[] = [],
  to = 1,
  likes = [9, 9, 9, 9],
) {
  const sources = { titles, credits: creditsOf(4, list, NAMES), likes: Int32Array.from(likes) };
  return reasonsFor(sources, 0, to, { ...nothing, ...contributions });
}
const texts = (...args: Parameters<typeof reasons>) => reasons(...args).map(({ text }) => text);
const both = (role: PlainCredit[1], person: number, billing = 1): PlainCredit[] => [
  [0, role, billing, person],
  [1, role, billing, person],
];

describe('reasonsFor', () => {
  it('names the people whom both titles share, by what they do in the title that is found', () => {
    expect(reasons({ people: 1 }, both('director', ADA!))).toEqual([
      { kind: 'director', value: 'Ada', text: 'directed by Ada' },
    ]);
    // An actor of the one who wrote the other.
    expect(
      reasons({ people: 1 }, [
        [0, 'cast', 2, BEN!],
        [1, 'writer', 1, BEN!],
      ]),
    ).toEqual([{ kind: 'writer', value: 'Ben', text: 'written by Ben' }]);
  });

  it.each([
    ['creator', 'creator', 'created by Ada'],
    ['cast', 'cast', 'with Ada'],
    ['self', 'cast', 'with Ada'],
    ['composer', 'crew', 'music by Ada'],
    ['cinematographer', 'crew', 'shot by Ada'],
    ['producer', 'crew', 'produced by Ada'],
    ['editor', 'crew', 'edited by Ada'],
    ['production_designer', 'crew', 'designed by Ada'],
    ['casting_director', 'crew', 'cast by Ada'],
  ] as const)('puts a %s into words', (role, kind, text) => {
    expect(reasons({ people: 1 }, both(role, ADA!))).toEqual([{ kind, value: 'Ada', text }]);
  });

  it('names two people at most, each once, the weightiest parts first', () => {
    const all = [
      ...both('composer', EVE!),
      ...both('cast', BEN!),
      ...both('writer', CLEO!),
      ...both('director', CLEO!),
    ];
    expect(texts({ people: 1 }, all)).toEqual(['directed by Cleo', 'with Ben']);
  });

  it('never shows a person without a name', () => {
    expect(reasons({ people: 1 }, both('director', NAMELESS!))).toEqual([SHARED]);
    expect(texts({ people: 1 }, [...both('director', NAMELESS!), ...both('composer', EVE!)])).toEqual(['music by Eve']);
  });

  it.each(['director', 'writer'] as const)(
    'names no %s of a title that has more than four: they made its episodes',
    (role) => {
      const makers = (count: number, row: number): PlainCredit[] =>
        Array.from({ length: count }, (_, at): PlainCredit => [row, role, at + 1, at]);
      const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'];
      const found = (asked: number, listed: number) =>
        reasonsFor(
          { titles, credits: creditsOf(4, [...makers(asked, 0), ...makers(listed, 1)], names), likes: undefined },
          0,
          1,
          { ...nothing, people: 1 },
        ).map(({ value }) => value);
      expect(found(1, 4)).toEqual(['Ada']);
      expect(found(4, 4)).toEqual(['Ada', 'Ben']);
      expect(found(1, 5)).toEqual([SHARED.value]);
      expect(found(5, 1)).toEqual([SHARED.value]);
    },
  );

  it('names the actors and creators of a title whatever the number of its makers', () => {
    const makers = Array.from({ length: 5 }, (_, at): PlainCredit => [1, 'director', at + 1, at]);
    // Ada directed one of five episodes, and plays in it too.
    expect(texts({ people: 1 }, [...makers, ...both('cast', ADA!)])).toEqual(['with Ada']);
    expect(texts({ people: 1 }, [...makers, ...both('creator', BEN!)])).toEqual(['created by Ben']);
  });

  it('passes over those who are billed late in either title', () => {
    expect(texts({ people: 1 }, both('cast', ADA!, 6))).toEqual(['with Ada']);
    expect(
      texts({ people: 1 }, [
        [0, 'cast', 1, ADA!],
        [1, 'cast', 7, ADA!],
      ]),
    ).toEqual([SHARED.text]);
    expect(
      texts({ people: 1 }, [
        [0, 'self', 9, ADA!],
        [1, 'self', 1, ADA!],
      ]),
    ).toEqual([SHARED.text]);
  });

  it('speaks of tastes only where enough people like both', () => {
    const taste = { kind: 'taste', value: tconstOf(0), text: 'liked by people who like Asked' };
    expect(reasons({ taste: 1 })).toEqual([taste]);
    expect(reasons({ taste: 1 }, [], 1, [5, 5, 0, 0])).toEqual([taste]);
    expect(reasons({ taste: 1 }, [], 1, [9, 4, 9, 9])).toEqual([SHARED]);
    expect(reasons({ taste: 1 }, [], 1, [4, 9, 9, 9])).toEqual([SHARED]);
    expect(reasonsFor({ titles, credits: undefined, likes: undefined }, 0, 1, { ...nothing, taste: 1 })).toEqual([
      SHARED,
    ]);
  });

  it('lists the genres that both have, with the decade where it is the same', () => {
    expect(reasons({ genres: 1 })).toEqual([{ kind: 'genres', value: 'Crime,Drama', text: 'Crime, drama, 2010s' }]);
    expect(reasons({ genres: 1 }, [], 2)).toEqual([{ kind: 'genres', value: 'Sci-Fi,Drama', text: 'Sci-Fi, drama' }]);
  });

  it('falls back on shared genres, and without any on kind and decade', () => {
    expect(reasons({})).toEqual([SHARED]);
    expect(reasons({}, [], 3)).toEqual([{ kind: 'era', value: '2010s', text: 'also a film, 2010s' }]);
  });

  it.each([
    ['two series', 'tvSeries', 'tvMiniSeries', 'also a series, 2010s'],
    ['a film and a series', 'movie', 'tvSeries', 'a series, 2010s'],
    ['a series and a film for television', 'tvSeries', 'tvMovie', 'a film, 2010s'],
  ] as const)('tells the kind and decade of %s that share nothing else', (_, asked, found, text) => {
    const pair = [asked, found].map((titleType, row) =>
      aTitle({ tconst: tconstOf(row), titleType, genres: row === 0 ? ['Drama'] : ['War'], startYear: 1991 + 20 * row }),
    );
    const sources = { titles: pair, credits: undefined, likes: undefined };
    expect(reasonsFor(sources, 0, 1, { people: 1, taste: 1, genres: 1 })).toEqual([
      { kind: 'era', value: '2010s', text },
    ]);
  });

  it('gives no other reason for what did not contribute', () => {
    const everything = both('director', ADA!);
    expect(reasons({}, everything)).toEqual([SHARED]);
    expect(reasons({ people: 0.08, taste: 0.08, genres: 0.08 }, everything)).toEqual([SHARED]);
    expect(reasons({ people: -1, taste: -1, genres: -1 }, everything)).toEqual([SHARED]);
    expect(texts({ people: 0.09 }, everything)).toEqual(['directed by Ada']);
  });

  it('gives three at most, the largest contribution first', () => {
    const people = [...both('director', ADA!), ...both('cast', BEN!)];
    expect(texts({ people: 1, taste: 0.5, genres: 0.7 }, people)).toEqual([
      'directed by Ada',
      'Crime, drama, 2010s',
      'liked by people who like Asked',
    ]);
    expect(texts({ people: 2.4, taste: 0.5, genres: 0.7 }, people)).toEqual([
      'directed by Ada',
      'with Ben',
      'Crime, drama, 2010s',
    ]);
  });

  it('has none for a title that there is not', () => {
    expect(reasons({ genres: 1 }, [], 4)).toEqual([]);
  });
});

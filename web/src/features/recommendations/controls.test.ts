/** Tests of how controls are written in the address. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../api/types.ts';
import {
  type Controls,
  DEFAULT_CONTROLS,
  filtersOf,
  fitControls,
  formatControls,
  parseControls,
  RANKING_DEFAULTS,
  rankingOf,
  TITLE_TYPES,
} from './controls.ts';

const FULL: Controls = {
  count: 30,
  strategy: 'hybrid',
  diversity: 0.8,
  familiarity: 1,
  types: ['movie', 'tvSeries'],
  wanted: ['Crime', 'Sci-Fi'],
  unwanted: ['Animation'],
  from: 1990,
  to: 2015,
  rating: 7.5,
  votes: 100_000,
  runtime: 150,
};
const FULL_QUERY =
  '?n=30&diversity=0.8&familiarity=1&type=movie,tvSeries&genre=Crime,Sci-Fi,-Animation&from=1990&to=2015&rating=7.5&votes=100000&runtime=150';

describe('formatControls', () => {
  it('leaves the defaults out', () => {
    expect(formatControls(DEFAULT_CONTROLS)).toBe('');
  });

  it('writes what a person can read', () => {
    expect(formatControls(FULL)).toBe(FULL_QUERY);
  });

  it("keeps the page's own parameters, and replaces its own", () => {
    expect(formatControls({ ...DEFAULT_CONTROLS, rating: 8 }, '?likes=tt1375666,tt0133093&n=5&rating=7')).toBe(
      '?likes=tt1375666,tt0133093&rating=8',
    );
    expect(formatControls(DEFAULT_CONTROLS, FULL_QUERY)).toBe('');
  });
});

describe('parseControls', () => {
  it('reads an address', () => {
    expect(parseControls(FULL_QUERY)).toEqual(FULL);
    expect(parseControls('')).toEqual(DEFAULT_CONTROLS);
  });

  it.each([
    '?n=2',
    '?n=51',
    '?n=abc',
    '?n=1e1',
    '?strategy=hybrid',
    '?strategy=best',
    '?diversity=1.1',
    '?diversity=-1',
    '?diversity=0.35',
    '?diversity=.5',
    '?diversity=0.3',
    '?familiarity=0.2',
    '?familiarity=high',
    '?type=opera',
    '?genre=-,<b>,9',
    '?from=-5',
    '?from=19',
    '?to=99999',
    '?rating=11',
    '?rating=0',
    '?rating=7.55',
    '?rating=NaN',
    '?votes=0',
    '?votes=99999999999',
    '?runtime=0',
    '?runtime=1.5',
    '?likes=tt1375666',
  ])('ignores %s', (search) => {
    expect(parseControls(search)).toEqual(DEFAULT_CONTROLS);
  });

  it('ignores what only hybrid heeds where content is asked for', () => {
    expect(parseControls('?strategy=content&diversity=0.8&familiarity=1')).toEqual({
      ...DEFAULT_CONTROLS,
      strategy: 'content',
    });
  });

  it('ignores an end before the beginning, and second mentions', () => {
    expect(parseControls('?from=2000&to=1990')).toEqual({ ...DEFAULT_CONTROLS, from: 2000 });
    expect(parseControls('?genre=Crime,-Crime,Crime&type=movie,movie')).toEqual({
      ...DEFAULT_CONTROLS,
      types: ['movie'],
      wanted: ['Crime'],
    });
  });

  it('never throws, and what it reads is written the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (search) => {
        const read = parseControls(search);
        expect(parseControls(formatControls(read))).toEqual(read);
      }),
    );
  });

  it('reads what formatControls wrote', () => {
    fc.assert(
      fc.property(anyControls(), (controls) => {
        expect(parseControls(formatControls(controls))).toEqual(controls);
      }),
    );
  });
});

describe('fitControls', () => {
  const catalogue = {
    genres: [{ genre: 'Crime', titles: 3 }],
    title_types: [{ title_type: 'movie', titles: 3 }],
    years: { min: 1970, max: 2026 },
  } as Catalogue;

  it('drops what no title has, and years that exclude nothing', () => {
    expect(fitControls({ ...FULL, from: 1970, to: 2030 }, catalogue)).toEqual({
      ...FULL,
      types: ['movie'],
      wanted: ['Crime'],
      unwanted: [],
      from: undefined,
      to: undefined,
    });
  });
});

describe('filtersOf', () => {
  it('leaves out what is off', () => {
    expect(filtersOf(DEFAULT_CONTROLS, [])).toEqual({});
  });

  it('names conditions as the API does', () => {
    expect(filtersOf(FULL, ['tt1375666'])).toEqual({
      title_types: ['movie', 'tvSeries'],
      genres: { any: ['Crime', 'Sci-Fi'], none: ['Animation'] },
      year_from: 1990,
      year_to: 2015,
      min_rating: 7.5,
      min_votes: 100_000,
      max_runtime: 150,
      exclude: ['tt1375666'],
    });
  });
});

describe('rankingOf', () => {
  it('leaves out what the API does by itself, and what content refuses', () => {
    expect(rankingOf(DEFAULT_CONTROLS)).toEqual({});
    expect(rankingOf({ strategy: 'hybrid', diversity: 0, familiarity: 0.5 })).toEqual({
      diversity: 0,
      familiarity: 0.5,
    });
    expect(rankingOf({ strategy: 'content', diversity: 0, familiarity: 0.5 })).toEqual({ strategy: 'content' });
  });
});

function anyControls(): fc.Arbitrary<Controls> {
  const optional = (low: number, high: number) => fc.option(fc.integer({ min: low, max: high }), { nil: undefined });
  const genres = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{2,9}(-[A-Z][a-z]{1,4})?$/), { maxLength: 8 });
  return fc
    .record({
      count: fc.integer({ min: 3, max: 50 }),
      strategy: fc.constantFrom('hybrid', 'content'),
      diversity: optional(0, 10),
      familiarity: optional(0, 10),
      types: fc.subarray([...TITLE_TYPES]),
      genres,
      split: fc.nat(8),
      years: fc.tuple(optional(1800, 2200), optional(1800, 2200)),
      rating: optional(1, 100),
      votes: optional(1, 2_147_483_647),
      runtime: optional(1, 100_000),
    })
    .map(({ genres: all, split, years: [one, other], rating, diversity, familiarity, ...rest }) => {
      const swapped = one !== undefined && other !== undefined && one > other;
      const share = (tenths: number | undefined, usual: number): number | undefined =>
        tenths === undefined || tenths / 10 === usual || rest.strategy === 'content' ? undefined : tenths / 10;
      return {
        ...rest,
        diversity: share(diversity, RANKING_DEFAULTS.diversity),
        familiarity: share(familiarity, RANKING_DEFAULTS.familiarity),
        wanted: all.slice(0, split),
        unwanted: all.slice(split),
        from: swapped ? other : one,
        to: swapped ? one : other,
        rating: rating === undefined ? undefined : rating / 10,
      };
    });
}

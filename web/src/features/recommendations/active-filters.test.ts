/** Tests of how conditions are put into words. */

import { describe, expect, it } from 'vitest';
import { activeFilters, activeWishes, formatYears, withoutFilters } from './active-filters.ts';
import { type Controls, DEFAULT_CONTROLS } from './controls.ts';

const CONTROLS: Controls = {
  count: 5,
  strategy: 'hybrid',
  diversity: 0.8,
  familiarity: 0,
  types: ['movie'],
  wanted: ['Crime', 'War'],
  unwanted: ['Animation'],
  from: 1990,
  to: undefined,
  rating: 7.5,
  votes: 100_000,
  runtime: 150,
};

describe('activeFilters', () => {
  it('names every condition', () => {
    expect(activeFilters(CONTROLS).map(({ label }) => label)).toEqual([
      'Rated 7.5 or better',
      '100K votes or more',
      '2 h 30 min or shorter',
      'From 1990',
      'Crime',
      'War',
      'No Animation',
      'Film',
    ]);
    expect(activeFilters(DEFAULT_CONTROLS)).toEqual([]);
  });

  it('takes each away alone, and all of them one after the other', () => {
    const active = (of: Controls) => [...activeWishes(of), ...activeFilters(of)];
    expect(activeFilters(CONTROLS)[4]?.without).toEqual({ wanted: ['War'] });
    let controls = CONTROLS;
    for (let [first] = active(controls); first !== undefined; [first] = active(controls)) {
      controls = { ...controls, ...first.without };
    }
    expect(controls).toEqual(withoutFilters(CONTROLS));
  });
});

describe('activeWishes', () => {
  it('names how titles are ranked where it is not as usual', () => {
    expect(activeWishes(CONTROLS).map(({ label }) => label)).toEqual(['Variety 80 %', 'Familiarity 0 %']);
    expect(activeWishes({ ...DEFAULT_CONTROLS, strategy: 'content' })).toEqual([
      { label: 'Genres and numbers', without: { strategy: 'hybrid' } },
    ]);
    expect(activeWishes(DEFAULT_CONTROLS)).toEqual([]);
  });
});

describe('formatYears', () => {
  it.each([
    [1990, 2015, '1990–2015'],
    [1999, 1999, '1999'],
    [1990, undefined, 'From 1990'],
    [undefined, 2015, 'Until 2015'],
    [undefined, undefined, 'Any year'],
  ])('%s to %s is %s', (from, to, text) => {
    expect(formatYears(from, to)).toBe(text);
  });
});

/** Tests of lists of hidden titles. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatHiddenFile,
  type HiddenTitle,
  MOST_HIDDEN,
  mergeHidden,
  parseHiddenFile,
  readHidden,
  searchHidden,
} from './hidden-list.ts';

const hidden: fc.Arbitrary<HiddenTitle> = fc.record({
  tconst: fc.integer({ min: 0, max: 999 }).map((number) => `tt${String(number).padStart(7, '0')}`),
  title: fc.string({ unit: 'grapheme' }),
  year: fc.integer({ min: 1870, max: 2100 }),
  genres: fc.constantFrom('', 'Drama', 'Action,Crime'),
  title_type: fc.constantFrom('movie', 'tvSeries'),
  reason: fc.constantFrom('seen' as const, 'not-for-me' as const),
  at: fc.nat(),
});

const heat: HiddenTitle = {
  tconst: 'tt0000001',
  title: 'Éclat d’été',
  year: 1995,
  genres: 'Crime',
  title_type: 'movie',
  reason: 'seen',
  at: 5,
};

describe('mergeHidden', () => {
  it('keeps what was said last, the latest first', () => {
    const later = { ...heat, reason: 'not-for-me' as const, at: 9 };
    const other = { ...heat, tconst: 'tt0000002', at: 7 };
    expect(mergeHidden([heat, other], [later])).toEqual([later, other]);
    expect(mergeHidden([later], [heat])).toEqual([later]);
  });

  it('has each title once, is sorted, and changes nothing when repeated', () => {
    fc.assert(
      fc.property(fc.array(hidden), fc.array(hidden), (one, other) => {
        const merged = mergeHidden(one, other);
        expect(new Set(merged.map(({ tconst }) => tconst)).size).toBe(merged.length);
        expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).toSorted((a, b) => b - a));
        expect(mergeHidden(merged, merged)).toEqual(merged);
        expect(mergeHidden(merged, other)).toEqual(merged);
      }),
    );
  });

  it('forgets the oldest beyond what the API takes', () => {
    const many = Array.from({ length: MOST_HIDDEN + 2 }, (_, index) => ({
      ...heat,
      tconst: `tt${1e6 + index}`,
      at: index,
    }));
    const merged = mergeHidden(many, []);
    expect(merged).toHaveLength(MOST_HIDDEN);
    expect(merged.at(-1)?.at).toBe(2);
  });
});

describe('a file', () => {
  it('is read back as what was written', () => {
    fc.assert(
      fc.property(fc.array(hidden), (titles) => {
        const list = mergeHidden(titles, []);
        expect(parseHiddenFile(formatHiddenFile(list))).toEqual({ titles: list, refused: 0 });
      }),
    );
  });

  it('may be a bare list, and have a byte order mark', () => {
    expect(parseHiddenFile(`\uFEFF${JSON.stringify([heat])}`)).toEqual({ titles: [heat], refused: 0 });
  });

  it('loses what is no hidden title, and tells how much', () => {
    const odd = [{ ...heat, tconst: 'heat' }, { ...heat, at: 1e300 }, null, heat, { ...heat, reason: 'bored' }];
    expect(parseHiddenFile(JSON.stringify(odd))).toEqual({ titles: [heat], refused: 4 });
  });

  it.each([
    ['not JSON', 'tconst,title', 'not a JSON file'],
    ['something else', '{"format":"other","titles":[]}', 'not one with hidden titles'],
    ['a number', '5', 'not one with hidden titles'],
    ['null', 'null', 'not one with hidden titles'],
    ['a list of something else', '[1,2]', 'Nothing in it'],
  ])('that is %s says so', (_name, text, problem) => {
    expect(parseHiddenFile(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('never makes the reader throw, and gives dates that exist', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const file = parseHiddenFile(text);
        if ('titles' in file) for (const { at } of file.titles) new Date(at).toISOString();
      }),
    );
    expect(readHidden([{ ...heat, at: Number.NaN }]).titles).toEqual([]);
  });
});

describe('searchHidden', () => {
  it('finds by words of the name and by year, whatever the accents', () => {
    expect(searchHidden([heat], 'ETE eclat')).toEqual([heat]);
    expect(searchHidden([heat], '1995')).toEqual([heat]);
    expect(searchHidden([heat], 'eclat 1996')).toEqual([]);
    expect(searchHidden([heat], '  ')).toEqual([heat]);
  });
});

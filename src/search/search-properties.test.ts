import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import { Typos } from './distance.ts';
import { fold } from './fold.ts';
import { canonicalWords, withoutPartWords } from './numbers.ts';
import { patternsOf, unitsOf, wordsOf } from './query.ts';
import { FIXTURE } from './search.fixture.ts';
import { TitleSearch } from './title-search.ts';
import { MATCH_TIERS, type MatchTier } from './types.ts';
import { allowedTypos } from './typo-scan.ts';

const search = new TitleSearch(FIXTURE);
const limits = fc.integer({ min: 1, max: 20 });
/** Anything, and pieces of titles with some letters changed. */
const queries = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom(...FIXTURE),
      fc.nat(10),
      fc.integer({ min: 1, max: 30 }),
      fc.nat(30),
      fc.constantFrom('', 'e', ' ', 'x '),
    )
    .map(([{ primaryTitle: name }, from, length, at, insert]) => {
      const piece = name.slice(from, from + length);
      return piece.slice(0, at) + insert + piece.slice(at + 1);
    }),
);

/** All names of a row that the documentation promises, folded, as words. */
function namesOf(row: number): string[][] {
  const { primaryTitle, originalTitle } = FIXTURE[row]!;
  return [primaryTitle, originalTitle].flatMap((name) => {
    const words = wordsOf(name.replace(/^[lL]['’]/, ''));
    const all = [wordsOf(name), words, canonicalWords(words), withoutPartWords(canonicalWords(words))];
    return all.flatMap((variant) => [[...variant], variant.slice(1)]);
  });
}

const typos = new Typos();

function justified(query: string, row: number, tier: MatchTier): boolean {
  const readings = [
    ...patternsOf(wordsOf(query)),
    ...patternsOf(wordsOf(query).slice(0, -1)),
    ...patternsOf(wordsOf(query).slice(1)),
  ];
  return readings.some((pattern) => {
    const text = String.fromCharCode(...pattern.letters);
    return namesOf(row).some((words) => {
      const name = words.join('');
      const absent = pattern.words.filter((word) => {
        const letters = String.fromCharCode(...word.letters);
        return !word.small && !words.some((_, at) => words.slice(at).join('').startsWith(letters));
      });
      switch (tier) {
        case 'exact':
          return name === text;
        case 'prefix':
          return name.startsWith(text);
        case 'word-prefix':
          return words.some((_, at) => words.slice(at).join('').startsWith(text));
        case 'substring':
          return name.includes(text);
        case 'words':
          return absent.length <= (pattern.words.filter((word) => !word.small).length >= 3 ? 1 : 0);
        case 'typo':
          typos.prepare(pattern.letters);
          return typos.measure(unitsOf(name), 0, name.length, allowedTypos(text.length));
        default:
          return false;
      }
    });
  });
}

describe('TitleSearch', () => {
  it('never answers more than the limit, nor a title twice, nor without the reason it gives', () => {
    fc.assert(
      fc.property(queries, limits, (query, limit) => {
        for (const matches of [search.search(query, limit), search.suggest(query, limit)]) {
          expect(matches.length).toBeLessThanOrEqual(limit);
          expect(new Set(matches.map(({ row }) => row)).size).toBe(matches.length);
          for (const { row, tier } of matches)
            expect([query, row, tier, justified(query, row, tier)]).toEqual([query, row, tier, true]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('answers the same again, and less of the same with a smaller limit', () => {
    fc.assert(
      fc.property(queries, limits, (query, limit) => {
        const all = search.search(query, 20);
        expect(search.search(query, 20)).toEqual(all);
        expect(search.search(query, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it('finds every title by each of its names, among thousands', () => {
    const titles = Array.from({ length: 3000 }, (_, row) =>
      aTitle({
        tconst: tconstOf(row),
        primaryTitle: `${['The', 'Old', 'A', 'Night'][row % 4]} ${row.toString(26)} of ${['Love', 'the Dead', 'War'][row % 3]}`,
        originalTitle: row % 5 === 0 ? `Noč ${row}` : `Nuit ${row}`,
        numVotes: (row * 7919) % 100_000,
      }),
    );
    const large = new TitleSearch(titles);
    for (const [row, { primaryTitle, originalTitle }] of titles.entries()) {
      for (const name of [primaryTitle, originalTitle]) {
        const first = large.search(name, 10).find((match) => match.row === row);
        expect([name, first?.tier]).toEqual([name, 'exact']);
      }
    }
  });

  it('resolves to one of the tiers and to a row that exists', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const match = search.resolve(query);
        if (match === undefined) return;
        expect(MATCH_TIERS).toContain(match.tier);
        expect(FIXTURE[match.row]).toBeDefined();
      }),
    );
  });
});

describe('TitleSearch.highlights', () => {
  it('gives ranges within the title, ascending and apart, that begin and end at whole characters', () => {
    fc.assert(
      fc.property(queries, fc.nat(FIXTURE.length), (query, row) => {
        const title = FIXTURE[row]?.primaryTitle ?? '';
        let last = -1;
        for (const { start, end } of search.highlights(query, row)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(title.length);
          expect(title.slice(start, end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
          last = end - 1;
        }
      }),
    );
  });

  it('marks what folds to the query where the primary title contains it', () => {
    const pieces = fc.tuple(fc.nat(FIXTURE.length - 1), fc.nat(20), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(pieces, ([row, from, length]) => {
        const title = FIXTURE[row]?.primaryTitle ?? '';
        const query = title.slice(from, from + length);
        const letters = (text: string): string => fold(text).replaceAll(' ', '');
        if (letters(query) === '' || /ß/.test(title)) return;
        const ranges = search.highlights(query, row);
        expect(ranges).toHaveLength(1);
        expect(letters(title.slice(ranges[0]!.start, ranges[0]!.end))).toBe(letters(query));
      }),
    );
  });

  it.each([
    ['amelie', 3, ['Amélie']],
    ['fabuleux', 3, []],
    ['knight', 0, ['Knight']],
    ['rises knight', 1, ['Knight', 'Rises']],
    ['walle', 4, ['WALL·E']],
    ["ocean's 11", 13, ["Ocean's", 'Eleven']],
    ['rocky 4', 15, ['Rocky', 'IV']],
    ['incepton', 8, ['Inception']],
    ['harry', 8, []],
    ['dune 1984', 20, ['Dune']],
    ['strasse', 40, ['Straße']],
    ['strass', 40, ['Straß']],
    ['mash', 23, ['M*A*S*H']],
    ['', 8, []],
  ])('marks %s', (query, row, marked) => {
    const title = FIXTURE[row]?.primaryTitle ?? '';
    expect(search.highlights(query, row).map(({ start, end }) => title.slice(start, end))).toEqual(marked);
  });

  it('has nothing to mark in a row that does not exist', () => {
    expect(search.highlights('up', 9999)).toEqual([]);
  });
});

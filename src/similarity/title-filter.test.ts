import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import type { TitleFilters } from '../domain/filters.ts';
import type { Title } from '../domain/title.ts';
import { TitleAttributes } from './title-filter.ts';

// More genres than fit into one word of the mask.
const GENRES = Array.from({ length: 40 }, (_, at) => `Genre ${String(at).padStart(2, '0')}`);
const genre = fc.constantFrom(...GENRES.filter((_, at) => at % 6 === 0 || at > 36));
const titleType = fc.constantFrom('movie', 'tvSeries', 'videoGame' as const);

const titles = fc.array(
  fc.record({
    titleType,
    startYear: fc.integer({ min: 1990, max: 1995 }),
    runtimeMinutes: fc.constantFrom(null, 80, 100, 120),
    genres: fc.uniqueArray(genre, { minLength: 1, maxLength: 3 }),
    averageRating: fc.constantFrom(5, 6.5, 7.1, 8),
    numVotes: fc.constantFrom(500, 1000, 3_000_000),
  }),
  { minLength: 1, maxLength: 40 },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const genres = optional(fc.uniqueArray(genre, { minLength: 1, maxLength: 2 }));
const filters: fc.Arbitrary<TitleFilters> = fc.record({
  titleTypes: optional(fc.uniqueArray(titleType, { minLength: 1 })),
  genresAll: genres,
  genresAny: genres,
  genresNone: genres,
  yearFrom: optional(fc.integer({ min: 1989, max: 1996 })),
  yearTo: optional(fc.integer({ min: 1989, max: 1996 })),
  minRating: optional(fc.constantFrom(6.5, 7.1, 7.2)),
  minVotes: optional(fc.constantFrom(500, 501, 1000)),
  maxRuntime: optional(fc.constantFrom(79, 80, 100)),
  exclude: optional(fc.array(fc.nat(50).map(tconstOf), { maxLength: 3 })),
});

/** What the filters say, word for word. */
function passes(title: Title, wanted: TitleFilters): boolean {
  const has = (name: string): boolean => title.genres.includes(name);
  return (
    (wanted.titleTypes?.includes(title.titleType) ?? true) &&
    (wanted.genresAll?.every(has) ?? true) &&
    (wanted.genresAny?.some(has) ?? true) &&
    !(wanted.genresNone?.some(has) ?? false) &&
    title.startYear >= (wanted.yearFrom ?? 0) &&
    title.startYear <= (wanted.yearTo ?? 9999) &&
    title.averageRating >= (wanted.minRating ?? 0) &&
    title.numVotes >= (wanted.minVotes ?? 0) &&
    (wanted.maxRuntime === undefined || (title.runtimeMinutes !== null && title.runtimeMinutes <= wanted.maxRuntime)) &&
    !(wanted.exclude?.includes(title.tconst) ?? false)
  );
}

function attributesOf(list: readonly Title[]): TitleAttributes {
  const rows = new Map(list.map((title, row) => [title.tconst, row]));
  return new TitleAttributes(list, GENRES, (tconst) => rows.get(tconst));
}

describe('TitleAttributes.compile', () => {
  it('accepts exactly the titles that the filters describe', () => {
    fc.assert(
      fc.property(titles, filters, (facts, wanted) => {
        const list = facts.map((fact, row) => aTitle({ ...fact, tconst: tconstOf(row) } as Partial<Title>));
        const filter = attributesOf(list).compile(wanted);
        list.forEach((title, row) => {
          expect(filter?.accepts(row) ?? true).toBe(passes(title, wanted));
          if (filter?.acceptsGroup?.(row) === false) expect(passes(title, wanted)).toBe(false);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing when nothing is asked', () => {
    expect(attributesOf([aTitle({ genres: ['Genre 00'] })]).compile({ yearFrom: undefined })).toBeUndefined();
  });

  it('names genres that no title has', () => {
    const attributes = attributesOf([aTitle({ genres: ['Genre 00'] })]);
    expect(attributes.unknownGenres({ genresAny: ['Genre 01', 'Noir'], genresNone: ['Noir', 'Opera'] })).toEqual([
      'Noir',
      'Opera',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { aTitle } from '../../../test/builders/titles.ts';
import { BASIS_COLUMNS, BASIS_GENRES, lastYearOf, tasteBasis } from './basis.ts';

/** The columns by name, straight from the definition. */
const NAMES: readonly string[] = [
  ...BASIS_GENRES,
  ...[1930, 1936, 1942, 1948, 1954, 1960, 1966, 1972, 1978, 1984, 1990, 1996, 2002, 2008, 2014, 2020],
  ...[6, 7.2, 8.4, 9.6, 10.8, 12, 13.2, 14.4].map((at) => `votes ${at}`),
  ...[3.5, 4.5, 5.5, 6.5, 7.5, 8.5].map((at) => `rating ${at}`),
  ...[60, 90, 120, 150, 200].map((at) => `runtime ${at}`),
  'constant',
].map(String);

function columnsOf(...[differences, lastYear = 2016]: [Parameters<typeof aTitle>[0], number?]): Record<string, number> {
  const { values } = tasteBasis([aTitle(differences)], lastYear);
  return Object.fromEntries(NAMES.map((name, column) => [name, values[column]!]));
}

describe('tasteBasis', () => {
  it('has the columns of the definition', () => {
    expect(BASIS_COLUMNS).toBe(NAMES.length);
    const facts = {
      genres: ['Crime', 'Drama'],
      startYear: 1996,
      numVotes: 160_000,
      averageRating: 7,
      runtimeMinutes: 100,
    };
    const found = columnsOf(facts);
    const bump = (distance: number, width: number) => Math.exp(-((distance / width) ** 2) / 2);
    expect(found.Crime).toBeCloseTo(1.5 / Math.SQRT2, 6);
    expect(found.Drama).toBeCloseTo(1.5 / Math.SQRT2, 6);
    expect(BASIS_GENRES.filter((genre) => found[genre] !== 0)).toEqual(['Crime', 'Drama']);
    expect(found['1996']).toBe(1);
    expect(found['2002']).toBeCloseTo(bump(6, 5), 6);
    expect(found['votes 12']).toBeCloseTo(bump(Math.log(160_000) - 12, 1), 6);
    expect(found['rating 6.5']).toBeCloseTo(bump(0.5, 0.8), 6);
    expect(found['rating 8.5']).toBeCloseTo(bump(1.5, 0.8), 6);
    expect(found['runtime 90']).toBeCloseTo(0.7 * bump(10, 20), 6);
    expect(found.constant).toBe(1);
  });

  it('takes titles that nobody who rated could know as of the last year', () => {
    expect(columnsOf({ startYear: 2031 }, 2014)).toEqual(columnsOf({ startYear: 2014 }, 2014));
    expect(columnsOf({ startYear: 1901 })).toEqual(columnsOf({ startYear: 1930 }));
    expect(columnsOf({ startYear: 2014 })).not.toEqual(columnsOf({ startYear: 2013 }));
  });

  it('takes a title without runtime as of usual length, and a very long one as of four hours', () => {
    expect(columnsOf({ runtimeMinutes: null })).toEqual(columnsOf({ runtimeMinutes: 100 }));
    expect(columnsOf({ runtimeMinutes: 900 })).toEqual(columnsOf({ runtimeMinutes: 240 }));
  });

  it('has no column for a genre that it does not know, nor a number that is none', () => {
    expect(columnsOf({ genres: ['Adult', 'Drama'] }).Drama).toBeCloseTo(1.5 / Math.SQRT2, 6);
    for (const odd of [{ genres: [] }, { numVotes: 0 }, { startYear: 0 }])
      expect(Object.values(columnsOf(odd)).every(Number.isFinite)).toBe(true);
  });

  it('appends twice the embedding to each row', () => {
    const titles = [aTitle(), aTitle({ genres: ['Drama'] })];
    const plain = tasteBasis(titles, 2016);
    const { rows, columns, values } = tasteBasis(titles, 2016, {
      dimensions: 2,
      values: Float32Array.of(0.5, 1, 0, -1),
    });
    expect([rows, columns]).toEqual([2, BASIS_COLUMNS + 2]);
    expect([...values.subarray(BASIS_COLUMNS, columns)]).toEqual([1, 2]);
    expect([...values.subarray(columns + BASIS_COLUMNS)]).toEqual([0, -2]);
    for (const row of [0, 1])
      expect(values.subarray(row * columns, row * columns + BASIS_COLUMNS)).toEqual(
        plain.values.subarray(row * BASIS_COLUMNS, (row + 1) * BASIS_COLUMNS),
      );
  });

  it('is empty for no titles', () => {
    expect(tasteBasis([], 2016)).toEqual({ rows: 0, columns: BASIS_COLUMNS, values: new Float32Array(0) });
  });
});

describe('lastYearOf', () => {
  it('is two years before the last rating, in UTC', () => {
    const at = (date: string) => Date.parse(date) / 1000;
    expect(lastYearOf([at('2018-12-31T23:59:59Z'), at('1996-03-29T00:00:00Z')])).toBe(2016);
    expect(lastYearOf(Float64Array.of(at('2019-01-01T00:00:00Z')))).toBe(2017);
  });
});

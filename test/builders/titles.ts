/** Builds titles for tests: sound by default, different where a test says so. */

import fc from 'fast-check';
import type { Title } from '../../src/domain/title.ts';

/** A sound title with the given differences. */
export function aTitle(differences: Partial<Title> = {}): Title {
  const primaryTitle = differences.primaryTitle ?? 'Inception';
  return {
    tconst: 'tt1375666',
    titleType: 'movie',
    primaryTitle,
    originalTitle: primaryTitle,
    startYear: 2010,
    runtimeMinutes: 148,
    genres: ['Action', 'Sci-Fi'],
    averageRating: 8.8,
    numVotes: 2_000_000,
    ...differences,
  };
}

/** Identifiers in ascending order: tt0000001, tt0000002, … */
export function tconstOf(row: number): string {
  return `tt${String(row + 1).padStart(7, '0')}`;
}

const GENRES = ['Action', 'Comedy', 'Drama', 'Horror', 'Sci-Fi'];

/** Random titles in ascending order of tconst; few distinct values, so that ties and duplicates are common. */
export function someTitles(count: { min: number; max: number }): fc.Arbitrary<Title[]> {
  const title = fc.record({
    startYear: fc.integer({ min: 1990, max: 1994 }),
    runtimeMinutes: fc.constantFrom(90, 100, 120),
    genres: fc.uniqueArray(fc.constantFrom(...GENRES), { minLength: 1, maxLength: 3 }),
    averageRating: fc.constantFrom(5, 6.5, 8),
    numVotes: fc.constantFrom(500, 1000, 100_000),
  });
  return fc
    .array(title, { minLength: count.min, maxLength: count.max })
    .map((titles) =>
      titles.map((facts, row) => aTitle({ ...facts, tconst: tconstOf(row), primaryTitle: `Title ${row}` })),
    );
}

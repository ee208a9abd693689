import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import { buildFranchises } from './franchise.ts';

/** The names that are related to the first one. */
function relatedTo(...names: string[]): string[] {
  const titles = names.map((primaryTitle, row) =>
    aTitle({ tconst: tconstOf(row), primaryTitle, startYear: 2000 + row, genres: ['Action'] }),
  );
  return [...buildFranchises(titles, undefined).relatedTo(0)].map((row) => names[row]!);
}

describe('buildFranchises', () => {
  it.each([
    ['Rocky', 'Rocky II', 'Rocky V'],
    ['Dune: Part One', 'Dune: Part Two'],
    ['Alien', 'Alien³'],
    ['Mission: Impossible', 'Mission: Impossible - Fallout', 'Mission: Impossible II'],
    ['Harry Potter and the Goblet of Fire', 'Harry Potter and the Chamber of Secrets'],
    ['The Fast and the Furious', 'Fast & Furious 6'],
  ])('relates %s to its sequels', (name, ...others) => {
    expect(relatedTo(name, ...others, 'Unlike')).toEqual(others);
  });
});

/** Properties that hold for any catalogue: of random names over few words and people, so that ties are common. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tconstOf } from '../../test/builders/titles.ts';
import { creditsOf, type Sketch, titlesOf } from './franchise.fixture.ts';
import { buildFranchises, type Franchises } from './franchise.ts';

const words = fc.constantFrom(
  'Alien',
  'Predator',
  'vs.',
  'The',
  'Dark',
  'Knight',
  '2',
  'III',
  'Part Two',
  ':',
  'and the',
  'Saga',
  'Rises',
);
const name = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const people = fc.uniqueArray(fc.constantFrom('Ann A', 'Bo B', 'Cy C', 'Di D', 'Ed E'), { maxLength: 3 });
const sketch: fc.Arbitrary<Sketch> = fc.record({
  name,
  originalTitle: name,
  startYear: fc.integer({ min: 1980, max: 1983 }),
  genres: fc.uniqueArray(fc.constantFrom('Action', 'Drama', 'Documentary', 'Animation'), {
    minLength: 1,
    maxLength: 3,
  }),
  numVotes: fc.constantFrom(600, 50_000),
  by: people,
  with: people,
});
const catalogues = fc.array(sketch, { maxLength: 24 });

function build(sketches: readonly Sketch[], withPeople: boolean, tconsts?: readonly string[]): Franchises {
  const titles = titlesOf(sketches).map((title, row) => ({ ...title, tconst: tconsts?.[row] ?? title.tconst }));
  return buildFranchises(titles, withPeople ? creditsOf(sketches) : undefined);
}

describe('franchises of any catalogue', () => {
  it('are symmetric, without the title itself, each row once', () => {
    fc.assert(
      fc.property(catalogues, fc.boolean(), (sketches, withPeople) => {
        const franchises = build(sketches, withPeople);
        sketches.forEach((_, row) => {
          const related = [...franchises.relatedTo(row)];
          expect(new Set(related).size).toBe(related.length);
          expect(related).not.toContain(row);
          for (const other of related) {
            expect(franchises.same(row, other)).toBe(true);
            expect([...franchises.relatedTo(other)]).toContain(row);
          }
        });
      }),
    );
  });

  it('are the same, and in the same order, however the titles are ordered', () => {
    const shuffled = catalogues.chain((sketches) => {
      const rows = sketches.map((_, row) => row);
      return fc.tuple(fc.constant(sketches), fc.shuffledSubarray(rows, { minLength: rows.length }), fc.boolean());
    });
    fc.assert(
      fc.property(shuffled, ([sketches, order, withPeople]) => {
        const before = build(sketches, withPeople);
        const tconsts = order.map(tconstOf);
        const after = build(
          order.map((row) => sketches[row]!),
          withPeople,
          tconsts,
        );
        order.forEach((row, place) => {
          expect([...after.relatedTo(place)].map((other) => order[other])).toEqual([...before.relatedTo(row)]);
        });
      }),
      { numRuns: 300 },
    );
  });
});

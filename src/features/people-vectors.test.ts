import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CREDIT_ROLES, type CreditRole, type Credits } from '../domain/credits.ts';
import { packCredits, roleNumber } from './credits.ts';
import { peopleColumns, peopleVectors, ROLE_WEIGHTS } from './people-vectors.ts';

type Credit = readonly [title: number, role: CreditRole, billing: number, person: number];

function creditsOf(titles: number, people: number, list: readonly Credit[]): Credits {
  const key = ([title, role, billing, person]: Credit): number[] => [title, roleNumber(role), billing, person];
  const sorted = [...list].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? 0 : x[at]! - y[at]!;
  });
  const columns = {
    titles: sorted.map(([title]) => title),
    people: sorted.map(([, , , person]) => person),
    roles: sorted.map(([, role]) => roleNumber(role)),
    billing: sorted.map(([, , billing]) => billing),
  };
  const nconsts = Array.from({ length: people }, (_, person) => person + 1);
  return packCredits(titles, columns, { nconsts, names: nconsts.map(String) });
}

/** Each title's weights by person, before they are normalised, straight from the definition. */
function naiveWeights(titles: number, people: number, list: readonly Credit[]): Map<number, number>[] {
  const titlesOf = (person: number): number =>
    new Set(list.filter((c) => c[3] === person).map(([title]) => title)).size;
  return Array.from({ length: titles }, (_, title) => {
    const own = list.filter((credit) => credit[0] === title);
    const weights = new Map<number, number>();
    for (let person = 0; person < people; person += 1) {
      const idf = Math.log(titles / titlesOf(person));
      if (titlesOf(person) < 2 || idf === 0) continue;
      for (const [, role, billing] of own.filter((credit) => credit[3] === person)) {
        const count = Math.max(...own.filter((credit) => credit[1] === role).map((credit) => credit[2]));
        const damping = role === 'cast' || role === 'self' ? Math.sqrt(Math.sqrt(billing)) : Math.sqrt(count);
        weights.set(person, (weights.get(person) ?? 0) + (ROLE_WEIGHTS[role] / damping) * idf);
      }
    }
    return weights;
  });
}

/** Nobody has a role twice in a title; positions in a role start at 1 and may have gaps. */
const LISTS = fc
  .uniqueArray(
    fc.record({ title: fc.nat(6), role: fc.constantFrom(...CREDIT_ROLES), person: fc.nat(5), gap: fc.nat(2) }),
    { selector: ({ title, role, person }) => `${title} ${role} ${person}`, maxLength: 60 },
  )
  .map((drawn) => {
    const last = new Map<string, number>();
    return drawn.map(({ title, role, person, gap }): Credit => {
      const billing = (last.get(`${title} ${role}`) ?? 0) + 1 + gap;
      last.set(`${title} ${role}`, billing);
      return [title, role, billing, person];
    });
  });

describe('peopleVectors', () => {
  it('weighs everybody by the definition, in rows of unit length', () => {
    fc.assert(
      fc.property(LISTS, (list) => {
        const credits = creditsOf(7, 6, list);
        const { rows, columns, offsets, indices, values } = peopleVectors(credits, 7);
        const people = peopleColumns(credits);
        expect([rows, columns]).toEqual([7, people.length]);
        naiveWeights(7, 6, list).forEach((weights, title) => {
          const own = indices.slice(offsets[title], offsets[title + 1]);
          expect([...own]).toEqual([...own].sort((a, b) => a - b));
          expect([...own].map((column) => people[column])).toEqual([...weights.keys()].sort((a, b) => a - b));
          const norm = Math.hypot(...weights.values());
          own.forEach((column, at) => {
            expect(values[offsets[title]! + at]).toBeCloseTo(weights.get(people[column]!)! / norm, 6);
          });
        });
      }),
    );
  });

  it('has a column for everybody on two titles or more, and nobody else', () => {
    const credits = creditsOf(3, 4, [
      [0, 'cast', 1, 3],
      [0, 'director', 1, 0],
      [0, 'writer', 1, 0],
      [1, 'cast', 1, 3],
      [1, 'cast', 2, 2],
      [2, 'self', 1, 2],
    ]);
    expect([...peopleColumns(credits)]).toEqual([2, 3]);
    expect([...peopleVectors(credits, 3).offsets]).toEqual([0, 1, 3, 4]);
  });

  it('leaves a title empty whom nobody links, or only somebody who is on every title', () => {
    const credits = creditsOf(2, 2, [
      [0, 'cast', 1, 0],
      [1, 'cast', 1, 0],
      [1, 'cast', 2, 1],
    ]);
    expect(peopleVectors(credits, 2)).toMatchObject({ rows: 2, columns: 1, offsets: new Int32Array(3) });
  });

  it('counts the people of a role who were left out', () => {
    const shared: Credit[] = [
      [1, 'director', 1, 0],
      [1, 'cast', 1, 1],
    ];
    const [one, ninth] = [1, 9].map((billing) => {
      const credits = creditsOf(3, 2, [[0, 'director', billing, 0], [0, 'cast', 1, 1], ...shared]);
      const { values } = peopleVectors(credits, 3);
      return values[0]! / values[1]!;
    });
    expect(one).toBeCloseTo(1.2, 6);
    expect(ninth).toBeCloseTo(0.4, 6);
  });

  it('refuses credits of another number of titles', () => {
    expect(() => peopleVectors(creditsOf(2, 0, []), 3)).toThrow('expected credits of 3 titles, found 2');
  });
});

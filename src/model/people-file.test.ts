import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CREDIT_ROLES, type Credits, nconstOf } from '../domain/credits.ts';
import { packCredits } from '../features/credits.ts';
import { decodeCredits, encodeCredits, flawOfCredits, PEOPLE_VERSION } from './people-file.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

const DIRECTOR = CREDIT_ROLES.indexOf('director');
const CAST = CREDIT_ROLES.indexOf('cast');

/** Three titles: one with three credits, one with none, one with one. */
const SMALL = packCredits(
  3,
  { titles: [0, 0, 0, 2], people: [1, 0, 1, 0], roles: [DIRECTOR, CAST, CAST, CAST], billing: [1, 1, 4, 255] },
  { nconsts: [5, 12_345_678], names: ['Ann "Q" Ö', ''] },
);

/** Sound credits of any shape: whoever is drawn for a role of a title, billed in the order drawn. */
const someCredits = fc
  .array(fc.array(fc.tuple(fc.nat({ max: CREDIT_ROLES.length - 1 }), fc.nat({ max: 9 })), { maxLength: 12 }), {
    maxLength: 6,
  })
  .map((titles) => {
    const rows = titles.flatMap((drawn, title) => {
      const once = [...new Map(drawn.map((credit) => [credit.join(), credit])).values()];
      const inOrder = once.sort(([a], [b]) => a - b);
      return inOrder.map(([role, person], at) => ({ title, role, person, billing: at + 1 }));
    });
    const listed = [...new Set(rows.map(({ person }) => person))].sort((a, b) => a - b);
    return packCredits(
      titles.length,
      {
        titles: rows.map(({ title }) => title),
        people: rows.map(({ person }) => listed.indexOf(person)),
        roles: rows.map(({ role }) => role),
        billing: rows.map(({ billing }) => billing),
      },
      { nconsts: listed.map((person) => person * 7), names: listed.map((person) => 'Zoë千"'.repeat(person % 3)) },
    );
  });

describe('people.safetensors', () => {
  it('gives back any credits, from the same bytes each time', () => {
    fc.assert(
      fc.property(someCredits, (credits) => {
        const titles = credits.offsets.length - 1;
        expect(flawOfCredits(credits, titles)).toBeUndefined();
        const bytes = encodeCredits(credits);
        expect(decodeCredits(bytes, titles)).toEqual(credits);
        expect(Buffer.from(encodeCredits(credits)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('keeps one person without a name, and nobody', () => {
    const alone = packCredits(1, { titles: [0], people: [0], roles: [0], billing: [1] }, { nconsts: [1], names: [''] });
    const nobody = packCredits(1, { titles: [], people: [], roles: [], billing: [] }, { nconsts: [], names: [] });
    for (const credits of [alone, nobody]) expect(decodeCredits(encodeCredits(credits), 1)).toEqual(credits);
  });

  it.each([
    ['version', { version: `${PEOPLE_VERSION}0` }],
    ['list of roles', { roles: '["director"]' }],
  ])('is not read when it has another %s', (_, change) => {
    const { tensors, metadata } = decodeSafetensors(encodeCredits(SMALL));
    expect(decodeCredits(encodeSafetensors({ tensors, metadata: { ...metadata, ...change } }), 3)).toBeUndefined();
  });

  it('is refused without one of its arrays, or with one of another type', () => {
    const { tensors, metadata } = decodeSafetensors(encodeCredits(SMALL));
    const others = Object.fromEntries(Object.entries(tensors).filter(([name]) => name !== 'billing'));
    const wide = { shape: [4], data: Int32Array.from(SMALL.roles) };
    for (const broken of [others, { ...tensors, roles: wide }])
      expect(() => decodeCredits(encodeSafetensors({ tensors: broken, metadata }), 3)).toThrow('lacks an array');
  });

  it('is not written with a name that holds a line break', () => {
    expect(() => encodeCredits({ ...SMALL, names: ['a\nb', 'c'] })).toThrow('"a\\nb" holds a line break');
  });
});

const changed = (change: Partial<Record<keyof Credits, readonly number[]>>): Credits => {
  const { offsets = SMALL.offsets, people = SMALL.people, roles = SMALL.roles } = change;
  const { billing = SMALL.billing, nconsts = SMALL.nconsts } = change;
  return {
    offsets: Int32Array.from(offsets),
    people: Int32Array.from(people),
    roles: Uint8Array.from(roles),
    billing: Uint8Array.from(billing),
    nconsts: Int32Array.from(nconsts),
    names: SMALL.names,
  };
};

describe('flawOfCredits', () => {
  it.each([
    ['of other titles', SMALL, 4, 'there are 3 titles, not 4'],
    ['with a role too many', changed({ roles: [0, 2, 2, 2, 2] }), 3, 'different lengths'],
    ['with a name too few', { ...SMALL, names: ['one'] }, 3, 'there are 1 names for 2 people'],
    ['that begin later', changed({ offsets: [1, 3, 3, 4] }), 3, 'do not share out'],
    ['that end earlier', changed({ offsets: [0, 3, 3, 3] }), 3, 'do not share out'],
    ['that run backwards', changed({ offsets: [0, 9, 3, 4] }), 3, 'title 1 end before they begin'],
    ['with people out of order', changed({ nconsts: [9, 5] }), 3, 'people are not in order'],
    ['with a person twice', changed({ nconsts: [5, 5] }), 3, 'people are not in order'],
    ['with a negative number', changed({ nconsts: [-5, 5] }), 3, 'people are not in order'],
    ['of an unknown person', changed({ people: [1, 0, 2, 0] }), 3, 'credit 2 is of an unknown person'],
    ['of a person before the first', changed({ people: [-1, 0, 1, 0] }), 3, 'credit 0 is of an unknown person'],
    ['in an unknown role', changed({ roles: [0, 2, 99, 2] }), 3, 'credit 2 has no role'],
    ['without billing', changed({ billing: [1, 0, 4, 9] }), 3, 'credit 1 has no role or billing'],
    ['out of order by role', changed({ roles: [2, 0, 2, 2] }), 3, 'credit 1 is out of order'],
    ['out of order by billing', changed({ billing: [1, 5, 4, 9] }), 3, 'credit 2 is out of order'],
    ['out of order by person', changed({ people: [1, 1, 0, 0], billing: [1, 1, 1, 9] }), 3, 'credit 2 is out of order'],
    ['with a role twice', changed({ people: [1, 0, 0, 1] }), 3, 'credit 2 repeats a role'],
    ['with somebody who has none', changed({ people: [1, 1, 1, 1], roles: [0, 2, 3, 2] }), 3, 'somebody has no credit'],
  ])('finds credits %s', (_, credits, titles, flaw) => {
    expect(flawOfCredits(credits, titles)).toContain(flaw);
    expect(() => decodeCredits(encodeCredits(credits), titles)).toThrow(flaw);
  });
});

describe('nconstOf', () => {
  it('has at least seven digits', () => {
    expect([1, 9_999_999, 12_345_678].map(nconstOf)).toEqual(['nm0000001', 'nm9999999', 'nm12345678']);
  });
});

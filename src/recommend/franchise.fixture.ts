/** Small catalogues for tests of franchises: titles in few words, and their people by name. */

import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import { CREDIT_ROLES, type CreditRole, type Credits } from '../domain/credits.ts';
import type { Title } from '../domain/title.ts';
import { buildFranchises, type Franchises } from './franchise.ts';

/** A title as `name`, or with more facts; who is in `by` writes it, who is in `with` leads its cast. */
export interface Sketch extends Partial<Title> {
  readonly name: string;
  readonly by?: readonly string[];
  readonly with?: readonly string[];
}

/** Titles in the order of the sketches, unlike each other only where they say so. */
export function titlesOf(sketches: readonly Sketch[]): Title[] {
  return sketches.map(({ name, by: _by, with: _with, ...facts }, row) =>
    aTitle({
      primaryTitle: name,
      startYear: 2000 + row,
      genres: ['Action', 'Drama'],
      numVotes: 5000,
      tconst: tconstOf(row),
      ...facts,
    }),
  );
}

/** Their credits, as training packs them. */
export function creditsOf(sketches: readonly Sketch[]): Credits {
  const names = [...new Set(sketches.flatMap((sketch) => [...(sketch.by ?? []), ...(sketch.with ?? [])]))].sort();
  const entries: { person: number; role: CreditRole; billing: number }[][] = sketches.map((sketch) => [
    ...(sketch.by ?? []).map((name, at) => ({ person: names.indexOf(name), role: 'writer' as const, billing: at + 1 })),
    ...(sketch.with ?? []).map((name, at) => ({ person: names.indexOf(name), role: 'cast' as const, billing: at + 1 })),
  ]);
  const flat = entries.flat();
  const offsets = new Int32Array(sketches.length + 1);
  entries.forEach((ofTitle, row) => {
    offsets[row + 1] = offsets[row]! + ofTitle.length;
  });
  return {
    offsets,
    people: Int32Array.from(flat, ({ person }) => person),
    roles: Uint8Array.from(flat, ({ role }) => CREDIT_ROLES.indexOf(role)),
    billing: Uint8Array.from(flat, ({ billing }) => billing),
    nconsts: Int32Array.from(names, (_, at) => at + 1),
    names,
  };
}

/** Franchises of sketches, with their people when any has some. */
export function franchisesIn(sketches: readonly Sketch[]): Franchises {
  const hasPeople = sketches.some((sketch) => sketch.by !== undefined || sketch.with !== undefined);
  return buildFranchises(titlesOf(sketches), hasPeople ? creditsOf(sketches) : undefined);
}

/** The names that are related to a sketch, in order. */
export function namesRelated(sketches: readonly Sketch[], row = 0): string[] {
  return [...franchisesIn(sketches).relatedTo(row)].map((other) => sketches[other]!.name);
}

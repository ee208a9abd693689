/** People whose work is one franchise, as a character's inventor: they tie what bears its name. */

import { type KeyPeople, PART } from './people.ts';
import type { Place } from './places.ts';

/** How many titles with the stem, and which share of their titles, make a person its signature. */
const TITLES = 4;
const SHARE = 0.4;

/** By row, those of its makers who are signatures of the stem. */
export type Signatures = ReadonlyMap<number, readonly number[]>;

/** The signatures of a stem's titles; `undefined` when there is none. O(people of the titles). */
export function findSignatures(places: readonly Place[], key: KeyPeople): Signatures | undefined {
  if (places.length < TITLES) return undefined;
  const rows = new Set(places.map(({ variant }) => variant.row));
  const counts = new Map<number, number>();
  const signatures = new Set<number>();
  for (const row of rows) {
    forEachMaker(key, row, (person) => {
      if (key.titles[person]! < TITLES) return;
      const count = (counts.get(person) ?? 0) + 1;
      counts.set(person, count);
      if (count >= TITLES && count >= SHARE * key.titles[person]!) signatures.add(person);
    });
  }
  if (signatures.size === 0) return undefined;
  const found = new Map<number, number[]>();
  for (const row of rows) {
    forEachMaker(key, row, (person) => {
      if (!signatures.has(person)) return;
      const signing = found.get(row);
      if (signing === undefined) found.set(row, [person]);
      else signing.push(person);
    });
  }
  return found;
}

/** Whether two titles have a signature in common. */
export function areSigned(signatures: Signatures | undefined, a: number, b: number): boolean {
  const others = signatures?.get(b);
  return others !== undefined && signatures?.get(a)?.some((person) => others.includes(person)) === true;
}

function forEachMaker({ offsets, people, parts }: KeyPeople, row: number, visit: (person: number) => void): void {
  const end = offsets[row + 1]!;
  for (let at = offsets[row]!; at < end; at += 1) if ((parts[at]! & PART.maker) !== 0) visit(people[at]!);
}

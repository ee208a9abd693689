/** Tells names of people in titles from names of franchises: "Agatha Christie's …" is no series of hers. */

import { readName } from './name.ts';
import type { KeyPeople } from './people.ts';
import type { Place } from './places.ts';

/** Whether the stem that two titles share is the full name of somebody who takes part in one of them. O(people of both). */
export function namesPerson(one: Place, other: Place, people: KeyPeople): boolean {
  if (one.length < 2) return false;
  const { variant, from, length } = one;
  const stem = variant.name.words.slice(from, from + length).join(' ');
  return [one, other].some(({ variant: { row } }) => {
    for (let at = people.offsets[row]!; at < people.offsets[row + 1]!; at += 1)
      if (readName(people.names[people.people[at]!]!).words.join(' ') === stem) return true;
    return false;
  });
}

/** The credits as a file of a model, and back: written when training read people, checked at every load. */

import { CREDIT_ROLES, type Credits } from '../domain/credits.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** The file with the credits and the names of the people. A model that was trained without people has none. */
export const PEOPLE_FILE = 'people.safetensors';

/** Changes whenever the file is to be read in another way. */
export const PEOPLE_VERSION = '1';

/** Names lie in one text, from which they are cut without decoding each; no line of a file of IMDb's can hold this. */
const SEPARATOR = '\n';

/** The roles by their numbers, so that a file says by itself what its numbers mean. */
const ROLES = JSON.stringify(CREDIT_ROLES);

/** The bytes of the file; the same credits give the same bytes. */
export function encodeCredits({ offsets, people, roles, billing, nconsts, names }: Credits): Uint8Array {
  const odd = names.find((name) => name.includes(SEPARATOR));
  if (odd !== undefined) throw new Error(`the name ${JSON.stringify(odd)} holds a line break`);
  const text = new Uint8Array(Buffer.from(names.join(SEPARATOR)));
  const arrays = { offsets, people, nconsts, roles, billing, names: text };
  const tensors = Object.entries(arrays).map(([name, data]) => [name, { shape: [data.length], data }]);
  return encodeSafetensors({
    tensors: Object.fromEntries(tensors),
    metadata: { version: PEOPLE_VERSION, roles: ROLES },
  });
}

/**
 * The credits of a file, whose numbers are read in place.
 *
 * @param titles how many titles the model has
 * @returns `undefined` when another version of this program wrote it, with other roles or in another way
 * @throws {Error} saying what is wrong with it
 */
export function decodeCredits(bytes: Uint8Array, titles: number): Credits | undefined {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata.version !== PEOPLE_VERSION || metadata.roles !== ROLES) return undefined;
  const [offsets, people, nconsts] = [tensors.offsets?.data, tensors.people?.data, tensors.nconsts?.data];
  const [roles, billing, text] = [tensors.roles?.data, tensors.billing?.data, tensors.names?.data];
  if (!(offsets instanceof Int32Array && people instanceof Int32Array && nconsts instanceof Int32Array)) throw types();
  if (!(roles instanceof Uint8Array && billing instanceof Uint8Array && text instanceof Uint8Array)) throw types();
  const whole = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8');
  const credits = {
    offsets,
    people,
    roles,
    billing,
    nconsts,
    names: nconsts.length === 0 && whole === '' ? [] : whole.split(SEPARATOR),
  };
  const flaw = flawOfCredits(credits, titles);
  if (flaw !== undefined) throw new Error(`${PEOPLE_FILE} holds no credits: ${flaw}`);
  return credits;
}

/** From so many credits of one role of a title on, who is among them is looked up instead of compared. */
const LONG_LIST = 64;

/**
 * What breaks the promises of {@link Credits}, in words; `undefined` when they are kept. O(credits + people).
 */
export function flawOfCredits(credits: Credits, titles: number): string | undefined {
  const { offsets, people, roles, billing, nconsts, names } = credits;
  const count = people.length;
  if (offsets.length !== titles + 1) return `there are ${offsets.length - 1} titles, not ${titles}`;
  if (roles.length !== count || billing.length !== count) return 'the columns have different lengths';
  if (nconsts.length !== names.length) return `there are ${names.length} names for ${nconsts.length} people`;
  if (offsets[0] !== 0 || offsets[titles] !== count) return 'the titles do not share out the credits';
  for (let person = 0; person < nconsts.length; person++)
    if (!(nconsts[person]! > (person === 0 ? -1 : nconsts[person - 1]!))) return 'the people are not in order';
  for (let title = 0; title < titles; title++)
    if (offsets[title]! > offsets[title + 1]!) return `the credits of title ${title} end before they begin`;
  const listed = new Uint8Array(nconsts.length);
  for (let title = 0; title < titles; title++) {
    let first = offsets[title]!;
    const others = new Set<number>();
    for (let at = offsets[title]!; at < offsets[title + 1]!; at++) {
      const [person, role] = [people[at]!, roles[at]!];
      if (person < 0 || person >= nconsts.length) return `credit ${at} is of an unknown person`;
      if (role >= CREDIT_ROLES.length || billing[at] === 0) return `credit ${at} has no role or billing`;
      if (at > offsets[title]! && !precedes(credits, at - 1, at)) return `credit ${at} is out of order`;
      if (roles[first] !== role) {
        first = at;
        others.clear();
      }
      // Lists of one role are short: comparing within them is faster than a table of everybody's roles.
      for (let other = at - 1; other >= Math.max(first, at - LONG_LIST); other--)
        if (people[other] === person) return `credit ${at} repeats a role`;
      if (at - first >= LONG_LIST) {
        others.add(people[at - LONG_LIST]!);
        if (others.has(person)) return `credit ${at} repeats a role`;
      }
      listed[person] = 1;
    }
  }
  return listed.includes(0) ? 'somebody has no credit' : undefined;
}

function precedes({ people, roles, billing }: Credits, one: number, other: number): boolean {
  if (roles[one] !== roles[other]) return roles[one]! < roles[other]!;
  if (billing[one] !== billing[other]) return billing[one]! < billing[other]!;
  return people[one]! < people[other]!;
}

function types(): Error {
  return new Error(`${PEOPLE_FILE} lacks an array, or one is of another type`);
}

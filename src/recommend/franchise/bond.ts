/** How strongly two titles that share a stem are tied: a sum of evidence, in which {@link TIED} is enough. */

import type { Title } from '../../domain/title.ts';
import { fame, kinship, MOST_KINSHIP, yearEvidence } from './kinship.ts';
import type { Shared } from './people.ts';
import type { Place } from './places.ts';
import { areWhole, isClose, STAND } from './stems.ts';

/** From this sum on, titles are of one franchise. */
export const TIED = 4;

/** By the stands of the two names: whole, part, number, and the, head, start, tail, saga, inside. */
const NAME_EVIDENCE: readonly (readonly number[])[] = [
  [2.0, 4.0, 2.5, 2.5, 2.5, 1.0, 1.2, 2.0, 0.8],
  [4.0, 4.0, 3.0, 3.0, 3.5, 1.0, 1.2, 2.0, 0.8],
  [2.5, 3.0, 1.0, 2.5, 2.0, 0.5, 0.8, 1.5, 0.5],
  [2.5, 3.0, 2.5, 3.5, 3.0, 1.0, 1.0, 2.0, 0.5],
  [2.5, 3.5, 2.0, 3.0, 3.0, 1.0, 1.0, 2.5, 0.5],
  [1.0, 1.0, 0.5, 1.0, 1.0, 0.5, 0.5, 0.5, 0.0],
  [1.2, 1.2, 0.8, 1.0, 1.0, 0.5, 0.0, 0.5, 0.0],
  [2.0, 2.0, 1.5, 2.0, 2.5, 0.5, 0.5, 2.5, 0.0],
  [0.8, 0.8, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0],
];

/** What a stem's rarity adds at most. */
const MOST_RARITY = 2.5;
/** What shared people add at most. */
const MOST_PEOPLE = 3.6;
/** What somebody adds whose work is this stem. */
const SIGNATURE = 3;
/** What it adds to a loose likeness that a stem's titles count their parts. */
const COUNTED = 0.5;
/** So many people make names that merely begin with the same word no accident. */
const TEAM = 3;
/** Below these bits a single word somewhere in a name is a common one. */
const COMMON_WORD = 10.5;
/** From these bits on, a stem is hardly in two names by accident. */
const RARE_STEM = 20;
/** From these bits on, neither is the same name. */
const LONG_NAME = 30;

/** What is known about the titles of a stem, and two of them. */
export interface Circumstances {
  /** The stem's rarity. */
  readonly bits: number;
  /** Whether titles of the stem count their parts. */
  readonly counted: boolean;
  /** Whether both have a maker whose work is what bears the stem. */
  readonly signed: boolean;
  /** `undefined` where the catalogue knows no people at all. */
  readonly shared: Shared | undefined;
}

/** The rarity of a place's words, in bits. */
export function bitsOf({ variant, from, length }: Place, rarity: Float64Array): number {
  let bits = 0;
  for (let at = from; at < from + length; at += 1) bits += rarity[variant.words[at]!]!;
  return bits;
}

/** What the names say: their stands and the rarity of the stem's words. */
export function nameEvidence(a: Place, b: Place, bits: number): number {
  const evidence = NAME_EVIDENCE[a.stand]![b.stand]! + Math.min(MOST_RARITY, bits / 5 - 2);
  if (areWhole(a, b)) return evidence + Math.min(1.2, Math.max(0, (bits - LONG_NAME) / 8));
  const isInside = a.stand === STAND.inside || b.stand === STAND.inside;
  if (!isInside) return evidence;
  if (a.variant.original && b.variant.original) return evidence - 0.8;
  return a.length === 1 && bits < COMMON_WORD ? evidence - 0.8 : evidence;
}

/** Whether names can never be enough, whatever else speaks for them. */
export function isHopeless(names: number): boolean {
  return names + MOST_PEOPLE + SIGNATURE + COUNTED + MOST_KINSHIP < TIED;
}

/** The evidence without that of the names, which {@link nameEvidence} says. Symmetric. */
export function otherEvidence(a: Title, b: Title, one: Place, other: Place, known: Circumstances): number {
  const years = yearEvidence(a, b, one, other);
  const strangers = known.shared === undefined || known.shared.count === 0;
  const kin = kinship(a, b, strangers);
  if (!strangers) return years + kin + peopleEvidence(one, other, known.shared, known);
  return years + kin + fame(a, b, one, other) - doubt(one, other, known) - unlikeness(one, other);
}

/** What shared people say. */
function peopleEvidence(a: Place, b: Place, shared: Shared, { signed, counted }: Circumstances): number {
  const closeBoth = isClose(a.stand) && isClose(b.stand);
  if (!signed && a.stand === STAND.start && b.stand === STAND.start && a.length === 1 && shared.count < TEAM) return -1;
  const weight = Math.min(MOST_PEOPLE, 0.6 * (closeBoth ? shared.all : shared.rare));
  const bonus = (signed ? SIGNATURE : 0) + (counted && !closeBoth ? COUNTED : 0);
  return weight + bonus - unlikeness(a, b) / 4;
}

/** What it takes away that nobody is known to have to do with both. */
function doubt(a: Place, b: Place, { bits, shared }: Circumstances): number {
  if (shared?.known === true) return areWhole(a, b) ? 2 : 1.5;
  if (a.stand === STAND.tail || b.stand === STAND.tail) return 1;
  if (!isClose(a.stand) || !isClose(b.stand)) return bits < RARE_STEM ? 1 : 0.3;
  if (areWhole(a, b)) return 1.3;
  if (a.stand !== STAND.whole && b.stand !== STAND.whole) return 0;
  return a.length === 1 && shared !== undefined ? 0.8 : 0.3;
}

/** What it takes away that the stem is not written quite alike, in number ("Alien", "Aliens") or by an article. */
function unlikeness(a: Place, b: Place): number {
  for (let at = 0; at < a.length; at += 1)
    if (a.variant.name.written[a.from + at] !== b.variant.name.written[b.from + at]) return 1;
  return a.variant.name.articles[a.from] === b.variant.name.articles[b.from] ? 0 : 0.5;
}

/** The people who tie titles of a franchise together: those who make them and those who lead their cast. */

import { CREDIT_ROLES, type CreditRole, type Credits } from '../../domain/credits.ts';

/** What a person is to a title: bits of one number. */
export const MAKER = 1;
export const LEAD = 2;
export const PLAYER = 4;

/** Up to this billing a member of the cast counts as a lead. */
const LEAD_BILLING = 3;

const BITS: Readonly<Partial<Record<CreditRole, number>>> = {
  director: MAKER,
  writer: MAKER,
  creator: MAKER,
  cast: PLAYER,
  self: PLAYER,
};

/** Compressed sparse rows: who counts of each title, each person once. */
export interface KeyPeople {
  /** `[titles + 1]` */
  readonly offsets: Int32Array;
  /** Ascending within a title. */
  readonly people: Int32Array;
  /** {@link MAKER} | {@link LEAD} | {@link PLAYER} */
  readonly parts: Uint8Array;
  /** `[people]`, how many titles each person counts for. */
  readonly titles: Int32Array;
}

/** Takes from the credits who counts. O(credits · log(credits of a title)). */
export function keyPeople({ offsets, people, roles, billing, nconsts }: Credits): KeyPeople {
  const bits = Uint8Array.from(CREDIT_ROLES, (role) => BITS[role] ?? 0);
  const rows = offsets.length - 1;
  const kept = {
    offsets: new Int32Array(rows + 1),
    people: new Int32Array(people.length),
    parts: new Uint8Array(people.length),
    titles: new Int32Array(nconsts.length),
  };
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    const found: number[] = [];
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      let part = bits[roles[at]!]!;
      if (part === 0) continue;
      if (part === PLAYER && billing[at]! <= LEAD_BILLING) part = LEAD;
      found.push(people[at]! * 8 + part);
    }
    found.sort((a, b) => a - b);
    const start = size;
    for (const entry of found) {
      const person = entry >> 3;
      if (size > start && kept.people[size - 1] === person) {
        kept.parts[size - 1]! |= entry & 7;
        continue;
      }
      kept.people[size] = person;
      kept.parts[size] = entry & 7;
      kept.titles[person]! += 1;
      size += 1;
    }
    kept.offsets[row + 1] = size;
  }
  return { ...kept, people: kept.people.slice(0, size), parts: kept.parts.slice(0, size) };
}

/** What a shared person weighs by the more and the less important of their parts in two titles. */
function weightOf(a: number, b: number): number {
  if ((a & b & MAKER) !== 0) return 2;
  if ((a & b & LEAD) !== 0) return 1.5;
  if (((a | b) & PLAYER) === 0 || ((a | b) & MAKER) !== 0) return 1;
  return 0.7;
}

/** How strongly the people of two titles tie them; `undefined` where nobody is known of one of them. */
export interface Shared {
  /** Sum of the weights of who takes part in both. */
  readonly all: number;
  /** The same, but people weigh less the more other titles they have. */
  readonly rare: number;
  /** How many they are. */
  readonly count: number;
}

/** Up to this number of titles a person is not common. */
const FEW_TITLES = 12;

export function sharedPeople({ offsets, people, parts, titles }: KeyPeople, a: number, b: number): Shared | undefined {
  let i = offsets[a]!;
  let j = offsets[b]!;
  const endA = offsets[a + 1]!;
  const endB = offsets[b + 1]!;
  if (i === endA || j === endB) return undefined;
  let all = 0;
  let rare = 0;
  let count = 0;
  while (i < endA && j < endB) {
    const person = people[i]!;
    const other = people[j]!;
    if (person === other) {
      const weight = weightOf(parts[i]!, parts[j]!);
      all += weight;
      rare += weight * Math.min(1, FEW_TITLES / titles[person]!);
      count += 1;
    }
    if (person <= other) i += 1;
    if (other <= person) j += 1;
  }
  return { all, rare, count };
}

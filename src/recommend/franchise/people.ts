/** The people who tie titles of a franchise together: those who make them and those who lead their cast. */

import { CREDIT_ROLES, type CreditRole, type Credits } from '../../domain/credits.ts';

/** What a person is to a title: bits of one number. */
export const PART = { maker: 1, lead: 2, player: 4, self: 8 } as const;
const PARTS = 16;

/** Up to this billing a member of the cast counts as a lead. */
const LEAD_BILLING = 3;

const PART_OF_ROLE: Readonly<Partial<Record<CreditRole, number>>> = {
  director: PART.maker,
  writer: PART.maker,
  creator: PART.maker,
  cast: PART.player,
  self: PART.self,
};

const WRITERS: ReadonlySet<number> = new Set([CREDIT_ROLES.indexOf('writer'), CREDIT_ROLES.indexOf('creator')]);

/** Compressed sparse rows: who counts of each title, each person once. */
export interface KeyPeople {
  /** `[titles + 1]` */
  readonly offsets: Int32Array;
  /** Ascending within a title. */
  readonly people: Int32Array;
  /** Sums of {@link PART}. */
  readonly parts: Uint8Array;
  /** `[titles]`, how many makers each title has. */
  readonly makers: Int32Array;
  /** `[titles]`, 1 where it is known well enough who makes a title that it says something to find nobody in another. */
  readonly known: Uint8Array;
  /** `[people]`, how many titles each person counts for. */
  readonly titles: Int32Array;
  /** `[people]` */
  readonly names: readonly string[];
}

/** Takes from the credits who counts. O(credits · log(credits of a title)). */
export function keyPeople({ offsets, people, roles, billing, nconsts, names }: Credits): KeyPeople {
  const partOf = Uint8Array.from(CREDIT_ROLES, (role) => PART_OF_ROLE[role] ?? 0);
  const rows = offsets.length - 1;
  const kept = {
    offsets: new Int32Array(rows + 1),
    people: new Int32Array(people.length),
    parts: new Uint8Array(people.length),
    makers: new Int32Array(rows),
    known: new Uint8Array(rows),
    titles: new Int32Array(nconsts.length),
  };
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    const found: number[] = [];
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      let part = partOf[roles[at]!]!;
      if (part === 0) continue;
      if (WRITERS.has(roles[at]!)) kept.known[row] = 1;
      if (part === PART.player && billing[at]! <= LEAD_BILLING) part = PART.lead;
      found.push(people[at]! * PARTS + part);
    }
    found.sort((a, b) => a - b);
    const start = size;
    for (const entry of found) {
      const person = Math.floor(entry / PARTS);
      const part = entry % PARTS;
      if (size > start && kept.people[size - 1] === person) {
        kept.parts[size - 1]! |= part;
        continue;
      }
      kept.people[size] = person;
      kept.parts[size] = part;
      kept.titles[person]! += 1;
      if (part === PART.maker) kept.makers[row]! += 1;
      size += 1;
    }
    kept.offsets[row + 1] = size;
  }
  if (knowsWriters(kept.known)) for (let row = 0; row < rows; row += 1) kept.known[row] = Number(isCredited(kept, row));
  return { ...kept, names, people: kept.people.slice(0, size), parts: kept.parts.slice(0, size) };
}

/** Whether writers, whom remakes and sequels share most surely, are known of most titles; then no writer means none. */
function knowsWriters(written: Uint8Array): boolean {
  return 2 * written.reduce((sum, flag) => sum + flag, 0) >= written.length;
}

function isCredited({ offsets }: Pick<KeyPeople, 'offsets'>, row: number): boolean {
  return offsets[row]! < offsets[row + 1]!;
}

/** How strongly the people of two titles tie them. */
export interface Shared {
  /** Whether enough is known of both that it says something if nobody has to do with both. */
  readonly known: boolean;
  /** Sum of the weights of who makes or plays in both. */
  readonly all: number;
  /** The same, but people weigh less the more other titles they have. */
  readonly rare: number;
  /** How many they are. Who only appears as themselves in one does not count: a documentary is no sequel of another. */
  readonly count: number;
}

/** Up to this number of titles a person is not common. */
const FEW_TITLES = 15;

/** Up to this number of makers each of them counts in full; a series may have hundreds. */
const FEW_MAKERS = 8;

/** Compares two titles' people. O(people of both). */
export function sharedPeople(key: KeyPeople, a: number, b: number): Shared {
  const { offsets, people, parts, titles, makers, known } = key;
  let i = offsets[a]!;
  let j = offsets[b]!;
  const endA = offsets[a + 1]!;
  const endB = offsets[b + 1]!;
  const shared = { known: known[a] === 1 && known[b] === 1, all: 0, rare: 0, count: 0 };
  const dilution = Math.sqrt(Math.min(1, FEW_MAKERS / Math.max(makers[a]!, makers[b]!, 1)));
  while (i < endA && j < endB) {
    const person = people[i]!;
    const other = people[j]!;
    if (person === other) {
      const weight = weightOf(parts[i]!, parts[j]!, dilution);
      shared.all += weight;
      shared.rare += weight * Math.sqrt(Math.min(1, FEW_TITLES / titles[person]!));
      if (weight > 0) shared.count += 1;
    }
    if (person <= other) i += 1;
    if (other <= person) j += 1;
  }
  return shared;
}

/** What a shared person weighs: most who makes both, then who leads both casts, who plays in both, who makes one and plays in one. */
function weightOf(a: number, b: number, dilution: number): number {
  if ((a & b & PART.maker) !== 0) return 2 * dilution;
  if ((a & b & PART.lead) !== 0) return 1.5;
  if (a === PART.self || b === PART.self) return 0;
  return ((a | b) & PART.maker) === 0 ? 1 : 0.7;
}

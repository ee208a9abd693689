/** Titles as sparse vectors of the people who made them and play in them. */

import { CREDIT_ROLES, type CreditRole, type Credits } from '../domain/credits.ts';
import type { SparseRows } from '../domain/sparse.ts';

/**
 * What a credit of each role weighs before damping: how much of a title's character follows from who has that part in it.
 * Directors come first, and with them the creators, who are the authors of a series. Next are the cast, or whoever appears as
 * nobody else. Producers and editors say little on their own, and casting directors the least: they work on everything.
 */
export const ROLE_WEIGHTS: Readonly<Record<CreditRole, number>> = {
  director: 1.2,
  writer: 0.7,
  cast: 1,
  composer: 0.5,
  cinematographer: 0.4,
  producer: 0.3,
  editor: 0.3,
  creator: 1.2,
  self: 1,
  production_designer: 0.3,
  casting_director: 0.1,
};

/** A person with credits on this many titles links them. */
const LINKING_TITLES = 2;

/** Roles whose billing says how large a part is; in the others everybody of a title counts the same. */
const BILLED: ReadonlySet<CreditRole> = new Set(['cast', 'self']);

/**
 * One row a title: of unit length, or empty where nobody links the title to another one. The columns are those of
 * {@link peopleColumns}.
 *
 * The weight of a person in a title is idf · Σ w / d over their roles there: w is the role's of {@link ROLE_WEIGHTS}; the
 * damping d is billing^¼ for cast and self, and otherwise √n for n credits of that role on the title (as far as billing tells,
 * which counts people who were left out as well), since a series has dozens of directors; and idf = ln(titles / titles of the
 * person), as for the words of documents: Spärck Jones 1972, https://doi.org/10.1108/eb026526. Whoever is on every title
 * weighs nothing, and is left out. O(titles + credits · log(credits of a title) + people).
 *
 * @param titles how many titles there are, with credits or without
 * @throws {Error} if the credits are of another number of titles
 */
export function peopleVectors(credits: Credits, titles: number): SparseRows {
  const { offsets, people } = credits;
  if (offsets.length !== titles + 1)
    throw new Error(`expected credits of ${titles} titles, found ${offsets.length - 1}`);
  const counts = titlesOfPeople(credits);
  const columns = linkingPeople(counts);
  const columnOf = new Int32Array(counts.length).fill(-1);
  columns.forEach((person, column) => {
    columnOf[person] = column;
  });
  const idf = Float64Array.from(columns, (person) => Math.log(titles / (counts[person] as number)));

  const starts = new Int32Array(titles + 1);
  const indices = new Int32Array(people.length);
  const values = new Float32Array(people.length);
  const weights = new Float64Array(columns.length);
  let size = 0;
  for (let title = 0; title < titles; title += 1) {
    const start = size;
    forEachCredit(credits, title, (person, weight) => {
      const column = columnOf[person] as number;
      if (column < 0 || idf[column] === 0) return;
      // Every weight is positive, so a column without one has not been met in this title.
      if (weights[column] === 0) {
        indices[size] = column;
        size += 1;
      }
      weights[column] = (weights[column] as number) + weight * (idf[column] as number);
    });
    const own = indices.subarray(start, size).sort();
    let squares = 0;
    for (const column of own) squares += (weights[column] as number) ** 2;
    const norm = Math.sqrt(squares);
    own.forEach((column, at) => {
      values[start + at] = (weights[column] as number) / norm;
      weights[column] = 0;
    });
    starts[title + 1] = size;
  }
  return {
    rows: titles,
    columns: columns.length,
    offsets: starts,
    indices: indices.slice(0, size),
    values: values.slice(0, size),
  };
}

/**
 * Who the columns of {@link peopleVectors} are: places in {@link Credits.nconsts} and {@link Credits.names}, ascending, of
 * everybody with credits on two titles or more. O(credits + people).
 */
export function peopleColumns(credits: Credits): Int32Array {
  return linkingPeople(titlesOfPeople(credits));
}

/** On how many titles each person has credits, however many on each. */
function titlesOfPeople({ offsets, people, nconsts }: Credits): Int32Array {
  const counts = new Int32Array(nconsts.length);
  const last = new Int32Array(nconsts.length).fill(-1);
  for (let title = 0; title + 1 < offsets.length; title += 1) {
    for (let at = offsets[title] as number; at < (offsets[title + 1] as number); at += 1) {
      const person = people[at] as number;
      if (last[person] === title) continue;
      last[person] = title;
      counts[person] = (counts[person] as number) + 1;
    }
  }
  return counts;
}

function linkingPeople(counts: Int32Array): Int32Array {
  return Int32Array.from(counts.keys()).filter((person) => (counts[person] as number) >= LINKING_TITLES);
}

/** Calls back with each credit of a title: who has it, and the role's weight after damping. */
function forEachCredit(credits: Credits, title: number, use: (person: number, weight: number) => void): void {
  const { offsets, people, roles, billing } = credits;
  const end = offsets[title + 1] as number;
  let at = offsets[title] as number;
  while (at < end) {
    // Credits are ordered by role, then billing: those of one role lie together, the last one billed at its end.
    let next = at + 1;
    while (next < end && roles[next] === roles[at]) next += 1;
    const role = CREDIT_ROLES[roles[at] as number] as CreditRole;
    const shared = Math.sqrt(billing[next - 1] as number);
    for (; at < next; at += 1) {
      const damping = BILLED.has(role) ? Math.sqrt(Math.sqrt(billing[at] as number)) : shared;
      use(people[at] as number, ROLE_WEIGHTS[role] / damping);
    }
  }
}

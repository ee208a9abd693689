/** The stems of names: their beginnings that titles of one franchise may share, and how each name goes on after them. */

import type { Name } from './name.ts';
import { isNumber, markAt } from './numbers.ts';
import { CLOSERS, GENERIC } from './words.ts';

/** How a name stands to a stem, from the closest to the loosest. */
export const STAND = {
  /** The name is the stem. */
  whole: 0,
  /** The number of a part follows: "Rocky II", "Dune: Part Two", "The Rage: Carrie 2". */
  part: 1,
  /** Another number follows: "Blade Runner 2049", "District 9". */
  number: 2,
  /** "and the" follows: "Harry Potter and the …". */
  andThe: 3,
  /** A break follows: "Mission: Impossible - Fallout". */
  head: 4,
  /** The name goes on: "The Dark Knight Rises". */
  start: 5,
  /** The stem is what follows a break: "The Lost World: Jurassic Park". */
  tail: 6,
  /** A subtitle says that the stem is what the title belongs to: "Furiosa: A Mad Max Saga". */
  saga: 7,
  /** The stem is somewhere else: "Live Free or Die Hard". */
  inside: 8,
} as const;

/** One of the ways to stand to a stem. */
export type Stand = (typeof STAND)[keyof typeof STAND];

/** How a name stands to a stem, and by which number. */
export interface Standing {
  readonly stand: Stand;
  /** The number that follows; 0 without one. */
  readonly number: number;
}

/** Standings without a number, by stand: names have far too many places to make a new one each time. */
const PLAIN: readonly Standing[] = Object.values(STAND).map((stand) => ({ stand, number: 0 }));

/** Whether a stem of these words says nothing: "The Movie", "The Next Chapter", "In the", a number. */
export function isEmpty(words: readonly string[], from: number, length: number): boolean {
  for (let at = from; at < from + length; at += 1) if (!GENERIC.has(words[at]!) && !isNumber(words[at]!)) return false;
  return true;
}

/** How a name stands to the stem that is its words `from` to `from + length - 1`. */
export function standingAt({ words, breaks, articles }: Name, from: number, length: number): Standing {
  const end = from + length;
  const mark = markAt(words, breaks, end);
  const closed = end === words.length || mark !== undefined;
  if (from > 0) {
    const isSubtitle = breaks[from] === true;
    if (isSubtitle && mark !== undefined && mark.number > 1) return { stand: STAND.part, number: mark.number };
    if (isSubtitle && closed) return PLAIN[STAND.tail]!;
    const isSaga = isSubtitle && articles[from] === true && end === words.length - 1 && CLOSERS.has(words[end]!);
    return PLAIN[isSaga ? STAND.saga : STAND.inside]!;
  }
  if (mark !== undefined) {
    const isPart = mark.spelled || mark.number === 2 || mark.number === 3;
    return { stand: isPart ? STAND.part : STAND.number, number: mark.number };
  }
  if (closed) return PLAIN[STAND.whole]!;
  if (breaks[end] === true) return PLAIN[STAND.head]!;
  return PLAIN[words[end] === 'and' && articles[end + 1] === true ? STAND.andThe : STAND.start]!;
}

/**
 * Whether a name stands so close to a stem that it has it to itself: other names should be searched for it, and when
 * somebody made both it is hardly there by chance.
 */
export function isClose(stand: Stand): boolean {
  return stand <= STAND.head;
}

/** Whether both names are the stem. */
export function areWhole(a: Standing, b: Standing): boolean {
  return a.stand === STAND.whole && b.stand === STAND.whole;
}

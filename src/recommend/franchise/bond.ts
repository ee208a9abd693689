/** How strongly two titles that share a stem are tied: a sum of evidence, in which {@link TIED} is enough. */

import type { Title } from '../../domain/title.ts';
import type { Shared } from './people.ts';
import { STAND, type Stand } from './stems.ts';

/** From this sum on, titles are of one franchise. */
export const TIED = 4;

/** What is known of how two titles share a stem. */
export interface Common {
  readonly standA: Stand;
  readonly standB: Stand;
  /** How rare the words of the stem are, in bits. */
  readonly bits: number;
  /** Words of the stem. */
  readonly length: number;
  /** Whether the stem is written alike in both. */
  readonly alike: boolean;
}

// whole part number andThe head start tail inside
const NAME_EVIDENCE: readonly (readonly number[])[] = [
  [2.0, 4.0, 2.5, 2.5, 2.5, 1.0, 2.0, 0.8],
  [4.0, 4.0, 3.0, 3.0, 3.5, 1.0, 2.0, 0.8],
  [2.5, 3.0, 1.0, 2.5, 2.0, 0.5, 1.0, 0.5],
  [2.5, 3.0, 2.5, 3.5, 3.0, 1.0, 1.5, 0.5],
  [2.5, 3.5, 2.0, 3.0, 3.0, 1.0, 2.0, 0.5],
  [1.0, 1.0, 0.5, 1.0, 1.0, 0.0, 0.5, 0.0],
  [2.0, 2.0, 1.0, 1.5, 2.0, 0.5, 0.0, 0.0],
  [0.8, 0.8, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0],
];

/** Whether a stand is so close that the name can hardly be alike by chance when somebody made both. */
function close(stand: Stand): boolean {
  return stand <= STAND.head;
}

export function bond(a: Title, b: Title, common: Common, shared: Shared | undefined): number {
  const { standA, standB } = common;
  let sum = NAME_EVIDENCE[standA]![standB]!;
  sum += Math.min(2.5, common.bits / 5 - 2);
  if (!common.alike) sum -= 1;
  if (shared !== undefined) {
    if (shared.count === 0) sum -= 1.5;
    else sum += 0.6 * Math.min(6, close(standA) && close(standB) ? shared.all : shared.rare);
  }
  return sum + kinship(a, b);
}

/** Likeness of genres and kind. */
function kinship(a: Title, b: Title): number {
  const both = a.genres.filter((genre) => b.genres.includes(genre)).length;
  let sum = (both / (a.genres.length + b.genres.length - both) - 0.3) * 1.5;
  if (differs(a, b, 'Animation')) sum -= 0.5;
  if (differs(a, b, 'Documentary')) sum -= 1;
  return sum;
}

function differs(a: Title, b: Title, genre: string): boolean {
  return a.genres.includes(genre) !== b.genres.includes(genre);
}

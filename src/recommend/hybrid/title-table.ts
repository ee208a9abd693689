/** The facts of titles that scorers compare, one typed array a fact. */

import type { Title } from '../../domain/title.ts';

/** What kinds of titles differ in, and how much each difference counts. */
const KINDS: readonly { readonly bit: number; readonly weight: number; readonly is: (title: Title) => boolean }[] = [
  { bit: 1, weight: 2, is: ({ genres }) => genres.includes('Documentary') },
  { bit: 2, weight: 1, is: ({ genres }) => genres.includes('Animation') },
  { bit: 4, weight: 1.5, is: ({ titleType }) => titleType === 'tvSeries' || titleType === 'tvMiniSeries' },
];

/** How many different kinds there are: combinations of the above. */
export const KIND_COUNT = 2 ** KINDS.length;

/** What telling two kinds apart counts, by `one ^ other`: a documentary is another thing than fiction, a series than a film. */
const KIND_DISTANCES = Float64Array.from({ length: KIND_COUNT }, (_, difference) =>
  KINDS.reduce((sum, { bit, weight }) => sum + ((difference & bit) === 0 ? 0 : weight), 0),
);

/** Facts of titles, in their order. */
export interface TitleTable {
  readonly rows: number;
  /** Kind of each title, 0 … KIND_COUNT − 1. */
  readonly kinds: Uint8Array;
}

/** The facts of titles. */
export function titleTable(titles: readonly Title[]): TitleTable {
  return {
    rows: titles.length,
    kinds: Uint8Array.from(titles, kindOf),
  };
}

/** 0 for titles of the same kind, otherwise below. */
export function kindValue(one: number, other: number): number {
  return -(KIND_DISTANCES[one ^ other] as number);
}

function kindOf(title: Title): number {
  return KINDS.reduce((kind, { bit, is }) => (is(title) ? kind | bit : kind), 0);
}

/** The facts of titles that scorers compare, one typed array a fact. */

import type { Title } from '../../domain/title.ts';
import type { Embedding } from '../taste/basis.ts';

/** Titles further apart than this many years are equally far apart. */
export const LONGEST_ERA_GAP = 10;

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
  /** Year of each title. */
  readonly years: Int16Array;
  /** Kind of each title, 0 … KIND_COUNT − 1. */
  readonly kinds: Uint8Array;
}

/** The facts of titles. */
export function titleTable(titles: readonly Title[]): TitleTable {
  return {
    rows: titles.length,
    years: Int16Array.from(titles, ({ startYear }) => startYear),
    kinds: Uint8Array.from(titles, kindOf),
  };
}

/**
 * Titles by their genres, `[titles × genres]`: unit rows of genres in code point order, each weighted by its inverse document
 * frequency ln(titles / titles that have it); zero for a title without any.
 */
export function genreVectors(titles: readonly Title[]): Embedding {
  const rows = titles.length;
  const frequencies = new Map<string, number>();
  for (const { genres } of titles)
    for (const genre of genres) frequencies.set(genre, (frequencies.get(genre) ?? 0) + 1);
  const names = [...frequencies.keys()].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  const idf = Float64Array.from(names, (name) => Math.log(rows / (frequencies.get(name) ?? rows)));
  const genres = new Float32Array(rows * names.length);
  titles.forEach((title, row) => {
    const own = title.genres.map((genre) => places.get(genre) ?? 0);
    const length = Math.hypot(...own.map((place) => idf[place] as number));
    if (length > 0) for (const place of own) genres[row * names.length + place] = (idf[place] as number) / length;
  });
  return { dimensions: names.length, values: genres };
}

/** 0 for titles of the same time, −1 for ten years apart or more. */
export function eraValue(one: number, other: number): number {
  return -Math.min(Math.abs(one - other), LONGEST_ERA_GAP) / LONGEST_ERA_GAP;
}

/** 0 for titles of the same kind, otherwise below. */
export function kindValue(one: number, other: number): number {
  return -(KIND_DISTANCES[one ^ other] as number);
}

function kindOf(title: Title): number {
  return KINDS.reduce((kind, { bit, is }) => (is(title) ? kind | bit : kind), 0);
}

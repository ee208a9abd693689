/** The films that protocols B and C rank: those of MovieLens that the catalogue has, joined by IMDb's identifier. */

import type { Title } from '../../domain/title.ts';

/** The films that are in both, in ascending order of tconst, which is the order of the catalogue's rows. */
export interface Universe {
  /** The catalogue's row of each film, strictly ascending. */
  readonly rows: Int32Array;
  /** The film of each of MovieLens's items; −1 for those that the catalogue lacks. */
  readonly filmOfItem: Int32Array;
}

/**
 * Joins MovieLens's items to the catalogue. Where several items are the same title, they are one film. O(titles + items).
 *
 * @param tconsts of MovieLens's items; `null` where it knows none
 * @param titles of the catalogue, in ascending order of tconst
 */
export function universeOf(tconsts: readonly (string | null)[], titles: readonly Title[]): Universe {
  const rowOf = new Map(titles.map(({ tconst }, row) => [tconst, row]));
  const rowOfItem = tconsts.map((tconst) => (tconst === null ? undefined : rowOf.get(tconst)) ?? -1);
  const rows = Int32Array.from(new Set(rowOfItem.filter((row) => row >= 0))).sort();
  const filmOfRow = new Map(Array.from(rows, (row, film) => [row, film]));
  return { rows, filmOfItem: Int32Array.from(rowOfItem, (row) => filmOfRow.get(row) ?? -1) };
}

/** Which titles of a catalogue belong to the same franchise: sequels, prequels, remakes, spin-offs, series of the same name. */

import type { Credits } from '../domain/credits.ts';
import type { Title } from '../domain/title.ts';
import { findLinks } from './franchise/find-links.ts';
import { type FranchiseArrays, groupLinks } from './franchise/group.ts';
import { keyPeople } from './franchise/people.ts';

/** The franchises of a catalogue. */
export interface Franchises {
  /** The form in which they can be saved; {@link franchisesOf} reads it. */
  readonly arrays: FranchiseArrays;
  /** Rows of the same franchise without the title itself, the most closely tied first, then by year. A view; O(1). */
  relatedTo(row: number): Int32Array;
  /** Whether two titles are of the same franchise; a title is not of one with itself. Symmetric. O(size of the franchise). */
  same(a: number, b: number): boolean;
}

/**
 * Finds the franchises by the titles' names, years, kinds and genres, and by the people whom they share where they are known.
 *
 * What speaks for a pair is summed up as evidence ({@link findLinks}); docs/design/franchises.md says what and how well it does.
 * Deterministic, whatever the order of the titles.
 *
 * @param titles in the order of the matrix
 * @param credits of the same titles, `undefined` when the model knows no people; then fewer are found
 */
export function buildFranchises(titles: readonly Title[], credits: Credits | undefined): Franchises {
  const people = credits === undefined ? undefined : keyPeople(credits);
  return franchisesOf(groupLinks(titles, findLinks(titles, people), people));
}

/** Franchises that were saved. */
export function franchisesOf(arrays: FranchiseArrays): Franchises {
  const relatedTo = (row: number): Int32Array => arrays.related.subarray(arrays.offsets[row], arrays.offsets[row + 1]);
  return { arrays, relatedTo, same: (a, b) => relatedTo(a).includes(b) };
}

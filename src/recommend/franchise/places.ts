/** Where in the names of a catalogue the stems are that titles share. */

import { StemTree } from './stem-tree.ts';
import { isClose, isEmpty, STAND, type Standing, standingAt } from './stems.ts';
import type { Variant } from './vocabulary.ts';

/** A stem in a name. */
export interface Place extends Standing {
  readonly variant: Variant;
  /** Its first word. */
  readonly from: number;
  /** Its words. */
  readonly length: number;
}

/** Up to this many first words of any name are a stem. */
const BEGINNING = 2;

/** Names that merely begin alike are compared in groups of up to so many only. */
export const FEW_NAMES = 150;

/** Parts of a series may be missing, but not as many. */
const MISSING_PARTS = 3;

/**
 * The places of each stem that several titles share, in order of rows. Stems are what some name has to itself
 * ({@link isClose}), and the first words of names.
 *
 * @param beginnings whether names are of interest that merely begin alike
 */
export function findPlaces(variants: readonly Variant[], beginnings: boolean): Place[][] {
  const tree = new StemTree();
  for (const { name, words } of variants) {
    for (let length = 1; length <= words.length; length += 1) {
      if (isClose(standingAt(name, 0, length).stand)) tree.add(words, length, true);
      else if (beginnings && length <= BEGINNING) tree.add(words, length, false);
    }
  }
  const counts = tree.countRows(variants);
  const groups = new Map<number, Place[]>();
  for (const variant of variants) {
    const { words, name } = variant;
    for (let from = 0; from < words.length; from += 1) {
      tree.walk(words, from, (stem, length, owned) => {
        const rows = counts[stem]!;
        if (rows < 2 || (!owned && (from > 0 || rows > FEW_NAMES))) return;
        const standing = standingAt(name, from, length);
        if (isEmpty(name.words, from, length) && (from > 0 || !isClose(standing.stand))) return;
        const place = { variant, from, length, stand: standing.stand, number: standing.number };
        const group = groups.get(stem);
        if (group === undefined) groups.set(stem, [place]);
        else group.push(place);
      });
    }
  }
  return [...groups.values()].map(countedUp);
}

/** Takes a number for that of a part when lower ones, from the second part on, say that parts are counted up to it. */
function countedUp(group: Place[]): Place[] {
  const numbers = [...new Set(group.map(({ number }) => number))].sort((a, b) => a - b);
  let counted = 0;
  for (const number of numbers) if (number > 1 && number <= counted + MISSING_PARTS) counted = number;
  if (counted < 2) return group;
  return group.map((place) =>
    place.stand === STAND.number && place.number > 1 && place.number <= counted
      ? { ...place, stand: STAND.part }
      : place,
  );
}

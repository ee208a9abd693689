/** The folded names of titles, by votes: what hits are judged by. */

import type { Title } from '../../src/domain/title.ts';
import { fold } from '../../src/search/fold.ts';
import { unitsOf } from '../../src/search/query.ts';

/** Folded names by row, and the rows by votes. */
export interface Names {
  readonly primary: readonly string[];
  readonly original: readonly string[];
  /** Rows, the most votes first. */
  readonly byVotes: Uint32Array;
  /** Both names of each row as UTF-16 units, one after the other: row r has 2r and 2r + 1; the second is empty when it is the same. */
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

/** Folds all names. */
export function namesOf(titles: readonly Title[]): Names {
  const primary = titles.map((title) => fold(title.primaryTitle));
  const original = titles.map((title, row) =>
    title.originalTitle === title.primaryTitle ? (primary[row] ?? '') : fold(title.originalTitle),
  );
  const starts = new Uint32Array(titles.length * 2 + 1);
  for (const [row, name] of primary.entries()) {
    const other = original[row] ?? '';
    starts[2 * row + 1] = starts[2 * row]! + name.length;
    starts[2 * row + 2] = starts[2 * row + 1]! + (other === name ? 0 : other.length);
  }
  const units = new Uint16Array(starts[titles.length * 2]!);
  for (const [row, name] of primary.entries()) {
    units.set(unitsOf(name), starts[2 * row]!);
    const other = original[row] ?? '';
    if (other !== name) units.set(unitsOf(other), starts[2 * row + 1]!);
  }
  const byVotes = Uint32Array.from(titles.keys()).sort((a, b) => titles[b]!.numVotes - titles[a]!.numVotes || a - b);
  return { primary, original, byVotes, units, starts };
}

/** At which rank, from 1, a title of the name stands; Infinity when it does not. */
export function rankOf(name: string, rows: readonly number[], { primary, original }: Names): number {
  const at = rows.findIndex((row) => primary[row] === name || original[row] === name);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

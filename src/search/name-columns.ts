/** How names lie in memory. */

import type { Signatures } from './signature.ts';

/**
 * The names under which titles are found. A *place* is a title's position by votes, the most voted first. Name n has the letters
 * `letters[starts[n]]` up to `letters[starts[n + 1]]`: folded, and without spaces, so that "spiderman" is "Spider-Man".
 */
export interface NameColumns {
  /** How many names there are. */
  readonly count: number;
  readonly letters: Uint16Array;
  /** Bit set: whether a word starts at this letter; see {@link isWordStart}. */
  readonly wordStarts: Uint32Array;
  /** Where each name starts in `letters`; one more than there are names. */
  readonly starts: Uint32Array;
  /** How many letters the leading article of a name has; 0 without one. The name is found without them as well. */
  readonly articles: Uint8Array;
  readonly signatures: Signatures;
  /** The place of the title that has the name; ascending. */
  readonly places: Uint32Array;
}

/** Whether a word starts at a letter. */
export function isWordStart(wordStarts: Uint32Array, letter: number): boolean {
  return ((wordStarts[letter >>> 5]! >>> (letter & 31)) & 1) !== 0;
}

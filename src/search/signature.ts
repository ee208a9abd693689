/** Sums up which letters a text has in two 32-bit words, so that most titles are ruled out without looking at their letters. */

/** The bucket, 0–31, of a UTF-16 unit: a bit of its own for each of a–z, the other six for digits, all of them for other scripts. */
export function bucketOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 97;
  if (unit < 128) return 26 + (unit % 6);
  return Math.imul(unit, 0x9e3779b1) >>> 27;
}

/**
 * A name's signature is six words, one after the other, so that a scan reads memory once and in order:
 *
 * - {@link ONCE}: bit b is set when some letter of bucket b occurs;
 * - {@link TWICE}: bit b is set when at least two letters do;
 * - {@link OPENING}: as ONCE, for the first {@link OPENING_LETTERS} letters, the article aside;
 * - {@link HEADS}: the bits of {@link headOf} the words' first two letters;
 * - {@link PAIRS} and the word after it: the 64 bits of all pairs of letters in succession.
 *
 * If a name contains a text, it has all bits of the text's ONCE, TWICE and PAIRS. One edit takes away at most one letter and three pairs, so a name
 * within k edits of the text lacks at most k of the former and 3k of the latter.
 */
export const STRIDE = 6;
export const ONCE = 0;
export const TWICE = 1;
export const OPENING = 2;
export const HEADS = 3;
export const PAIRS = 4;

/** How many pairs one edit takes away at most: two neighbours that swap are part of three. */
export const PAIRS_PER_EDIT = 3;

/** How many letters after the article count as the opening. */
export const OPENING_LETTERS = 14;

/** The bit for two letters in succession, the first of which starts a word. */
export function headOf(first: number, second: number): number {
  return 1 << (Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) >>> 27);
}

/** Which of the 64 bits stands for two letters in succession. */
export function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 37) + second, 0x9e3779b1) >>> 26;
}

/** The ONCE, TWICE and PAIRS of a text. */
export interface Signature {
  readonly once: number;
  readonly twice: number;
  readonly pairs: readonly [number, number];
}

/** The signature of a text. */
export function signatureOf(letters: Uint16Array): Signature {
  let once = 0;
  let twice = 0;
  const pairs: [number, number] = [0, 0];
  for (const [at, letter] of letters.entries()) {
    const bit = 1 << bucketOf(letter);
    twice |= once & bit;
    once |= bit;
    if (at === 0) continue;
    const pair = pairOf(letters[at - 1]!, letter);
    pairs[pair >>> 5 === 0 ? 0 : 1] |= 1 << (pair & 31);
  }
  return { once, twice, pairs };
}

/** How many bits are set. */
export function bitCount(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

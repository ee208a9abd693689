/** Sums up which letters a text has in two 32-bit words, so that most titles are ruled out without looking at their letters. */

/** The bucket, 0–31, of a UTF-16 unit: a bit of its own for each of a–z, the other six for digits, all of them for other scripts. */
export function bucketOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 97;
  if (unit < 128) return 26 + (unit % 6);
  return Math.imul(unit, 0x9e3779b1) >>> 27;
}

/**
 * The signatures of all names, a word a name in each of six arrays, so that a scan reads in order and mostly one array alone.
 *
 * If a name contains a text, it has all bits of the text's `once`, `twice`, `low` and `high`. One edit takes away at most one letter and three
 * pairs, so a name within k edits of the text lacks at most k bits of the former two and 3k of the latter.
 */
export interface Signatures {
  /** Bit b is set when some letter of bucket b occurs. */
  readonly once: Int32Array;
  /** Bit b is set when at least two letters of bucket b occur. */
  readonly twice: Int32Array;
  /** As `once`, for the first {@link OPENING_LETTERS} letters, the article aside. */
  readonly opening: Int32Array;
  /** The bits of {@link headOf} the words' first two letters. */
  readonly heads: Int32Array;
  /** The 64 bits of {@link pairOf} all letters in succession. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** The names of the arrays. */
export const SIGNATURE_PARTS = [
  'once',
  'twice',
  'opening',
  'heads',
  'low',
  'high',
] as const satisfies readonly (keyof Signatures)[];

/** Empty signatures for so many names. */
export function emptySignatures(names: number): Signatures {
  const array = (): Int32Array => new Int32Array(names);
  return { once: array(), twice: array(), opening: array(), heads: array(), low: array(), high: array() };
}

/** The signatures with every array changed. */
export function mapSignatures(signatures: Signatures, change: (array: Int32Array) => Int32Array): Signatures {
  const { once, twice, opening, heads, low, high } = signatures;
  return {
    once: change(once),
    twice: change(twice),
    opening: change(opening),
    heads: change(heads),
    low: change(low),
    high: change(high),
  };
}

/** How many pairs one edit takes away at most: two neighbours that swap are part of three. */
export const PAIRS_PER_EDIT = 3;

/** How many letters after the article count as the opening. */
export const OPENING_LETTERS = 14;

/** The bit for two letters in succession, the first of which starts a word; for a word of a single letter the second is 0 as well. */
export function headOf(first: number, second: number): number {
  return 1 << (Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) >>> 27);
}

/** Which of the 64 bits stands for two letters in succession. */
export function pairOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 37) + second, 0x9e3779b1) >>> 26;
}

/** The signature of a text, as in {@link Signatures}. */
export interface Signature {
  readonly once: number;
  readonly twice: number;
  readonly low: number;
  readonly high: number;
}

/** The signature of a text. */
export function signatureOf(letters: Uint16Array): Signature {
  let once = 0;
  let twice = 0;
  let low = 0;
  let high = 0;
  for (const [at, letter] of letters.entries()) {
    const bit = 1 << bucketOf(letter);
    twice |= once & bit;
    once |= bit;
    if (at === 0) continue;
    const pair = pairOf(letters[at - 1]!, letter);
    if (pair < 32) low |= 1 << pair;
    else high |= 1 << (pair & 31);
  }
  return { once, twice, low, high };
}

/** How many bits are set. */
export function bitCount(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

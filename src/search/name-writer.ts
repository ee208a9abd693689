/** Folds names into typed arrays that grow as needed; plain ASCII takes a path without strings. */

import { isElided, leadingArticle } from './articles.ts';
import { foldCodePoint } from './fold.ts';
import type { NameColumns } from './name-columns.ts';
import { canonicalWords, isDigit, isNumberHash, nextHash, withoutPartWords } from './numbers.ts';
import {
  bucketOf,
  emptySignatures,
  headOf,
  mapSignatures,
  OPENING_LETTERS,
  pairOf,
  type Signatures,
} from './signature.ts';

/** What an ASCII character folds to: a letter's code, or one of these. */
const NOTHING = 0;
const SPACE = 1;
const STRING = 2;

const SPACE_UNIT = 0x20;

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const folded = foldCodePoint(code);
  if (folded === '') return NOTHING;
  if (folded === ' ') return SPACE;
  return folded.length === 1 ? folded.charCodeAt(0) : STRING;
});

/** Appends names, each with its variants: numbers in digits, and without "part" before a number. */
export class NameWriter {
  #letters: Uint16Array;
  #wordStarts: Uint32Array;
  #starts: Uint32Array;
  #articles: Uint8Array;
  #signatures: Signatures;
  #places: Uint32Array;
  #count = 0;
  #used = 0;
  /** One folded text, see {@link NameWriter.#fold}. */
  #units = new Uint16Array(256);

  /** @param titles how many titles to make room for; more are possible */
  constructor(titles: number) {
    const names = Math.ceil(titles * 1.5) + 16;
    this.#letters = new Uint16Array(names * 18);
    this.#wordStarts = new Uint32Array((names * 18 + 31) >>> 5);
    this.#starts = new Uint32Array(names + 1);
    this.#articles = new Uint8Array(names);
    this.#signatures = emptySignatures(names);
    this.#places = new Uint32Array(names);
  }

  /**
   * @param place the title's place; not below that of the call before
   * @param foreign whether the title has another original title, so that "die" may be an article
   */
  write(place: number, name: string, foreign: boolean): void {
    const from = this.#used;
    const mayHaveNumber = this.#append(this.#fold(name));
    if (!this.#close(place, foreign, isElided(name)) || !mayHaveNumber) return;
    const words = this.#words(from);
    const canonical = canonicalWords(words);
    const short = withoutPartWords(canonical);
    if (canonical !== words) this.#writeWords(place, canonical, foreign);
    if (short !== canonical) this.#writeWords(place, short, foreign);
  }

  /** The arrays, cut to size; the writer is of no use afterwards. */
  finish(): NameColumns {
    const count = this.#count;
    return {
      count,
      letters: this.#letters.slice(0, this.#used),
      wordStarts: this.#wordStarts.slice(0, (this.#used + 31) >>> 5),
      starts: this.#starts.slice(0, count + 1),
      articles: this.#articles.slice(0, count),
      signatures: mapSignatures(this.#signatures, (array) => array.slice(0, count)),
      places: this.#places.slice(0, count),
    };
  }

  #writeWords(place: number, words: readonly string[], foreign: boolean): void {
    this.#append(this.#fold(words.join(' ')));
    this.#close(place, foreign, false);
  }

  /** Folds a text into `#units`, with a space between words (or several); returns how many units there are. */
  #fold(text: string): number {
    this.#reserve(text.length);
    let units = this.#units;
    let used = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const folded = unit < 128 ? ASCII[unit]! : STRING;
      if (folded > STRING) units[used++] = folded;
      else if (folded === SPACE) units[used++] = SPACE_UNIT;
      else if (folded === STRING) {
        const codePoint = text.codePointAt(at)!;
        if (codePoint > 0xffff) at++;
        const letters = foldCodePoint(codePoint);
        this.#reserve(used + letters.length + text.length - at);
        units = this.#units;
        for (let letter = 0; letter < letters.length; letter++) units[used++] = letters.charCodeAt(letter);
      }
    }
    return used;
  }

  /** Makes room for so many units, and for as many letters of the name that is being written. */
  #reserve(units: number): void {
    if (units > this.#units.length) this.#units = grown(this.#units, new Uint16Array(units * 2));
    if (this.#used + units <= this.#letters.length) return;
    this.#letters = grown(this.#letters, new Uint16Array((this.#used + units) * 2));
    this.#wordStarts = grown(this.#wordStarts, new Uint32Array((this.#letters.length + 31) >>> 5));
  }

  /**
   * Writes folded units as the letters of the next name, with all of its signature but the opening. One loop over local variables: it runs for every
   * letter of the catalogue at every start.
   *
   * @returns whether a word may be a number
   */
  #append(count: number): boolean {
    const units = this.#units;
    const letters = this.#letters;
    const wordStarts = this.#wordStarts;
    let used = this.#used;
    let once = 0;
    let twice = 0;
    let heads = 0;
    let low = 0;
    let high = 0;
    let previous = -1;
    let previousStarts = false;
    let starts = true;
    let number = false;
    let wordFrom = used;
    let hash = 0;
    for (let at = 0; at < count; at++) {
      const letter = units[at]!;
      if (letter === SPACE_UNIT) {
        starts = true;
        continue;
      }
      const bit = 1 << bucketOf(letter);
      twice |= once & bit;
      once |= bit;
      if (previous >= 0) {
        // Without a branch, which no processor could predict.
        const pair = pairOf(previous, letter);
        const word = 1 << (pair & 31);
        const upper = -(pair >>> 5);
        low |= word & ~upper;
        high |= word & upper;
        if (previousStarts) heads |= headOf(previous, letter);
        if (previousStarts && starts) heads |= headOf(previous, 0);
      }
      if (starts) {
        number ||= isNumberHash(hash, used - wordFrom);
        wordStarts[used >>> 5]! |= 1 << (used & 31);
        wordFrom = used;
        hash = 0;
      }
      number ||= isDigit(letter);
      hash = nextHash(hash, letter);
      previous = letter;
      previousStarts = starts;
      starts = false;
      letters[used++] = letter;
    }
    if (previousStarts) heads |= headOf(previous, 0);
    const signatures = this.#signatures;
    signatures.once[this.#count] = once;
    signatures.twice[this.#count] = twice;
    signatures.heads[this.#count] = heads;
    signatures.low[this.#count] = low;
    signatures.high[this.#count] = high;
    this.#used = used;
    return number || isNumberHash(hash, used - wordFrom);
  }

  /** Ends a name; false when there is nothing in it, or the name before has the same letters and the same title. */
  #close(place: number, foreign: boolean, elided: boolean): boolean {
    const from = this.#starts[this.#count]!;
    if (this.#used === from || this.#repeats(place)) {
      for (; this.#used > from; this.#used--) {
        const last = this.#used - 1;
        this.#wordStarts[last >>> 5]! &= ~(1 << (last & 31));
      }
      return false;
    }
    const name = this.#count++;
    if (this.#count === this.#places.length) this.#growNames();
    this.#places[name] = place;
    this.#articles[name] = elided ? 1 : this.#article(from, foreign);
    this.#signatures.opening[name] = this.#opening(from, this.#articles[name]!);
    this.#starts[name + 1] = this.#used;
    return true;
  }

  /** The letters among the first of a name, its article aside. */
  #opening(from: number, article: number): number {
    const to = Math.min(this.#used, from + article + OPENING_LETTERS);
    let opening = 0;
    for (let at = from; at < to; at++) opening |= 1 << bucketOf(this.#letters[at]!);
    return opening;
  }

  #repeats(place: number): boolean {
    const from = this.#starts[this.#count]!;
    const length = this.#used - from;
    for (let name = this.#count - 1; name >= 0 && this.#places[name] === place; name--) {
      const other = this.#starts[name]!;
      if (this.#starts[name + 1]! - other !== length) continue;
      let at = 0;
      while (at < length && this.#letters[other + at] === this.#letters[from + at]) at++;
      if (at === length) return true;
    }
    return false;
  }

  #growNames(): void {
    const size = this.#places.length * 2;
    this.#starts = grown(this.#starts, new Uint32Array(size + 1));
    this.#articles = grown(this.#articles, new Uint8Array(size));
    this.#signatures = mapSignatures(this.#signatures, (array) => grown(array, new Int32Array(size)));
    this.#places = grown(this.#places, new Uint32Array(size));
  }

  #article(from: number, foreign: boolean): number {
    const length = this.#wordLength(from);
    return from + length === this.#used ? 0 : leadingArticle(this.#letters, from, length, foreign);
  }

  #words(from: number): string[] {
    const words: string[] = [];
    for (let at = from; at < this.#used; at += words.at(-1)?.length ?? 1) {
      words.push(String.fromCharCode(...this.#letters.subarray(at, at + this.#wordLength(at))));
    }
    return words;
  }

  #wordLength(from: number): number {
    let to = from + 1;
    while (to < this.#used && !this.#startsWord(to)) to++;
    return to - from;
  }

  #startsWord(at: number): boolean {
    return ((this.#wordStarts[at >>> 5]! >>> (at & 31)) & 1) !== 0;
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

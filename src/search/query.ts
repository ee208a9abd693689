/** Understands what was typed: an IMDb id, a title, a title and a year. */

import { fold } from './fold.ts';
import { canonicalWords } from './numbers.ts';
import { headOf, type Signature, signatureOf } from './signature.ts';

/** Longer queries are cut: no title that people type is longer, and time stays bounded. */
const LONGEST = 240;

/** Words that a person may add, leave out or change without meaning another title. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'the a an of and in to le la les el los das der die il lo un une de'.split(' '),
);

/** One word of a query. */
export interface QueryWord extends Signature {
  readonly letters: Uint16Array;
  /** The bit of its first two letters, as in `signature.ts`. */
  readonly head: number;
  /** Articles, "of", "and": need not match. */
  readonly small: boolean;
  /** A number must match: "rocky 4" is not "Rocky". */
  readonly number: boolean;
}

/** One reading of a query's title. */
export interface Pattern extends Signature {
  /** Folded, without spaces; at least one. */
  readonly letters: Uint16Array;
  /** Where words start in it, but for the first. */
  readonly breaks: readonly number[];
  /** Without repetitions; at most 32. */
  readonly words: readonly QueryWord[];
}

/** What a query means. */
export interface ParsedQuery {
  /** `tt` and at least seven digits, when the query is an id or an IMDb address. */
  readonly tconst?: string;
  /** The whole query, as typed and, where that differs, with numbers in digits. */
  readonly patterns: readonly Pattern[];
  /** The query without its leading article, for titles that have none. */
  readonly withoutArticle?: Pattern;
  /** The query without the year at its end, when it has one. */
  readonly dated?: { readonly year: number; readonly patterns: readonly Pattern[] };
}

/**
 * Reads a query.
 *
 * @param years the first and the last year of the catalogue; other numbers are no years
 */
export function parseQuery(query: string, years: { readonly first: number; readonly last: number }): ParsedQuery {
  const text = query.slice(0, LONGEST);
  const id = /(?:^\s*|imdb\.com\/(?:\S*\/)?title\/)(tt\d{5,10})(?![\da-z])/i.exec(text)?.[1];
  const tconst = id === undefined || !/^\s*(?:tt\d+|\S*imdb\.com\/\S*)\s*$/i.test(text) ? undefined : padded(id);
  const words = wordsOf(text);
  const patterns = patternsOf(words);
  const dated = datedOf(words, years);
  const withoutArticle = /^(?:the|an?)$/.test(words[0] ?? '') ? patternsOf(words.slice(1))[0] : undefined;
  return {
    patterns,
    ...(withoutArticle !== undefined && { withoutArticle }),
    ...(tconst !== undefined && { tconst }),
    ...(dated !== undefined && { dated }),
  };
}

/** The readings of a text as a title, without looking for a year; none when nothing is left of it. */
export function patternsOf(words: readonly string[]): Pattern[] {
  if (words.length === 0) return [];
  const canonical = canonicalWords(words);
  return canonical === words ? [patternOf(words)] : [patternOf(words), patternOf(canonical)];
}

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return fold(text).split(' ').filter(Boolean);
}

/** UTF-16 units of a text. */
export function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function patternOf(words: readonly string[]): Pattern {
  const letters = unitsOf(words.join(''));
  let length = 0;
  return {
    letters,
    breaks: words.slice(0, -1).map((word) => {
      length += word.length;
      return length;
    }),
    words: [...new Set(words)].slice(0, 32).map((word) => {
      const units = unitsOf(word);
      const head = headOf(units[0]!, units[1] ?? 0);
      return { letters: units, head, small: SMALL_WORDS.has(word), number: /^\d+$/.test(word), ...signatureOf(units) };
    }),
    ...signatureOf(letters),
  };
}

function datedOf(words: readonly string[], years: { first: number; last: number }): ParsedQuery['dated'] {
  const last = words.at(-1);
  if (last === undefined || words.length < 2 || !/^\d{4}$/.test(last)) return undefined;
  const year = Number(last);
  return year < years.first - 1 || year > years.last + 1
    ? undefined
    : { year, patterns: patternsOf(words.slice(0, -1)) };
}

/** IMDb pads ids with zeros to seven digits. */
function padded(id: string): string {
  return `tt${id.slice(2).padStart(7, '0')}`;
}

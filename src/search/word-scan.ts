/** Finds the names that have a query's words in any order. */

import { same } from './exact-names.ts';
import { isWordStart, type NameColumns } from './name-columns.ts';
import type { Pattern, QueryWord } from './query.ts';
import { mostYearWorth, offer, type Scan } from './scan.ts';

/** From so many words on, small ones not counted, one may be missing. */
export const ENOUGH_WORDS = 3;

/** How a word stands in a name. */
const ABSENT = 0;
const PARTIAL = 1;
const WHOLE = 2;

/**
 * Names in which every word of the query starts a word. Small words may be missing, and with three words or more one other that is not a number.
 * Does nothing for a query of a single word.
 */
export function scanWords(scan: Scan, pattern: Pattern): void {
  const needed = pattern.words.filter((word) => !word.small);
  if (pattern.words.length < 2 || needed.length === 0) return;
  const lenient = needed.length >= ENOUGH_WORDS;
  const { table, worth, ranking } = scan;
  const { count, signatures, places, fame, starts } = table;
  const year = mostYearWorth(scan);
  const { once, heads, low, high } = signatures;
  const all = combined(lenient ? [] : needed);
  const head = needed.reduce((bits, word) => bits | word.head, 0);
  for (let name = 0; name < count; name++) {
    const absent = head & ~heads[name]!;
    // Two words cannot share a missing bit: two bits are two words.
    if (absent !== 0 && (!lenient || (absent & (absent - 1)) !== 0)) continue;
    if ((all.low & ~low[name]!) !== 0 || (all.high & ~high[name]!) !== 0 || (all.once & ~once[name]!) !== 0) continue;
    const place = places[name]!;
    const best = fame[place]! + worth.tier.words + year;
    if (best <= ranking.floor) return;
    const lacks = lackingWords(scan, pattern.words, lenient, starts[name]!, starts[name + 1]!);
    if (best - lacks > ranking.floor) offer(scan, place, 'words', lacks);
  }
}

/** The bits of all words together. */
function combined(words: readonly QueryWord[]): { once: number; low: number; high: number } {
  const all = { once: 0, low: 0, high: 0 };
  for (const { once, low, high } of words) {
    all.once |= once;
    all.low |= low;
    all.high |= high;
  }
  return all;
}

/** What a name lacks of the words; infinite when it is too much. */
function lackingWords(
  { table, worth }: Scan,
  words: readonly QueryWord[],
  lenient: boolean,
  from: number,
  to: number,
): number {
  let lacks = 0;
  let covered = 0;
  let spare = lenient ? 1 : 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const how = standing(table, word, from, to);
    if (how !== ABSENT) {
      covered += word.letters.length;
      if (how === PARTIAL) lacks += worth.partial;
    } else if (word.small) lacks += worth.missingSmall;
    else if (word.number || --spare < 0) return Number.POSITIVE_INFINITY;
    else lacks += worth.missing;
  }
  return lacks + worth.uncovered * (1 - Math.min(1, covered / (to - from)));
}

/** Whether a word stands between two letters, on its own or at the start of a longer one; a number, a small word or a single letter must be on its own. */
function standing({ letters, wordStarts }: NameColumns, word: QueryWord, from: number, to: number): number {
  const wanted = word.letters;
  const first = wanted[0]!;
  const last = to - wanted.length;
  let found = ABSENT;
  for (let at = from; at <= last; at++) {
    if (letters[at] !== first || !isWordStart(wordStarts, at) || !same(letters, at, wanted)) continue;
    if (at === last || isWordStart(wordStarts, at + wanted.length)) return WHOLE;
    if (!word.number && !word.small && wanted.length > 1) found = PARTIAL;
  }
  return found;
}

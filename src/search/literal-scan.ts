/** Finds the names that contain a query's letters as they are. */

import { type ExactNames, same } from './exact-names.ts';
import { isWordStart, type NameColumns } from './name-columns.ts';
import type { Pattern } from './query.ts';
import { SURE_SUBSTRING } from './ranking.ts';
import { mostYearWorth, offer, type Scan } from './scan.ts';

/** Whole names, however little known; so the scan may stop early. */
export function findExact(scan: Scan, names: ExactNames, pattern: Pattern): void {
  const { exact, namesake, article } = scan.worth;
  let bonus = exact[Math.min(pattern.letters.length, exact.length - 1)]!;
  let last = -1;
  names.each(pattern.letters, (name, withoutArticle) => {
    const place = scan.table.places[name]!;
    if (last >= 0 && place !== last) bonus *= namesake;
    last = place;
    offer(scan, place, 'exact', (withoutArticle ? article : 0) - bonus);
  });
}

/**
 * Names that begin with the query, have it at the start of a word, or contain it. Goes from the best known down and stops where no title can
 * score enough any more.
 *
 * @param substrings whether a match inside a word counts
 */
export function scanLiteral(scan: Scan, pattern: Pattern, substrings: boolean): void {
  const { table, worth, ranking } = scan;
  const { count, signatures, places, fame, starts, articles, letters } = table;
  const { once, low, high } = signatures;
  const { letters: wanted } = pattern;
  const year = mostYearWorth(scan);
  const short = worth.short * Math.max(0, SURE_SUBSTRING - wanted.length);
  for (let name = 0; name < count; name++) {
    if ((pattern.low & ~low[name]!) !== 0 || (pattern.high & ~high[name]!) !== 0) continue;
    if ((pattern.once & ~once[name]!) !== 0) continue;
    const place = places[name]!;
    const best = fame[place]! + year;
    if (best <= ranking.floor) return;
    const from = starts[name]!;
    const to = starts[name + 1]!;
    if (to - from < wanted.length) continue;
    const start = beginning(letters, from, to, articles[name]!, wanted);
    if (start >= 0) {
      if (start + wanted.length === to) continue;
      offer(scan, place, 'prefix', (start > from ? worth.article : 0) + split(scan, pattern, start));
    } else if (best + worth.tier['word-prefix'] > ranking.floor) {
      const found = inside(table, name, wanted);
      if (found < 0) continue;
      const lacks = split(scan, pattern, found);
      if (isWordStart(table.wordStarts, found)) offer(scan, place, 'word-prefix', lacks);
      else if (substrings) offer(scan, place, 'substring', lacks + short);
    }
  }
}

/** What a match at a letter lacks when the query's spaces are not the name's. */
function split({ table, worth }: Scan, { breaks }: Pattern, start: number): number {
  for (let at = 0; at < breaks.length; at++) {
    if (!isWordStart(table.wordStarts, start + breaks[at]!)) return worth.split;
  }
  return 0;
}

/** Where the name, with or without its article, begins with the wanted letters; −1 where it does not. */
function beginning(letters: Uint16Array, from: number, to: number, article: number, wanted: Uint16Array): number {
  if (letters[from] === wanted[0] && same(letters, from, wanted)) return from;
  const second = from + article;
  return article > 0 && to - second >= wanted.length && same(letters, second, wanted) ? second : -1;
}

/** Where the wanted letters stand: at the first word that they start, else where they stand first; −1 where they do not. */
function inside(table: NameColumns, name: number, wanted: Uint16Array): number {
  const { letters, wordStarts } = table;
  const first = wanted[0]!;
  const last = table.starts[name + 1]! - wanted.length;
  let found = -1;
  for (let at = table.starts[name]! + 1; at <= last; at++) {
    if (letters[at] !== first || !same(letters, at, wanted)) continue;
    if (isWordStart(wordStarts, at)) return at;
    if (found < 0) found = at;
  }
  return found;
}

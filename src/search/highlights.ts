/** Shows where a query matches in a title as it is written. */

import type { Typos } from './distance.ts';
import { foldCodePoint } from './fold.ts';
import { canonicalWords } from './numbers.ts';
import { type ParsedQuery, type Pattern, unitsOf } from './query.ts';
import type { Highlight } from './types.ts';
import { allowedTypos } from './typo-scan.ts';
import { ENOUGH_WORDS } from './word-scan.ts';

/** A title's folded letters, and for each the character of the title that it comes from. */
interface Written {
  readonly folded: string;
  readonly units: Uint16Array;
  /** Where the character of each letter starts and ends in the title. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Whether a word starts at each letter. */
  readonly starts: readonly boolean[];
}

/**
 * The ranges of a title that a query matches, ascending and apart: the query as a whole; else each of its words at the start of a word; else the
 * beginning that it means with typos; else none.
 */
export function highlightsIn(title: string, { patterns, dated }: ParsedQuery, typos: Typos): Highlight[] {
  const written = writtenOf(title);
  const all = [...patterns, ...(dated?.patterns ?? [])];
  for (const find of [whole, words]) {
    for (const pattern of all) {
      const found = find(written, pattern);
      if (found.length > 0) return found;
    }
  }
  for (const pattern of all) {
    const found = mistyped(written, pattern, typos);
    if (found.length > 0) return found;
  }
  return [];
}

function whole(written: Written, { letters }: Pattern): Highlight[] {
  const wanted = String.fromCharCode(...letters);
  let found = written.folded.indexOf(wanted);
  for (let at = found; at >= 0; at = written.folded.indexOf(wanted, at + 1)) {
    if (written.starts[at] !== true) continue;
    found = at;
    break;
  }
  return found < 0 ? [] : [rangeOf(written, found, found + wanted.length)];
}

function words(written: Written, pattern: Pattern): Highlight[] {
  const marked = new Uint8Array(written.folded.length);
  let needed = 0;
  let missing = 0;
  for (const { letters, small } of pattern.words) {
    const wanted = String.fromCharCode(...letters);
    const literal = written.starts.findIndex((starts, letter) => starts && written.folded.startsWith(wanted, letter));
    const [at, end] = literal < 0 ? numberIn(written, wanted) : [literal, literal + wanted.length];
    marked.fill(1, at, end);
    if (small) continue;
    needed++;
    if (at === end) missing++;
  }
  return needed === 0 || missing > (needed >= ENOUGH_WORDS ? 1 : 0) ? [] : rangesOf(written, marked);
}

/** Where a number stands that the title writes in another way; an empty range when nowhere. */
function numberIn({ folded, starts }: Written, wanted: string): [number, number] {
  const from = [...starts.keys()].filter((at) => starts[at]);
  const titleWords = from.map((at, word) => folded.slice(at, from[word + 1]));
  const word = canonicalWords(titleWords).findIndex(
    (canonical, at) => canonical === wanted && titleWords[at] !== wanted,
  );
  const at = from[word];
  return at === undefined ? [0, 0] : [at, at + (titleWords[word]?.length ?? 0)];
}

function mistyped(written: Written, { letters }: Pattern, typos: Typos): Highlight[] {
  const allowed = allowedTypos(letters.length);
  if (allowed === 0) return [];
  typos.prepare(letters);
  const second = Math.max(0, written.starts.indexOf(true, 1));
  let best: { distance: number; from: number; to: number } | undefined;
  for (const from of [0, second]) {
    if (!typos.measure(written.units, from, written.units.length, allowed) || typos.end === from) continue;
    if (best === undefined || typos.beginning < best.distance)
      best = { distance: typos.beginning, from, to: typos.end };
  }
  return best === undefined ? [] : [rangeOf(written, best.from, best.to)];
}

function rangesOf(written: Written, marked: Uint8Array): Highlight[] {
  const ranges: Highlight[] = [];
  for (let at = 0; at < marked.length; at++) {
    if (marked[at] === 0) continue;
    let end = at + 1;
    while (end < marked.length && marked[end] === 1 && written.starts[end] !== true) end++;
    const range = rangeOf(written, at, end);
    if (range.start >= (ranges.at(-1)?.end ?? 0)) ranges.push(range);
    at = end - 1;
  }
  return ranges;
}

function rangeOf(written: Written, from: number, to: number): Highlight {
  return { start: written.from[from] ?? 0, end: written.to[to - 1] ?? 0 };
}

function writtenOf(title: string): Written {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  const starts: boolean[] = [];
  let atWordStart = true;
  let position = 0;
  for (const character of title) {
    const letters = foldCodePoint(character.codePointAt(0) ?? 0);
    const end = position + character.length;
    if (letters === '' && to.length > 0 && !atWordStart) to[to.length - 1] = end;
    for (const letter of letters.split('')) {
      if (letter === ' ') {
        atWordStart = true;
        continue;
      }
      folded += letter;
      from.push(position);
      to.push(end);
      starts.push(atWordStart);
      atWordStart = false;
    }
    position = end;
  }
  return { folded, units: unitsOf(folded), from, to, starts };
}

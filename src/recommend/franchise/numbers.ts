/** Numbers in names: digits, Roman numerals and words, and the marks by which a name says which part of a series it is. */

const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ');
const ROMAN = ' i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const IN_WORDS = new Map(WORDS.map((word, number) => [word, String(number)]));
IN_WORDS.set('deux', '2');
const IN_ROMAN = new Map(ROMAN.map((numeral, number) => [numeral, String(number)]));
IN_ROMAN.delete('');

/** Words that say that the number of a part follows. */
const PARTS: ReadonlySet<string> = new Set(
  'part chapter vol volume episode book season series act no number capitulo parte partie teil del tome'.split(' '),
);

/** Whether a word is written in digits. */
export function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && /^\d+$/.test(word);
}

/**
 * The number that a folded word stands for, in digits; `undefined` for a word that is none. A single letter counts only
 * after `part` and the like or, but for `i`, at the end or before a break: "Rocky V", but "Batman v Superman". A name
 * does not begin with a Roman numeral.
 */
export function numberOf(word: string, before: string | undefined, last: boolean): string | undefined {
  if (isNumber(word)) return word.replace(/^0+(?=\d)/, '');
  const inWords = IN_WORDS.get(word);
  if (inWords !== undefined) return inWords;
  if (before === undefined) return undefined;
  const roman = IN_ROMAN.get(word);
  if (roman === undefined) return undefined;
  if (word.length > 1 || PARTS.has(before)) return roman;
  return last && word !== 'i' ? roman : undefined;
}

/** How a name goes on after the part that it shares with others. */
export interface Mark {
  readonly number: number;
  /** Whether a word such as `part` says that it is the number of a part. */
  readonly spelled: boolean;
}

/** The mark at a place of a name's words: "2", "Part Two", "Vol. 2", "Episode IV"; `undefined` without one. */
export function markAt(words: readonly string[], breaks: readonly boolean[], at: number): Mark | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const next = words[at + 1];
  if (PARTS.has(word) && next !== undefined && isNumber(next)) {
    return { number: Number(next), spelled: true };
  }
  if (!isNumber(word) || (next !== undefined && breaks[at + 1] !== true && !PARTS.has(next))) return undefined;
  return { number: Number(word), spelled: false };
}

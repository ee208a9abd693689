/** Writes numbers in one way, whether a title has digits, Roman numerals or words, and undoes digits that stand for letters. */

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ROMAN = ' i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const DIGITS = new Map<string, string>([
  ...WORDS.map((word, number): [string, string] => [word, String(number)]),
  ['thirty', '30'],
  ['forty', '40'],
  ['fifty', '50'],
  ['hundred', '100'],
]);
const NUMERALS = new Map(
  ROMAN.flatMap((numeral, number): [string, string][] => (number === 0 ? [] : [[numeral, String(number)]])),
);

/** Words that say that a number follows. */
const PARTS: ReadonlySet<string> = new Set(['part', 'vol', 'volume', 'chapter', 'episode', 'book']);

/** Letters that digits stand for inside a word, as in "Se7en", "Numb3rs" and "S1m0ne". */
const LOOKALIKES: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 'v' };

/** Hashes of all that {@link canonicalWords} knows, so that no string is made of a word that is no number. */
const HASHES = new Set([...DIGITS.keys(), ...NUMERALS.keys()].map(hashOf));
const LONGEST = 9;
const DIGIT_9 = 0x39;

/** Whether a folded letter is an ASCII digit, as any word must have that {@link canonicalWords} changes and {@link isNumberHash} does not know. */
export function isDigit(unit: number): boolean {
  return unit <= DIGIT_9;
}

/** The hash of a word and one letter more; 0 for no letters. */
export function nextHash(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/** Whether a word with this hash may be a number in letters, Roman or a word; never wrong when it says no. */
export function isNumberHash(hash: number, length: number): boolean {
  return length > 0 && length <= LONGEST && HASHES.has(hash);
}

/**
 * The words with every number written in digits: number words anywhere, Roman numerals anywhere but at the start (`I, Robot` and `X-Men` are no
 * numbers) and a lone `i` only after `part` and its like; digits inside a word become the letters that they look like.
 *
 * @param words folded words
 * @returns the same array when nothing changed
 */
export function canonicalWords(words: readonly string[]): readonly string[] {
  let changed = false;
  const canonical = words.map((word, at) => {
    const becomes = canonicalWord(word, words[at - 1]);
    changed ||= becomes !== word;
    return becomes;
  });
  return changed ? canonical : words;
}

/**
 * The words without `part`, `vol`, `chapter` and the like before a number: "the godfather 2" is what people call "The Godfather Part II".
 *
 * @param words canonical words
 * @returns the same array when there is nothing to leave out
 */
export function withoutPartWords(words: readonly string[]): readonly string[] {
  const kept = words.filter((word, at) => at === 0 || !PARTS.has(word) || !/^\d+$/.test(words[at + 1] ?? ''));
  return kept.length === words.length ? words : kept;
}

function canonicalWord(word: string, before: string | undefined): string {
  const digits = DIGITS.get(word);
  if (digits !== undefined) return digits;
  const numeral = before === undefined ? undefined : NUMERALS.get(word);
  if (numeral !== undefined && (word !== 'i' || PARTS.has(before ?? ''))) return numeral;
  if (!/^[a-z][a-z0-9]*\d[a-z0-9]*[a-z]$/.test(word)) return word;
  const letters = word.replace(/\d/g, (digit) => LOOKALIKES[digit] ?? digit);
  return DIGITS.get(letters) ?? letters;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = nextHash(hash, word.charCodeAt(at));
  return hash;
}

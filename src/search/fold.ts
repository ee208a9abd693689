/** Folds text so that case, accents and punctuation make no difference. */

/** What a character without a letter or digit folds to: the end of a word. */
const SEPARATOR = ' ';

/** Letters that Unicode does not decompose into a base letter and a mark, and a final sigma. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
};

const known = new Map<number, string>();

/**
 * What one code point becomes: lower-case letters and digits without marks (`É` → `e`, `Æ` → `ae`, `½` → `1 2`), nothing for a mark or an
 * apostrophe, ` and ` for `&`, a space for anything else.
 */
export function foldCodePoint(codePoint: number): string {
  let folded = known.get(codePoint);
  if (folded === undefined) {
    folded = foldSlowly(String.fromCodePoint(codePoint));
    known.set(codePoint, folded);
  }
  return folded;
}

/** Lower case, without accents; `&` becomes `and`; every run of other characters becomes one space; trimmed. Folding twice changes nothing. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCodePoint(character.codePointAt(0) ?? 0);
  return folded.replace(/ +/g, ' ').trim();
}

function foldSlowly(character: string): string {
  return character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðþłħıŋς]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]/gu, SEPARATOR);
}

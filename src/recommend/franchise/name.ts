/** Reads a title's name as words, and remembers where it breaks. */

import { isNumber, numberOf } from './numbers.ts';

/** A name in comparable form. Articles are left out: "The Fast and the Furious" and "Fast & Furious" have the same words. */
export interface Name {
  /** Lower case, without accents; `and` for `&`; numbers in digits; without a final s, so that "Aliens" is "alien". At least one. */
  readonly words: readonly string[];
  /** The words as they are written but for case and accents, to tell "Aliens" from "Alien". */
  readonly written: readonly string[];
  /** Whether a colon, a dash or the like stands before the word. */
  readonly breaks: readonly boolean[];
  /** Whether an article stands before the word. */
  readonly articles: readonly boolean[];
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);

/** Superscripts are numbers of their own ("Alien³"), fractions ("2½") say no more than the number before them. */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const BREAK = '\n';

/** Reads a name. Without any letter or digit its one word is the name itself. */
export function readName(text: string): Name {
  const words: string[] = [];
  const written: string[] = [];
  const breaks: boolean[] = [];
  const articles: boolean[] = [];
  let broken = false;
  let article = false;
  const pieces = fold(text).split(' ');
  const names = pieces.filter((piece) => piece !== '' && piece !== BREAK);
  const keepArticles = names.every((piece) => ARTICLES.has(piece));
  let before: string | undefined;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as string;
    if (piece === '') continue;
    if (piece === BREAK) {
      broken = words.length > 0;
      continue;
    }
    if (ARTICLES.has(piece) && !keepArticles) {
      article = true;
      continue;
    }
    const last = pieces[at + 1] === undefined || pieces[at + 1] === BREAK;
    words.push(numberOf(piece, before, last) ?? singular(piece));
    written.push(piece);
    breaks.push(broken);
    articles.push(article);
    before = piece;
    broken = false;
    article = false;
  }
  if (words.length === 0) return { words: [text], written: [text], breaks: [false], articles: [false] };
  return { words, written, breaks, articles };
}

/** Lower-case words without accents, with {@link BREAK} as a word where the name breaks, single spaces between them. */
function fold(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => ` ${SUPERSCRIPTS.indexOf(digit)} `)
    .replace(/[½⅓¼]/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}ʼ`.]/gu, '')
    .replace(/['’]s?(?![\p{L}\p{N}])|['’]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/\s[-–—~/|]+\s|[:;!?…()–—]/g, ` ${BREAK} `)
    .replace(/[^\p{L}\p{N}\n]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !isNumber(word) ? word.slice(0, -1) : word;
}

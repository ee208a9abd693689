/** Reads a title's name as words, and remembers where it breaks. */

import { isNumber, numberOf } from './numbers.ts';
import { BREAK, wordsIn } from './tokens.ts';
import { ARTICLES, PRESENTERS } from './words.ts';

/** A name in comparable form. Articles are left out: "The Fast and the Furious" and "Fast & Furious" have the same words. */
export interface Name {
  /** Lower case, without accents; numbers in digits; without a final s, so that "Aliens" is "alien". At least one. */
  readonly words: readonly string[];
  /** The words as they are written but for case and accents, to tell "Aliens" from "Alien". */
  readonly written: readonly string[];
  /** Whether a colon, a dash or the like stands before the word; never before the first. */
  readonly breaks: readonly boolean[];
  /** Whether an English article stands before the word. */
  readonly articles: readonly boolean[];
}

/** Reads a name. Without any letter or digit its one word is the name itself. O(letters). */
export function readName(text: string): Name {
  const tokens = wordsIn(text);
  const name = { words: [] as string[], written: [] as string[], breaks: [] as boolean[], articles: [] as boolean[] };
  const keepsArticles =
    ARTICLES.has(tokens[0] ?? '') && tokens.every((token) => token === BREAK || ARTICLES.has(token));
  let broken = false;
  let article = false;
  for (let at = presenterOf(tokens); at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token === BREAK) {
      broken = name.words.length > 0;
    } else if (ARTICLES.has(token) && !keepsArticles) {
      article = true;
    } else {
      const next = tokens[at + 1];
      name.words.push(numberOf(token, name.written.at(-1), next === undefined || next === BREAK) ?? singular(token));
      name.written.push(token);
      name.breaks.push(broken);
      name.articles.push(article);
      broken = false;
      article = false;
    }
  }
  if (name.words.length > 0) return name;
  return { words: [text], written: [text], breaks: [false], articles: [false] };
}

const PRESENTING: ReadonlySet<string | undefined> = new Set(PRESENTERS.map(([first]) => first));

/** How many tokens at the beginning say who presents the title, unless nothing else is there. */
function presenterOf(tokens: readonly string[]): number {
  if (!PRESENTING.has(tokens[0] ?? '')) return 0;
  for (const presenter of PRESENTERS) {
    if (presenter.every((word, at) => tokens[at] === word) && tokens.slice(presenter.length).some(isWord))
      return presenter.length;
  }
  return 0;
}

function isWord(token: string): boolean {
  return token !== BREAK;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !isNumber(word) ? word.slice(0, -1) : word;
}

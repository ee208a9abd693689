/** Leading articles, which people leave out when they type a title. */

const ARTICLES = new Set('the an a le la les un une el los las das der il lo'.split(' ').map(codeOf));
/** An English verb too ("Die Hard"), so it counts in titles of another language only. */
const DIE = codeOf('die');
const LONGEST = 3;

/**
 * How many letters the leading article of a name has; 0 without one.
 *
 * @param letters folded letters
 * @param from where the name starts
 * @param length of its first word; the caller has checked that another word follows
 * @param foreign whether the title is of another language than English
 */
export function leadingArticle(letters: Uint16Array, from: number, length: number, foreign: boolean): number {
  if (length > LONGEST) return 0;
  let code = 0;
  for (let at = from; at < from + length; at++) code = code * 128 + Math.min(127, letters[at]!);
  return ARTICLES.has(code) || (foreign && code === DIE) ? length : 0;
}

/** Whether a name starts with an elided article, as in "L'avventura": one letter, and no word of its own once folded. */
export function isElided(name: string): boolean {
  const initial = name.charCodeAt(0);
  if (initial !== 0x4c && initial !== 0x6c) return false;
  const mark = name.charCodeAt(1);
  return (mark === 0x27 || mark === 0x2019) && /^\p{L}/u.test(name.slice(2));
}

function codeOf(word: string): number {
  let code = 0;
  for (let at = 0; at < word.length; at++) code = code * 128 + word.charCodeAt(at);
  return code;
}

/** Splits a name into words in lower case without accents, and marks where it breaks. */

/** Stands among the words where a colon, a dash or the like does in the name. */
export const BREAK = ':';

const SPACE = 0x20;
const APOSTROPHE = 0x27;
const SMALL_S = 0x73;

/** Superscripts are numbers of their own: "Alien³". */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The words of a name, each with letters or digits only. An apostrophe and a possessive s leave no trace ("Ocean's" is
 * "ocean"), nor does a full stop ("E.T." is "et"); `&` is "and"; any other mark parts words. Folding is simpler than that of
 * the search, which must find what people type: here names are only compared with each other. O(letters).
 */
export function wordsIn(name: string): string[] {
  const text = isAscii(name) ? name.toLowerCase() : plain(name);
  const words: string[] = [];
  let start = 0;
  let word = '';
  const end = (at: number): void => {
    word += text.slice(start, at);
    if (word !== '') words.push(word);
    word = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isLetter(unit)) continue;
    if (unit === APOSTROPHE || unit === 0x2e || unit === 0x60) {
      // The word goes on.
      word += text.slice(start, at);
      const isPossessive =
        unit === APOSTROPHE && text.charCodeAt(at + 1) === SMALL_S && !isLetter(text.charCodeAt(at + 2));
      if (isPossessive) at += 1;
    } else {
      end(at);
      if (unit === 0x26) words.push('and');
      else if (breaksAt(text, at)) words.push(BREAK);
    }
    start = at + 1;
  }
  end(text.length);
  return words;
}

/** ASCII's letters and digits, and everything that {@link plain} leaves beyond ASCII. */
function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit > 0x7f;
}

/** Whether the mark is a colon or the like, or a dash between spaces. */
function breaksAt(text: string, at: number): boolean {
  switch (text[at]) {
    case ':':
    case ';':
    case '!':
    case '?':
    case '(':
    case ')':
      return true;
    case '-':
    case '~':
    case '/':
    case '|':
      return text.charCodeAt(at - 1) === SPACE && text.charCodeAt(at + 1) === SPACE;
    default:
      return false;
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Lower case, without accents and fractions; marks beyond ASCII become the like of ASCII. */
function plain(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => ` ${SUPERSCRIPTS.indexOf(digit)} `)
    .replace(/[½⅓¼]/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/[–—…]/g, ' - ')
    .replace(/[^\p{L}\p{N}\p{ASCII}]/gu, ' ');
}

/** The text that someone types, as the API is asked for it. */

/** The API refuses longer texts. */
export const LONGEST_QUERY = 200;

/** The text without spaces around it, and with single ones inside. */
export function queryOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUERY).trim();
}

/** Whether one text is the other, typed further: then the answer to one is worth showing until the other's comes. */
export function isSameTyping(one: string, other: string): boolean {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return left !== '' && right !== '' && (left.startsWith(right) || right.startsWith(left));
}

/** `1 title`, `8 titles`, `No titles`. */
export function countTitles(count: number): string {
  if (count === 0) return 'No titles';
  return count === 1 ? '1 title' : `${count} titles`;
}

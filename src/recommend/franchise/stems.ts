/** The stems of names: their beginnings that titles of one franchise may share, and how each name goes on after them. */

import type { Name } from './name.ts';
import { markAt } from './numbers.ts';

/** How a name stands to a stem, from the closest to the loosest. */
export const STAND = {
  /** The name is the stem. */
  whole: 0,
  /** The number of a part follows, in words that say so or a low one: "Rocky II", "Dune: Part Two". */
  part: 1,
  /** Another number follows: "Blade Runner 2049", "District 9". */
  number: 2,
  /** "and the" follows: "Harry Potter and the …". */
  andThe: 3,
  /** A break follows: "Mission: Impossible - Fallout". */
  head: 4,
  /** The name goes on: "The Dark Knight Rises". */
  start: 5,
  /** The stem is all, or the beginning, of what follows a break: "Furiosa: A Mad Max Saga". */
  tail: 6,
  /** The stem is somewhere else: "Live Free or Die Hard". */
  inside: 7,
} as const;

/** One of the ways to stand to a stem. */
export type Stand = (typeof STAND)[keyof typeof STAND];

/** Numbers up to this are likely those of parts. */
const LAST_PART = 12;

/** The ways in which a name has a stem to itself, which makes the stem worth looking for in other names. */
export function standAt({ words, breaks, articles }: Name, from: number, length: number): Stand {
  const end = from + length;
  if (from > 0) return breaks[from] === true ? STAND.tail : STAND.inside;
  if (end === words.length) return STAND.whole;
  const mark = markAt(words, breaks, end);
  if (mark !== undefined)
    return mark.spelled || (mark.number > 0 && mark.number <= LAST_PART) ? STAND.part : STAND.number;
  if (breaks[end] === true) return STAND.head;
  return words[end] === 'and' && articles[end + 1] === true ? STAND.andThe : STAND.start;
}

/** Whether a stem that stands so is one that other names should be searched for. */
export function owns(stand: Stand): boolean {
  return stand <= STAND.head;
}

/** Stems as nodes of a tree of words. */
export class StemTree {
  readonly #words = new Map<string, number>();
  readonly #children = new Map<number, number>();
  /** Nodes that are stems, by node. */
  readonly #stems: boolean[] = [false];

  /** How many nodes there are; a node's number is less. */
  get size(): number {
    return this.#stems.length;
  }

  /** Number of a word, a new one if it has none. */
  intern(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.#words.size);
    return this.#words.size - 1;
  }

  /** Adds the stem that is the first words. */
  add(words: readonly number[], length: number): void {
    let node = 0;
    for (let at = 0; at < length; at += 1) {
      const key = node * 0x100000 + words[at]!;
      let child = this.#children.get(key);
      if (child === undefined) {
        child = this.#stems.length;
        this.#children.set(key, child);
        this.#stems.push(false);
      }
      node = child;
    }
    this.#stems[node] = true;
  }

  /** Calls back for every stem that begins at a word. */
  walk(words: readonly number[], from: number, visit: (stem: number, length: number) => void): void {
    let node = 0;
    for (let at = from; at < words.length; at += 1) {
      const child = this.#children.get(node * 0x100000 + words[at]!);
      if (child === undefined) return;
      node = child;
      if (this.#stems[node] === true) visit(node, at - from + 1);
    }
  }
}

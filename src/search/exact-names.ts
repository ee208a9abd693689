/** Looks whole names up by a hash of their letters. */

import type { NameColumns } from './name-columns.ts';

/** A hash table over the whole names and the names without their article: chains in typed arrays, about 12 bytes a name. */
export class ExactNames {
  readonly #table: NameColumns;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #mask: number;

  /** O(letters). */
  constructor(table: NameColumns) {
    this.#table = table;
    let size = 64;
    while (size < table.count * 1.5) size *= 2;
    this.#mask = size - 1;
    this.#heads = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(table.count * 2);
    const { letters, starts, articles } = table;
    for (let name = table.count - 1; name >= 0; name--) {
      const from = starts[name]!;
      const to = starts[name + 1]!;
      if (articles[name]! > 0) this.#add(name * 2 + 1, hash(letters, from + articles[name]!, to));
      this.#add(name * 2, hash(letters, from, to));
    }
  }

  /**
   * Calls back for every name with these letters, the best-known title first.
   *
   * @param found takes the name, and whether an article was left out
   */
  each(wanted: Uint16Array, found: (name: number, withoutArticle: boolean) => void): void {
    const { letters, starts, articles } = this.#table;
    let entry = this.#heads[hash(wanted, 0, wanted.length) & this.#mask]!;
    for (; entry >= 0; entry = this.#next[entry]!) {
      const name = entry >>> 1;
      const withoutArticle = (entry & 1) === 1;
      const from = starts[name]! + (withoutArticle ? articles[name]! : 0);
      if (starts[name + 1]! - from === wanted.length && same(letters, from, wanted)) found(name, withoutArticle);
    }
  }

  #add(entry: number, hashed: number): void {
    const bucket = hashed & this.#mask;
    this.#next[entry] = this.#heads[bucket]!;
    this.#heads[bucket] = entry;
  }
}

/** Whether `wanted` stands in `letters` at `from`; the caller has checked that it fits. */
export function same(letters: Uint16Array, from: number, wanted: Uint16Array): boolean {
  for (let at = 0; at < wanted.length; at++) if (letters[from + at] !== wanted[at]) return false;
  return true;
}

/** FNV-1a over UTF-16 units, with a last mix so that the low bits depend on all of them. */
function hash(letters: Uint16Array, from: number, to: number): number {
  let hashed = 0x811c9dc5;
  for (let at = from; at < to; at++) hashed = Math.imul(hashed ^ letters[at]!, 0x01000193);
  return hashed ^ (hashed >>> 15);
}

/** Finds all known stems in a name at once: a tree of words. */

import { ChildTable } from './child-table.ts';
import type { Variant } from './vocabulary.ts';

/** What a node is. */
const NODE = { inner: 0, stem: 1, owned: 2 } as const;

/** Stems by their words; a stem's number is its node. */
export class StemTree {
  readonly #children = new ChildTable();
  readonly #kinds: number[] = [NODE.inner];

  /** Adds the stem that is the first `length` words; it is owned when it was once added so. */
  add(words: readonly number[], length: number, owned: boolean): void {
    let node = 0;
    for (let at = 0; at < length; at += 1) {
      let child = this.#children.get(node, words[at]!);
      if (child === 0) {
        child = this.#kinds.length;
        this.#children.add(node, words[at]!, child);
        this.#kinds.push(NODE.inner);
      }
      node = child;
    }
    this.#kinds[node] = Math.max(this.#kinds[node]!, owned ? NODE.owned : NODE.stem);
  }

  /** Calls back for every stem that begins at a word, with its number, length and whether it is owned. */
  walk(words: readonly number[], from: number, visit: (stem: number, length: number, owned: boolean) => void): void {
    let node = 0;
    for (let at = from; at < words.length; at += 1) {
      const child = this.#children.get(node, words[at]!);
      if (child === 0) return;
      node = child;
      const kind = this.#kinds[node]!;
      if (kind !== NODE.inner) visit(node, at - from + 1, kind === NODE.owned);
    }
  }

  /** How many titles have each stem in one of their names. The names are in order of rows. */
  countRows(variants: readonly Variant[]): Int32Array {
    const counts = new Int32Array(this.#kinds.length);
    const last = new Int32Array(this.#kinds.length).fill(-1);
    for (const { row, words } of variants) {
      for (let from = 0; from < words.length; from += 1) {
        this.walk(words, from, (stem) => {
          if (last[stem] !== row) counts[stem]! += 1;
          last[stem] = row;
        });
      }
    }
    return counts;
  }
}

/** A hash table from two whole numbers to one, without an object for any of them: what a tree's nodes have as children. */

const FIRST_CAPACITY = 1 << 12;

/** Children by node and word. Open addressing with linear probing; a child is never 0, which marks free places. */
export class ChildTable {
  #nodes = new Int32Array(FIRST_CAPACITY);
  #words = new Int32Array(FIRST_CAPACITY);
  #children = new Int32Array(FIRST_CAPACITY);
  #size = 0;

  /** The child of a node by a word; 0 without one. */
  get(node: number, word: number): number {
    return this.#children[this.#placeOf(node, word)]!;
  }

  /** Sets a child that the node does not have by this word yet. */
  add(node: number, word: number, child: number): void {
    if (2 * (this.#size + 1) > this.#children.length) this.#grow();
    const place = this.#placeOf(node, word);
    this.#nodes[place] = node;
    this.#words[place] = word;
    this.#children[place] = child;
    this.#size += 1;
  }

  #placeOf(node: number, word: number): number {
    const mask = this.#children.length - 1;
    let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
    hash ^= hash >>> 15;
    let place = hash & mask;
    while (this.#children[place] !== 0 && (this.#nodes[place] !== node || this.#words[place] !== word))
      place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [nodes, words, children] = [this.#nodes, this.#words, this.#children];
    this.#nodes = new Int32Array(2 * nodes.length);
    this.#words = new Int32Array(2 * nodes.length);
    this.#children = new Int32Array(2 * nodes.length);
    this.#size = 0;
    children.forEach((child, place) => {
      if (child !== 0) this.add(nodes[place]!, words[place]!, child);
    });
  }
}

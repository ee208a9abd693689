/** Sets that are joined, as a forest with path halving. */

/** Disjoint sets of the numbers from 0 to `size - 1`. */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, number) => number);
  }

  /** The least number of the set. */
  find(number: number): number {
    const parent = this.#parent;
    let root = number;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  }

  /** Makes two numbers' sets one. */
  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y) as [number, number];
    this.#parent[high] = low;
  }

  /** The numbers of each set, ascending, by its least one. */
  members(): Map<number, number[]> {
    const members = new Map<number, number[]>();
    for (let number = 0; number < this.#parent.length; number += 1) {
      const root = this.find(number);
      const set = members.get(root);
      if (set === undefined) members.set(root, [number]);
      else set.push(number);
    }
    return members;
  }
}

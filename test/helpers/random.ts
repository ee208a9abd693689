/** Seeded random numbers for tests; written here so that tests share no arithmetic with what they test. */

/** A source of random choices. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  below(limit: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** `count` different whole numbers from 0 to `limit` − 1, or all of them. */
  distinct(count: number, limit: number): number[];
}

/** The mulberry32 generator: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)]!,
    distinct(count, limit) {
      const all = Array.from({ length: limit }, (_, at) => at);
      for (let at = 0; at < Math.min(count, limit); at += 1) {
        const other = at + below(limit - at);
        [all[at], all[other]] = [all[other]!, all[at]!];
      }
      return all.slice(0, count);
    },
  };
}

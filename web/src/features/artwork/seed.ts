/** Turns a title's identifier into a stream of numbers that look random and are the same every time. */

/** A deterministic stream of choices. */
export interface Random {
  /** The next number, at least `low` and below `high` (0 and 1 unless told). */
  readonly between: (low?: number, high?: number) => number;
  /** The next whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  /** Whether an event of this probability takes place. */
  readonly chance: (probability: number) => boolean;
  /** One of the values, each as likely. The list must not be empty. */
  readonly pick: <T>(values: readonly [T, ...(readonly T[])]) => T;
}

/** A stream that depends on nothing but the text: FNV-1a mixed into mulberry32. */
export function seeded(text: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (low = 0, high = 1): number => low + next() * (high - low);
  return {
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
  };
}

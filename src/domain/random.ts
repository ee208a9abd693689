/** A small seeded generator of random numbers, so that everything drawn at random can be drawn again. */

/** Returns the next number, uniform in [0, 1), in steps of 2⁻³². */
export type Random = () => number;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021;
 * https://prng.di.unimi.it/xoshiro128starstar.c): period 2¹²⁸ − 1. Not for secrets.
 *
 * @param state four 32-bit words, not all 0; copied
 * @returns the next word, 0 to 2³² − 1
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  const s = Int32Array.from(state);
  if (s.every((word) => word === 0)) throw new Error('the state of xoshiro128** must not be all zeros');
  return () => {
    const s1 = s[1]!;
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9);
    const s2 = s[2]! ^ s[0]!;
    const s3 = s[3]! ^ s1;
    s[1] = s1 ^ s2;
    s[0] = s[0]! ^ s3;
    s[2] = s2 ^ (s1 << 9);
    s[3] = rotateLeft(s3, 11);
    return result >>> 0;
  };
}

/**
 * A generator whose whole sequence follows from one seed.
 *
 * The state is filled from the seed by SplitMix32 (the 32-bit finaliser of MurmurHash3 over a Weyl sequence), as the authors of xoshiro
 * advise to do with a generator of another kind.
 *
 * @param seed any integer; its lowest 32 bits count
 */
export function createRandom(seed: number): Random {
  let weyl = seed | 0;
  const word = (): number => {
    weyl = (weyl + 0x9e3779b9) | 0;
    let mixed = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  const next = xoshiro128([word(), word(), word(), word()]);
  return () => next() * 2 ** -32;
}

/**
 * Draws different indices below `size`, each subset as likely as any other (Floyd's algorithm; Bentley, "Programming Pearls: a sample of
 * brilliance", 1987).
 *
 * @param size how many there are to draw from
 * @param sampleSize how many to draw; at most `size` are drawn
 * @returns the indices, ascending
 */
export function sampleIndices(size: number, sampleSize: number, random: Random): Int32Array {
  const drawn = new Set<number>();
  for (let last = Math.max(0, size - sampleSize); last < size; last++) {
    const index = Math.floor(random() * (last + 1));
    drawn.add(drawn.has(index) ? last : index);
  }
  return Int32Array.from(drawn).sort();
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The seeded generator that resamples and permutations are drawn with, so that every interval and p can be computed again. */

/** Numbers drawn from one seed. */
export interface Random {
  /** The next 32 random bits, 0 to 2³² − 1. */
  readonly word: () => number;
  /** The next whole number below `bound`, which is at least 1 and at most 2²¹; off uniform by less than bound / 2³². */
  readonly below: (bound: number) => number;
}

/**
 * sfc32 of Doty-Humphrey, "PractRand" (https://pracrand.sourceforge.net/), seeded as its `seed(Uint64)` does: period about 2¹²⁷ on average
 * and never under 2³². Not for secrets. (`domain` has another one, for what is drawn in training.)
 *
 * @param seed any integer; its lowest 32 bits count
 */
export function createRandom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  return { word, below: (bound) => Math.floor(word() * 2 ** -32 * bound) };
}

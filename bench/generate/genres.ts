/** Combinations of genres: one to three of a title, in alphabetical order, a few of them very common and most of them rare. */

import type { Random } from '../../src/domain/random.ts';
import { utf8 } from './byte-sink.ts';
import { GENRE_WEIGHTS, type Kind } from './mix.ts';

/** How many combinations are drawn in advance, repeats among them. */
const DRAWS = 1 << 15;

/** How many genres a title has: one of these. */
const SIZES = [1, 1, 1, 1, 2, 2, 2, 3, 3];

/** Returns one combination, such as `Comedy,Drama`, as bytes. */
export type GenrePicker = (kind: Kind['genres'], adult: boolean) => Uint8Array;

/** Makes a picker; what it picks follows from the generator alone. */
export function createGenrePicker(random: Random): GenrePicker {
  const names = Object.keys(GENRE_WEIGHTS);
  const columns = { film: 0, short: 0, television: 1 } as const;
  const known = new Map<string, Uint8Array>();

  function combination(kind: Kind['genres'], weights: readonly number[], total: number): Uint8Array {
    const size = SIZES[Math.floor(random() * SIZES.length)] ?? 1;
    const chosen = new Set<string>(kind === 'short' ? ['Short'] : []);
    while (chosen.size < size) {
      let draw = random() * total;
      const index = weights.findIndex((weight) => {
        draw -= weight;
        return draw < 0;
      });
      const name = names[index];
      if (name !== undefined) chosen.add(name);
    }
    const text = [...chosen].sort().join(',');
    const bytes = known.get(text) ?? utf8(text);
    known.set(text, bytes);
    return bytes;
  }

  function table(kind: Kind['genres']): Uint8Array[] {
    const weights = names.map((name) => GENRE_WEIGHTS[name]?.[columns[kind]] ?? 0);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return Array.from({ length: DRAWS }, () => combination(kind, weights, total));
  }

  const tables = { film: table('film'), short: table('short'), television: table('television') };
  const adultOnly = [utf8('Adult'), utf8('Adult,Comedy'), utf8('Adult,Drama'), utf8('Adult,Short')];
  return (kind, adult) => {
    if (adult && random() < 0.9) return adultOnly[Math.floor(random() ** 3 * adultOnly.length)] as Uint8Array;
    return tables[kind][Math.floor(random() * DRAWS)] as Uint8Array;
  };
}

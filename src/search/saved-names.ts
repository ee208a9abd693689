/** The table of names as named arrays, so that a model can carry it and a start need not fold every title again. */

import type { NameTable } from './name-table.ts';
import { SIGNATURE_PARTS, type Signatures } from './signature.ts';

/** Changes whenever the same titles give another table: another version's names would not match what a query folds to. */
export const NAMES_VERSION = '1';

/** The arrays of a table, by name. */
export type NameArrays = Readonly<
  Record<string, Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array>
>;

/** The arrays that hold the whole table. */
export function namesToArrays(table: NameTable): NameArrays {
  const { letters, wordStarts, starts, articles, signatures, places, rows, fame, years } = table;
  const signs = SIGNATURE_PARTS.map((part) => [`signature_${part}`, signatures[part]] as const);
  return { letters, wordStarts, starts, articles, places, rows, fame, years, ...Object.fromEntries(signs) };
}

/**
 * The table in these arrays, which are not copied.
 *
 * @param titles how many titles there are
 * @returns `undefined` when the arrays are no table of so many titles
 */
export function namesFromArrays(arrays: NameArrays, titles: number): NameTable | undefined {
  const { letters, wordStarts, starts, articles, places, rows, fame, years } = arrays;
  if (!(letters instanceof Uint16Array && wordStarts instanceof Uint32Array && starts instanceof Uint32Array)) return;
  if (!(articles instanceof Uint8Array && places instanceof Uint32Array && rows instanceof Uint32Array)) return;
  if (!(fame instanceof Float64Array && years instanceof Int16Array)) return;
  const count = places.length;
  const signs = SIGNATURE_PARTS.map((part) => arrays[`signature_${part}`]);
  if (!signs.every((sign) => sign instanceof Int32Array && sign.length === count)) return;
  const sizes = rows.length === titles && fame.length === titles && years.length === titles;
  if (!sizes || articles.length !== count || starts.length !== count + 1) return;
  if (wordStarts.length !== (letters.length + 31) >>> 5 || starts[0] !== 0 || starts[count] !== letters.length) return;
  for (let name = 0; name < count; name++) {
    if (starts[name]! + articles[name]! >= starts[name + 1]!) return;
    if (places[name]! >= titles || (name > 0 && places[name]! < places[name - 1]!)) return;
  }
  const seen = new Uint8Array(titles);
  for (let place = 0; place < titles; place++) {
    const row = rows[place]!;
    if (row >= titles || seen[row] === 1 || !(fame[place]! >= 0)) return;
    if (place > 0 && fame[place]! > fame[place - 1]!) return;
    seen[row] = 1;
  }
  const signatures = Object.fromEntries(SIGNATURE_PARTS.map((part, at) => [part, signs[at]])) as unknown as Signatures;
  return { count, letters, wordStarts, starts, articles, signatures, places, rows, fame, years };
}

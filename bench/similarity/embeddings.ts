/** Vectors as embeddings are: of length 1, in clusters. */

import type { Random } from '../../src/domain/random.ts';
import type { Vectors } from '../../src/similarity/port.ts';
import { normal } from './catalogue.ts';

const CLUSTERS = 300;
/** Length of the noise around a centre of length 1. */
const SPREAD = 0.8;

/** Draws rows around random centres; O(rows × columns). */
export function randomEmbeddings(rows: number, columns: number, random: Random): Vectors {
  const centres = Array.from({ length: CLUSTERS }, () => direction(columns, random));
  const matrix = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const centre = centres[Math.floor(random() * CLUSTERS)]!;
    const noise = direction(columns, random);
    const values = centre.map((value, i) => value + SPREAD * noise[i]!);
    const length = Math.hypot(...values);
    matrix.set(
      values.map((value) => value / length),
      row * columns,
    );
  }
  return { matrix, rows, columns };
}

/** A vector of length 1 of any direction, all alike likely. */
function direction(columns: number, random: Random): Float64Array {
  const values = Float64Array.from({ length: columns }, () => normal(random));
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

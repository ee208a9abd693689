/** The baseline that knows titles by the vectors of strategy `content`. */

import { rowNorms } from '../../similarity/norms.ts';
import type { Vectors } from '../../similarity/port.ts';
import type { UserScorer } from '../collaborative/user-scorer.ts';

/**
 * score(u, i) = Σ_{j ∈ H_u} cos(v_j, v_i): for one film in the history the cosine itself, for several the cosine with the mean
 * of their unit vectors but for that mean's length. Items without a vector score −∞, and count for nothing in a history.
 *
 * @param rows the row of each item in `vectors`, −1 where there is none
 */
export function contentScorer(vectors: Vectors, rows: Int32Array): UserScorer {
  const { columns } = vectors;
  const units = unitRows(vectors, rows);
  return {
    items: rows.length,
    scoreUser(history, out) {
      const profile = new Float64Array(columns);
      for (const liked of history)
        for (let i = 0, at = liked * columns; i < columns; i += 1, at += 1) profile[i] = profile[i]! + units[at]!;
      for (let item = 0, at = 0; item < rows.length; item += 1) {
        let score = 0;
        for (let i = 0; i < columns; i += 1, at += 1) score += profile[i]! * units[at]!;
        out[item] = rows[item]! < 0 ? Number.NEGATIVE_INFINITY : score;
      }
    },
  };
}

/** The unit vectors of the items, row-major; zeros for an item without one. */
function unitRows(vectors: Vectors, rows: Int32Array): Float64Array {
  const { matrix, columns } = vectors;
  const norms = rowNorms(vectors);
  const units = new Float64Array(rows.length * columns);
  rows.forEach((row, item) => {
    if (row < 0) return;
    for (let i = 0; i < columns; i += 1) units[item * columns + i] = matrix[row * columns + i]! / norms[row]!;
  });
  return units;
}

/** The profile of a taste: one vector for several liked and disliked titles. */

import { normOf } from '../similarity/norms.ts';
import type { Vectors } from '../similarity/port.ts';

/** How much what is disliked counts, against 1 for what is liked. */
export const DISLIKE_WEIGHT = 0.5;

/** Lengths below this are rounding: likes and dislikes have cancelled each other out. */
const NOTHING = 1e-9;

/**
 * The profile vector p = mean(v̂ of likes) − 0.5 · mean(v̂ of dislikes), v̂ = v/|v|, in double precision.
 *
 * Titles weigh the same whatever the length of their vectors. Rows are summed in ascending order, each once, so that
 * neither order nor repetition matters. This is Rocchio's feedback (1971) without an original query.
 *
 * @param likes rows, at least one
 * @returns `undefined` when likes and dislikes cancel each other out
 */
export function profileVector(
  vectors: Vectors,
  likes: Iterable<number>,
  dislikes: Iterable<number>,
): Float64Array | undefined {
  const profile = new Float64Array(vectors.columns);
  addMean(profile, vectors, likes, 1);
  addMean(profile, vectors, dislikes, -DISLIKE_WEIGHT);
  return normOf(profile) > NOTHING ? profile : undefined;
}

function addMean(profile: Float64Array, { matrix, columns }: Vectors, chosen: Iterable<number>, weight: number): void {
  const rows = [...new Set(chosen)].sort((a, b) => a - b);
  for (const row of rows) {
    const vector = matrix.subarray(row * columns, (row + 1) * columns);
    const factor = weight / (rows.length * normOf(vector));
    for (let i = 0; i < columns; i += 1) profile[i] = (profile[i] as number) + (vector[i] as number) * factor;
  }
}

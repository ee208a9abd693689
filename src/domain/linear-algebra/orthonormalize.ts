/** Makes the columns of a tall matrix orthonormal. */

import { choleskyFactor, inverseOfLower } from './cholesky.ts';
import { addGram, multiplyByTransposed } from './tall-matrix.ts';

/**
 * A column counts as dependent when less than the square root of this share of its length is not in the span of those before
 * it; well above what rounding leaves of a Gram matrix.
 */
const DEPENDENT = 1e-12;

/**
 * Replaces A by a Q whose columns are orthonormal and span the same space: with AᵀA = LLᵀ, Q = A·L⁻ᵀ (Cholesky QR), each
 * column scaled beforehand. A column that depends on those before it becomes zero. O(rows × width²) a pass.
 *
 * One pass is as orthogonal as the square of A's condition lets it be, which is enough between the steps of an iteration;
 * two are to rounding. Yamamoto, Nakatsukasa, Yanagisawa & Fukaya 2015, "Roundoff error analysis of the CholeskyQR2
 * algorithm", https://etna.ricam.oeaw.ac.at/vol.44.2015/pp306-326.dir/pp306-326.pdf.
 *
 * @param tall A, `[rows × width]`, row-major
 */
export function orthonormalize(tall: Float64Array, rows: number, width: number, passes: 1 | 2 = 2): void {
  for (let pass = 0; pass < passes; pass += 1) {
    const gram = new Float64Array(width * width);
    addGram(tall, rows, width, gram);
    const { lower } = choleskyFactor(gram, width, DEPENDENT);
    multiplyByTransposed(tall, rows, width, inverseOfLower(lower, width), width, true);
  }
}

/** Weighted linear regression with a quadratic penalty. */

import { choleskyFactor, solveCholesky } from './cholesky.ts';
import { addGram } from './tall-matrix.ts';

/** Observations that are copied, weighted and multiplied at a time. */
const PIECE = 64;

/** A matrix is singular when less than this share of a diagonal element is its own. */
const SINGULAR = 1e-14;

/**
 * The B that minimizes Σ_i w_i·‖y_i − x_i·B‖² + λ·‖B‖²: B = (XᵀWX + λI)⁻¹·XᵀWY, in double precision by Cholesky's
 * factor. Hoerl & Kennard 1970, "Ridge regression", https://doi.org/10.1080/00401706.1970.10488634.
 *
 * Every coefficient is penalised alike. For an intercept that is not, subtract the weighted means of X and Y beforehand; a
 * column of ones has a penalised one. The normal equations square the condition of X, so scale its columns alike when λ is
 * small. O(n·(p + k)² + p³), meant for p up to a few hundred.
 *
 * @param x X, `[n × p]`, row-major: an observation a row
 * @param y Y, `[n × k]`, row-major: what is to be predicted
 * @param weights `[n]`, each ≥ 0; n is their number, which p and k follow from
 * @param lambda λ ≥ 0
 * @returns B, `[p × k]`, row-major
 * @throws {Error} if there is no observation; if the sizes do not fit; if a weight or λ is negative or not finite; if the
 *   equations have no single solution, as with λ = 0 and columns that depend on each other, or a value is not finite
 */
export function ridgeRegression(
  x: Float32Array | Float64Array,
  y: Float32Array | Float64Array,
  weights: Float32Array | Float64Array,
  lambda: number,
): Float64Array {
  const n = weights.length;
  const p = x.length / n;
  const k = y.length / n;
  if (n === 0 || !Number.isInteger(p) || !Number.isInteger(k))
    throw new Error(`${x.length} and ${y.length} values are no rows of ${n} observations`);
  if (!(lambda >= 0 && lambda < Number.POSITIVE_INFINITY)) throw new Error(`λ must be 0 or more, not ${lambda}`);
  const products = weightedProducts(x, y, weights, p, k);
  const normal = new Float64Array(p * p);
  const coefficients = new Float64Array(p * k);
  for (let row = 0; row < p; row += 1) {
    const from = row * (p + k);
    normal.set(products.subarray(from, from + p), row * p);
    normal[row * (p + 1)] = normal[row * (p + 1)]! + lambda;
    coefficients.set(products.subarray(from + p, from + p + k), row * k);
  }
  const { lower, rank } = choleskyFactor(normal, p, SINGULAR);
  if (rank < p || !coefficients.every(Number.isFinite))
    throw new Error('the regression has no single solution: use a larger λ, and finite values');
  solveCholesky(lower, p, coefficients, k);
  return coefficients;
}

/** ZᵀWZ for Z = [X Y]. */
function weightedProducts(
  x: Float32Array | Float64Array,
  y: Float32Array | Float64Array,
  weights: Float32Array | Float64Array,
  p: number,
  k: number,
): Float64Array {
  const width = p + k;
  const products = new Float64Array(width * width);
  const piece = new Float64Array(PIECE * width);
  for (let first = 0; first < weights.length; first += PIECE) {
    const count = Math.min(PIECE, weights.length - first);
    for (let row = 0; row < count; row += 1) {
      const weight = weights[first + row]!;
      if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
        throw new Error(`weight ${first + row} must be 0 or more, not ${weight}`);
      const scale = Math.sqrt(weight);
      const own = row * width;
      for (let i = 0, at = (first + row) * p; i < p; i += 1, at += 1) piece[own + i] = scale * x[at]!;
      for (let i = 0, at = (first + row) * k; i < k; i += 1, at += 1) piece[own + p + i] = scale * y[at]!;
    }
    addGram(piece, count, width, products);
  }
  return products;
}

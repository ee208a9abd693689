/** The leading singular values and vectors of a large sparse matrix. */

import type { SparseRows } from '../sparse.ts';
import { orthonormalize } from './orthonormalize.ts';
import { multiplySparse, transposed } from './sparse-matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { addGram, multiplyByTransposed } from './tall-matrix.ts';

/** Directions that are iterated beyond those that are asked for: the last ones converge the slowest. */
const OVERSAMPLING = 10;

/** Singular values below this share of the largest one are lost in rounding: they are squared on the way. */
const NEGLIGIBLE = 1e-7;

/** How much to compute. */
export interface SvdOptions {
  /** How many singular values, at least 1. */
  readonly rank: number;
  /** Any integer; its lowest 32 bits count. The random start follows from it. */
  readonly seed: number;
  /** How often the start is multiplied by AᵀA beyond the first time, 0 or more; 4 to 8 settle what cosines of rows show. */
  readonly iterations: number;
}

/**
 * A ≈ U·diag(S)·Vᵀ, the leading singular values and vectors. The sign of each pair of vectors is such that the component of U
 * that is the largest by absolute value (the first of equal ones) is positive.
 */
export interface TruncatedSvd {
  /** How many there are: the rank asked for, or the number of rows or columns where that is smaller. */
  readonly rank: number;
  /** U, `[rows × rank]`, row-major, columns orthonormal; zeros in a column whose value is 0. */
  readonly left: Float32Array;
  /** S, `[rank]`, descending; 0 for what is below 10⁻⁷ of the first. */
  readonly values: Float64Array;
  /** V, `[columns × rank]`, row-major, columns orthonormal; zeros in a column whose value is 0. */
  readonly right: Float32Array;
}

/**
 * Randomized subspace iteration: a random matrix is multiplied by A and Aᵀ in turn, and made orthonormal in between, until it
 * spans what the leading vectors do; A within that space is small. Halko, Martinsson & Tropp 2011, "Finding structure with
 * randomness", algorithms 4.4 and 5.1, https://arxiv.org/abs/0909.4061.
 *
 * With w = rank + 10, O(iterations × w × (values + w × (rows + columns))) in double precision; at the peak some
 * 8 · (w + rank / 2) bytes a row and a column, besides a copy of A. The same arguments give the same bits.
 *
 * @throws {Error} if the rank or the number of iterations is not a whole number in its range
 */
export function truncatedSvd(matrix: SparseRows, { rank: asked, seed, iterations }: SvdOptions): TruncatedSvd {
  if (!Number.isInteger(asked) || asked < 1) throw new Error(`the rank must be a whole number from 1, not ${asked}`);
  if (!Number.isInteger(iterations) || iterations < 0)
    throw new Error(`iterations must be a whole number from 0, not ${iterations}`);
  const { rows, columns } = matrix;
  const rank = Math.min(asked, rows, columns);
  const width = Math.min(asked + OVERSAMPLING, rows, columns);
  const turned = transposed(matrix);
  const left = new Float64Array(rows * width);
  const right = randomMatrix(columns * width, seed);
  for (let step = 0; step <= iterations; step += 1) {
    multiplySparse(matrix, right, width, left);
    orthonormalize(left, rows, width, step < iterations ? 1 : 2);
    multiplySparse(turned, left, width, right);
    if (step < iterations) orthonormalize(right, columns, width, 1);
  }
  // Now right = AᵀQ, for Q = left: with AᵀQ = V·S·Wᵀ, A ≈ Q·(AᵀQ)ᵀ = (QW)·S·Vᵀ, and W and S² are the eigenvectors and
  // eigenvalues of (AᵀQ)ᵀ(AᵀQ).
  const gram = new Float64Array(width * width);
  addGram(right, columns, width, gram);
  const { values: squares, vectors } = symmetricEigen(gram, width);
  const values = singularValues(squares.subarray(0, rank));
  multiplyByTransposed(left, rows, width, vectors, rank, false);
  multiplyByTransposed(right, columns, width, vectors, rank, false);
  const signs = signsOf(left.subarray(0, rows * rank), rank);
  return {
    rank,
    left: scaled(
      left.subarray(0, rows * rank),
      signs.map((sign, at) => (values[at]! > 0 ? sign : 0)),
    ),
    values,
    right: scaled(
      right.subarray(0, columns * rank),
      signs.map((sign, at) => (values[at]! > 0 ? sign / values[at]! : 0)),
    ),
  };
}

function singularValues(squares: Float64Array): Float64Array {
  const values = squares.map((square) => Math.sqrt(Math.max(0, square)));
  const negligible = NEGLIGIBLE * (values[0] ?? 0);
  return values.map((value) => (value > negligible ? value : 0));
}

/** For each column, the sign of its largest component. */
function signsOf(matrix: Float64Array, width: number): Float64Array {
  const largest = new Float64Array(width);
  for (let at = 0; at < matrix.length; at += width) {
    for (let k = 0; k < width; k += 1)
      if (Math.abs(matrix[at + k]!) > Math.abs(largest[k]!)) largest[k] = matrix[at + k]!;
  }
  return largest.map((value) => (value < 0 ? -1 : 1));
}

/** Each column times its factor, in single precision. */
function scaled(matrix: Float64Array, factors: Float64Array): Float32Array {
  const width = factors.length;
  const out = new Float32Array(matrix.length);
  for (let at = 0; at < out.length; at += width)
    for (let k = 0; k < width; k += 1) out[at + k] = matrix[at + k]! * factors[k]!;
  return out;
}

/**
 * Numbers uniform in [−1, 1), the n-th from seed and n alone: the finaliser of MurmurHash3 over a Weyl sequence (SplitMix32).
 * Uniform and not normal, since logarithms and cosines may differ in their last bits from one machine to another.
 */
function randomMatrix(length: number, seed: number): Float64Array {
  const out = new Float64Array(length);
  let weyl = seed | 0;
  for (let at = 0; at < length; at += 1) {
    weyl = (weyl + 0x9e3779b9) | 0;
    let mixed = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    out[at] = (mixed ^ (mixed >>> 16)) * 2 ** -31;
  }
  return out;
}

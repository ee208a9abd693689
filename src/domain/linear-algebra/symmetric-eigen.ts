/** All eigenvalues and eigenvectors of a small symmetric matrix. */

/** Sweeps over all pairs; some ten are enough for hundreds of rows. */
const MAX_SWEEPS = 60;

/** What an element off the diagonal may be, as a share of the geometric mean of its two diagonal elements. */
const NEGLIGIBLE = 1e-16;

/** A = Vᵀ·diag(values)·V. */
export interface SymmetricEigen {
  /** `[size]`, descending. */
  readonly values: Float64Array;
  /** V, `[size × size]`, row-major: row i is the unit eigenvector of `values[i]`. Signs are as they come. */
  readonly vectors: Float64Array;
}

/**
 * The cyclic Jacobi method: every pair of rows in turn is rotated so that the element between them vanishes. Golub & Van
 * Loan, "Matrix Computations", 8.5. O(size³) a sweep; meant for up to a few hundred rows.
 *
 * @param matrix `[size × size]`, row-major, symmetric and finite; not changed
 * @throws {Error} if the matrix has another size, or does not converge, as when it is not finite
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  if (matrix.length !== size * size) throw new Error(`expected ${size} × ${size} values, found ${matrix.length}`);
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let at = 0; at < vectors.length; at += size + 1) vectors[at] = 1;
  for (let sweep = 0; sweepOnce(a, vectors, size); sweep += 1)
    if (sweep === MAX_SWEEPS) throw new Error('the eigenvalues did not converge: is the matrix finite and symmetric?');
  return inDescendingOrder(a, vectors, size);
}

/** Rotates every pair that is not negligible. @returns whether there was any */
function sweepOnce(a: Float64Array, vectors: Float64Array, size: number): boolean {
  let rotated = false;
  let largest = 0;
  for (const value of a) largest = Math.max(largest, Math.abs(value));
  for (let p = 0; p < size; p += 1) {
    for (let q = p + 1; q < size; q += 1) {
      const off = a[p * size + q]!;
      const app = a[p * size + p]!;
      const aqq = a[q * size + q]!;
      if (Math.abs(off) <= NEGLIGIBLE * Math.max(Math.sqrt(Math.abs(app * aqq)), largest * NEGLIGIBLE)) continue;
      rotated = true;
      const theta = (aqq - app) / (2 * off);
      const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      const s = t * c;
      rotateRows(a, size, p, q, c, s);
      // The same rotation from the other side: what it does to the columns is what it did to the rows.
      for (let k = 0; k < size; k += 1) {
        a[k * size + p] = a[p * size + k]!;
        a[k * size + q] = a[q * size + k]!;
      }
      a[p * size + p] = app - t * off;
      a[q * size + q] = aqq + t * off;
      a[p * size + q] = 0;
      a[q * size + p] = 0;
      rotateRows(vectors, size, p, q, c, s);
    }
  }
  return rotated;
}

function rotateRows(matrix: Float64Array, size: number, p: number, q: number, c: number, s: number): void {
  const first = p * size;
  const second = q * size;
  for (let k = 0; k < size; k += 1) {
    const x = matrix[first + k]!;
    const y = matrix[second + k]!;
    matrix[first + k] = c * x - s * y;
    matrix[second + k] = s * x + c * y;
  }
}

function inDescendingOrder(a: Float64Array, vectors: Float64Array, size: number): SymmetricEigen {
  const eigenvalue = (row: number): number => a[row * size + row]!;
  const order = Array.from({ length: size }, (_, row) => row).sort((p, q) => eigenvalue(q) - eigenvalue(p) || p - q);
  const sorted = new Float64Array(size * size);
  order.forEach((row, at) => {
    sorted.set(vectors.subarray(row * size, (row + 1) * size), at * size);
  });
  return { values: Float64Array.from(order, eigenvalue), vectors: sorted };
}

/** Cholesky's factor of a small symmetric matrix, and what it solves. */

/**
 * The lower triangle L with A = LLᵀ. Golub & Van Loan, "Matrix Computations", 4.2; O(size³) / 6.
 *
 * A row that depends on those before it, as far as `tolerance` lets tell, gets a row and a column of zeros in L and counts
 * no more; so A may be semidefinite.
 *
 * @param matrix A, `[size × size]`, row-major; only the lower triangle is read
 * @param tolerance a row depends on those before it when what is left of its diagonal element is at most this share of it;
 *   also when that is not a positive, finite number
 * @returns L, `[size × size]`, row-major, and how many of its rows are not zero
 */
export function choleskyFactor(
  matrix: Float64Array,
  size: number,
  tolerance: number,
): { readonly lower: Float64Array; readonly rank: number } {
  const lower = new Float64Array(size * size);
  let rank = 0;
  for (let row = 0; row < size; row += 1) {
    const own = row * size;
    let left = matrix[own + row]!;
    for (let column = 0; column < row; column += 1) {
      const other = column * size;
      const pivot = lower[other + column]!;
      if (pivot === 0) continue;
      let value = matrix[own + column]!;
      for (let k = 0; k < column; k += 1) value -= lower[own + k]! * lower[other + k]!;
      value /= pivot;
      lower[own + column] = value;
      left -= value * value;
    }
    if (left > 0 && left > tolerance * matrix[own + row]! && left < Number.POSITIVE_INFINITY) {
      lower[own + row] = Math.sqrt(left);
      rank += 1;
    } else {
      lower.fill(0, own, own + row);
    }
  }
  return { lower, rank };
}

/**
 * L⁻¹ of a lower triangle; rows and columns of zeros stay zero. O(size³) / 6.
 *
 * @param lower `[size × size]`, row-major
 */
export function inverseOfLower(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const own = row * size;
    const pivot = lower[own + row]!;
    if (pivot === 0) continue;
    for (let k = 0; k < row; k += 1) {
      const factor = lower[own + k]!;
      for (let column = 0; column <= k; column += 1)
        inverse[own + column] = inverse[own + column]! - factor * inverse[k * size + column]!;
    }
    for (let column = 0; column < row; column += 1) inverse[own + column] = inverse[own + column]! / pivot;
    inverse[own + row] = 1 / pivot;
  }
  return inverse;
}

/**
 * Replaces B by the X with LLᵀX = B. O(size² × width).
 *
 * @param lower L without zeros on its diagonal, `[size × size]`, row-major
 * @param right B, `[size × width]`, row-major
 */
export function solveCholesky(lower: Float64Array, size: number, right: Float64Array, width: number): void {
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1) subtractRow(right, width, row, k, lower[row * size + k]!);
    divideRow(right, width, row, lower[row * size + row]!);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1) subtractRow(right, width, row, k, lower[k * size + row]!);
    divideRow(right, width, row, lower[row * size + row]!);
  }
}

function subtractRow(matrix: Float64Array, width: number, row: number, other: number, factor: number): void {
  const to = row * width;
  const from = other * width;
  for (let k = 0; k < width; k += 1) matrix[to + k] = matrix[to + k]! - factor * matrix[from + k]!;
}

function divideRow(matrix: Float64Array, width: number, row: number, divisor: number): void {
  for (let at = row * width; at < (row + 1) * width; at += 1) matrix[at] = matrix[at]! / divisor;
}

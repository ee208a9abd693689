/** The inverse of a symmetric, positive definite matrix, in blocks that fit into the processor's caches. */

/** Rows and columns of a block; a multiple of 4. */
const BLOCK = 64;
/** How far products run before the next rows are taken: 64 rows of 256 doubles are 128 KB. */
const DEPTH = 256;

/**
 * A⁻¹ by Cholesky's A = LLᵀ: with M = L⁻¹, A⁻¹ = MᵀM. Half n³ multiplications in double precision; about twice the
 * matrix's memory. Golub & Van Loan, "Matrix Computations", 4.2.
 *
 * @param matrix size × size numbers, row-major; only the lower triangle is read
 * @returns size × size numbers, exactly symmetric
 * @throws {Error} if the matrix is not positive definite
 */
export function symmetricInverse(matrix: Float64Array, size: number): Float64Array {
  if (matrix.length !== size * size) throw new Error(`expected ${size} × ${size} values, found ${matrix.length}`);
  const width = Math.ceil(size / BLOCK) * BLOCK;
  // Full blocks only: the matrix goes on as an identity, which is its own inverse.
  const lower = identity(width);
  for (let row = 0; row < size; row += 1) lower.set(matrix.subarray(row * size, row * size + row + 1), row * width);
  factorize(lower, width);
  const inverse = transposedInverse(lower, width);
  return gram(inverse, width, lower.fill(0), size);
}

/** Replaces the lower triangle of A by L. */
function factorize(lower: Float64Array, width: number): void {
  for (let column = 0; column < width; column += BLOCK) {
    for (let from = 0; from < column; from += DEPTH) {
      const to = Math.min(column, from + DEPTH);
      for (let row = column; row < width; row += BLOCK)
        subtractProducts(width, lower, row, column, lower, row, lower, column, from, to);
    }
    factorizeBlock(lower, width, column);
    for (let row = column + BLOCK; row < width; row += BLOCK) solveBlock(width, lower, row, lower, column);
  }
}

/** The upper triangle U = (L⁻¹)ᵀ, block by block from UᵀL = I: U_ji L_iiᵀ = I_ji − Σ_{j ≤ k < i} U_jk L_ikᵀ. */
function transposedInverse(lower: Float64Array, width: number): Float64Array {
  const upper = identity(width);
  for (let column = 0; column < width; column += BLOCK) {
    for (let row = 0; row <= column; row += BLOCK) {
      for (let from = row; from < column; from += DEPTH)
        subtractProducts(width, upper, row, column, upper, row, lower, column, from, Math.min(column, from + DEPTH));
      solveBlock(width, upper, row, lower, column);
    }
  }
  return upper;
}

/** The leading part of UUᵀ for an upper triangle U. `work` is all zeros, and is used up. */
function gram(upper: Float64Array, width: number, work: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let column = 0; column < width; column += BLOCK) {
    for (let from = column; from < width; from += DEPTH) {
      const to = Math.min(width, from + DEPTH);
      for (let row = 0; row <= column; row += BLOCK)
        subtractProducts(width, work, row, column, upper, row, upper, column, from, to);
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = row; column < size; column += 1) {
      const value = -(work[row * width + column] as number);
      result[row * size + column] = value;
      result[column * size + row] = value;
    }
  }
  return result;
}

/** T[row + r][column + c] −= Σ_{from ≤ k < to} A[left + r][k] · B[right + c][k] for a block of r, c; all `width` wide. */
function subtractProducts(
  width: number,
  target: Float64Array,
  row: number,
  column: number,
  a: Float64Array,
  left: number,
  b: Float64Array,
  right: number,
  from: number,
  to: number,
): void {
  for (let r = 0; r < BLOCK; r += 2) {
    const a0 = (left + r) * width;
    const a1 = a0 + width;
    for (let c = 0; c < BLOCK; c += 4) {
      // Two rows by four columns: eight sums that stay in registers.
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      const b0 = (right + c) * width;
      const b1 = b0 + width;
      const b2 = b1 + width;
      const b3 = b2 + width;
      for (let k = from; k < to; k += 1) {
        const x0 = a[a0 + k]!;
        const x1 = a[a1 + k]!;
        const y0 = b[b0 + k]!;
        const y1 = b[b1 + k]!;
        const y2 = b[b2 + k]!;
        const y3 = b[b3 + k]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
      }
      const t0 = (row + r) * width + column + c;
      const t1 = t0 + width;
      target[t0] = target[t0]! - s00;
      target[t0 + 1] = target[t0 + 1]! - s01;
      target[t0 + 2] = target[t0 + 2]! - s02;
      target[t0 + 3] = target[t0 + 3]! - s03;
      target[t1] = target[t1]! - s10;
      target[t1 + 1] = target[t1 + 1]! - s11;
      target[t1 + 2] = target[t1 + 2]! - s12;
      target[t1 + 3] = target[t1 + 3]! - s13;
    }
  }
}

/** Replaces the block on the diagonal at `start` by its own Cholesky factor. */
function factorizeBlock(lower: Float64Array, width: number, start: number): void {
  for (let row = start; row < start + BLOCK; row += 1) {
    for (let column = start; column <= row; column += 1) {
      let value = lower[row * width + column]!;
      for (let k = start; k < column; k += 1) value -= lower[row * width + k]! * lower[column * width + k]!;
      if (row === column && !(value > 0 && value < Number.POSITIVE_INFINITY))
        throw new Error(`the matrix is not positive definite: pivot ${row} is ${value}`);
      lower[row * width + column] = row === column ? Math.sqrt(value) : value / lower[column * width + column]!;
    }
  }
}

/** Replaces the block T at `row`, `column` by the X with X Lᵀ = T, L the block of the factor on the diagonal at `column`. */
function solveBlock(width: number, target: Float64Array, row: number, lower: Float64Array, column: number): void {
  for (let r = row * width; r < (row + BLOCK) * width; r += width) {
    for (let c = column; c < column + BLOCK; c += 1) {
      let value = target[r + c]!;
      for (let k = column; k < c; k += 1) value -= target[r + k]! * lower[c * width + k]!;
      target[r + c] = value / lower[c * width + c]!;
    }
  }
}

function identity(width: number): Float64Array {
  const matrix = new Float64Array(width * width);
  for (let at = 0; at < matrix.length; at += width + 1) matrix[at] = 1;
  return matrix;
}

/** Means, spreads and correlations of the columns of a matrix. */

/** How many rows are centred and multiplied at a time, so that they stay in the cache. */
const BLOCK_ROWS = 256;

/** What is found about the columns of a matrix, unrounded; one entry per column. */
export interface ColumnMoments {
  readonly means: Float64Array;
  readonly mins: Float64Array;
  readonly maxs: Float64Array;
  /** How many values are exactly 0. */
  readonly zeros: Float64Array;
  /** Population standard deviations (divided by n). */
  readonly deviations: Float64Array;
  /** Pearson correlations `[columns × columns]`, row-major, symmetric, −1 to 1; NaN where a column is constant. */
  readonly correlations: Float64Array;
}

/**
 * Ranges, means and Pearson's r of every pair of columns, in two passes: first the means, then the products of the deviations from them
 * (r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²)). Everything is summed up in double precision. O(rows · columns²).
 *
 * @param matrix `[rows × columns]`, row-major, at least one row, all finite
 */
export function columnMoments(matrix: Float32Array, rows: number, columns: number): ColumnMoments {
  const { means, mins, maxs, zeros } = columnRanges(matrix, rows, columns);
  const products = coMoments(matrix, rows, means);
  // A constant column is known by its range: rounding may leave it a spread that is not quite 0.
  const spreads = means.map((_, i) => (mins[i] === maxs[i] ? 0 : Math.sqrt(products[i * columns + i]!)));
  const correlations = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i++) {
    for (let j = i; j < columns; j++) {
      const spread = spreads[i]! * spreads[j]!;
      const r = i === j && spread > 0 ? 1 : products[i * columns + j]! / spread;
      const bounded = spread > 0 ? Math.min(1, Math.max(-1, r)) : Number.NaN;
      correlations[i * columns + j] = bounded;
      correlations[j * columns + i] = bounded;
    }
  }
  const deviations = spreads.map((spread) => spread / Math.sqrt(rows));
  return { means, mins, maxs, zeros, deviations, correlations };
}

function columnRanges(matrix: Float32Array, rows: number, columns: number) {
  const sums = new Float64Array(columns);
  const mins = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const maxs = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  const zeros = new Float64Array(columns);
  for (let start = 0; start < rows * columns; start += columns) {
    for (let column = 0; column < columns; column++) {
      const value = matrix[start + column]!;
      sums[column] = sums[column]! + value;
      if (value < mins[column]!) mins[column] = value;
      if (value > maxs[column]!) maxs[column] = value;
      if (value === 0) zeros[column] = zeros[column]! + 1;
    }
  }
  return { means: sums.map((sum) => sum / rows), mins, maxs, zeros };
}

/** Σ (xᵢ − x̄ᵢ)(xⱼ − x̄ⱼ) for i ≤ j: the upper triangle of a row-major square. */
function coMoments(matrix: Float32Array, rows: number, means: Float64Array): Float64Array {
  const columns = means.length;
  const products = new Float64Array(columns * columns);
  const block = new Float64Array(columns * BLOCK_ROWS);
  for (let first = 0; first < rows; first += BLOCK_ROWS) {
    const height = Math.min(BLOCK_ROWS, rows - first);
    for (let row = 0; row < height; row++) {
      const start = (first + row) * columns;
      for (let i = 0; i < columns; i++) block[i * BLOCK_ROWS + row] = matrix[start + i]! - means[i]!;
    }
    addProducts(block, height, columns, products);
  }
  return products;
}

/** Adds the products of a block of centred columns, four columns at a time, which keeps their sums in registers. */
function addProducts(block: Float64Array, height: number, columns: number, products: Float64Array): void {
  for (let i = 0; i < columns; i++) {
    const line = i * columns;
    const x = i * BLOCK_ROWS;
    let j = i;
    for (; j + 3 < columns; j += 4) {
      const y = j * BLOCK_ROWS;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let row = 0; row < height; row++) {
        const value = block[x + row]!;
        a += value * block[y + row]!;
        b += value * block[y + BLOCK_ROWS + row]!;
        c += value * block[y + 2 * BLOCK_ROWS + row]!;
        d += value * block[y + 3 * BLOCK_ROWS + row]!;
      }
      products[line + j] = products[line + j]! + a;
      products[line + j + 1] = products[line + j + 1]! + b;
      products[line + j + 2] = products[line + j + 2]! + c;
      products[line + j + 3] = products[line + j + 3]! + d;
    }
    for (; j < columns; j++) {
      let sum = 0;
      for (let row = 0; row < height; row++) sum += block[x + row]! * block[j * BLOCK_ROWS + row]!;
      products[line + j] = products[line + j]! + sum;
    }
  }
}

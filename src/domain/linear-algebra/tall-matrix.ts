/** Products of tall, narrow, dense matrices, in pieces that fit into the processor's first cache. */

/** Rows of a piece: 64 rows of 74 doubles are 37 KB. */
const PIECE = 64;

/**
 * Adds AᵀA to `out`, both triangles. O(rows × width²) / 2.
 *
 * @param tall A, `[rows × width]`, row-major; what follows in the array is ignored
 * @param out `[width × width]`
 */
export function addGram(tall: Float64Array, rows: number, width: number, out: Float64Array): void {
  for (let first = 0; first < rows; first += PIECE) {
    const from = first * width;
    const to = Math.min(rows, first + PIECE) * width;
    let i = 0;
    for (; i + 1 < width; i += 2) addPairOfRows(tall, from, to, width, i, out);
    if (i < width) out[i * width + i] = out[i * width + i]! + dotOfColumns(tall, from, to, width, i, i);
  }
  for (let i = 0; i < width; i += 1) for (let j = 0; j < i; j += 1) out[i * width + j] = out[j * width + i]!;
}

/** Rows i and i + 1 of the upper triangle, two by four columns at a time: eight sums that stay in registers. */
function addPairOfRows(
  tall: Float64Array,
  from: number,
  to: number,
  width: number,
  i: number,
  out: Float64Array,
): void {
  const top = i * width;
  const below = top + width;
  let j = i;
  for (; j + 3 < width; j += 4) {
    let s00 = 0;
    let s01 = 0;
    let s02 = 0;
    let s03 = 0;
    let s10 = 0;
    let s11 = 0;
    let s12 = 0;
    let s13 = 0;
    for (let row = from; row < to; row += width) {
      const x0 = tall[row + i]!;
      const x1 = tall[row + i + 1]!;
      const y0 = tall[row + j]!;
      const y1 = tall[row + j + 1]!;
      const y2 = tall[row + j + 2]!;
      const y3 = tall[row + j + 3]!;
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s03 += x0 * y3;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
      s13 += x1 * y3;
    }
    out[top + j] = out[top + j]! + s00;
    out[top + j + 1] = out[top + j + 1]! + s01;
    out[top + j + 2] = out[top + j + 2]! + s02;
    out[top + j + 3] = out[top + j + 3]! + s03;
    out[below + j] = out[below + j]! + s10;
    out[below + j + 1] = out[below + j + 1]! + s11;
    out[below + j + 2] = out[below + j + 2]! + s12;
    out[below + j + 3] = out[below + j + 3]! + s13;
  }
  for (; j < width; j += 1) {
    out[top + j] = out[top + j]! + dotOfColumns(tall, from, to, width, i, j);
    out[below + j] = out[below + j]! + dotOfColumns(tall, from, to, width, i + 1, j);
  }
}

function dotOfColumns(tall: Float64Array, from: number, to: number, width: number, i: number, j: number): number {
  let sum = 0;
  for (let row = from; row < to; row += width) sum += tall[row + i]! * tall[row + j]!;
  return sum;
}

/**
 * Replaces A by A·Bᵀ, or its first columns by it where B has fewer rows. O(rows × width × columns), half of it where B is
 * a lower triangle.
 *
 * @param tall A, `[rows × width]`, row-major; overwritten: `[rows × columns]`, row-major, at the beginning of the array
 * @param factor B, `[columns × width]`, row-major, columns ≤ width
 * @param lower whether B is zero above its diagonal
 */
export function multiplyByTransposed(
  tall: Float64Array,
  rows: number,
  width: number,
  factor: Float64Array,
  columns: number,
  lower: boolean,
): void {
  // Two rows are kept while their places are overwritten; the last row of an odd number is paired with zeros.
  const pair = new Float64Array(2 * width);
  for (let row = 0; row < rows; row += 2) {
    const both = row + 1 < rows;
    pair.set(tall.subarray(row * width, (row + (both ? 2 : 1)) * width));
    const target = row * columns;
    for (let j = 0; j < columns; j += 4) {
      const count = Math.min(4, columns - j);
      const depth = lower ? Math.min(width, j + count) : width;
      // Beyond the last column, column j is computed again and not stored.
      const b0 = j * width;
      const b1 = count > 1 ? b0 + width : b0;
      const b2 = count > 2 ? b0 + 2 * width : b0;
      const b3 = count > 3 ? b0 + 3 * width : b0;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      for (let k = 0; k < depth; k += 1) {
        const x0 = pair[k]!;
        const x1 = pair[width + k]!;
        const y0 = factor[b0 + k]!;
        const y1 = factor[b1 + k]!;
        const y2 = factor[b2 + k]!;
        const y3 = factor[b3 + k]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
      }
      store(tall, target + j, count, s00, s01, s02, s03);
      if (both) store(tall, target + columns + j, count, s10, s11, s12, s13);
    }
  }
}

function store(out: Float64Array, at: number, count: number, a: number, b: number, c: number, d: number): void {
  out[at] = a;
  if (count > 1) out[at + 1] = b;
  if (count > 2) out[at + 2] = c;
  if (count > 3) out[at + 3] = d;
}

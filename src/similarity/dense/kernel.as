/** Finds the rows whose float32 score may be high enough; AssemblyScript, compiled by scripts/build-kernel.ts. */

// Rows are read one after the other and each from its beginning to its end, because only so memory is read at full speed (two or four rows
// side by side took three times as long at 384 columns). Four accumulators of four lanes hide the latency of the addition.
// A row takes `bytes` = 4 × columns, rounded up to a multiple of 16 and padded with zeros. Every lane adds up ⌈columns / 16⌉ products; two
// additions join the accumulators and two the lanes: the depth that errorBound (bound.ts) counts.

/** The products of a query with a row, in four sums; both are addresses of `bytes` bytes. */
// @ts-ignore: decorator
@inline
function sums(query: usize, row: usize, bytes: usize): v128 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  let at: usize = 0;
  for (const end = bytes & ~63; at < end; at += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(query + at), v128.load(row + at)));
    b = f32x4.add(b, f32x4.mul(v128.load(query + at, 16), v128.load(row + at, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(query + at, 32), v128.load(row + at, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(query + at, 48), v128.load(row + at, 48)));
  }
  if (bytes & 32) {
    a = f32x4.add(a, f32x4.mul(v128.load(query + at), v128.load(row + at)));
    b = f32x4.add(b, f32x4.mul(v128.load(query + at, 16), v128.load(row + at, 16)));
    at += 32;
  }
  if (bytes & 16) c = f32x4.add(c, f32x4.mul(v128.load(query + at), v128.load(row + at)));
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

/** The dot products of a query with four rows. */
// @ts-ignore: decorator
@inline
function dots(query: usize, rowA: usize, rowB: usize, rowC: usize, rowD: usize, bytes: usize): v128 {
  const a = sums(query, rowA, bytes);
  const b = sums(query, rowB, bytes);
  const c = sums(query, rowC, bytes);
  const d = sums(query, rowD, bytes);
  // Joins the lanes of all four at once: lane r of the result is (r0 + r2) + (r1 + r3) of row r.
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** Appends the rows whose bit is set, and their scores; returns the new end. What lies beyond the end is overwritten later. */
function keep(
  passes: i32,
  scores: v128,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  found: usize,
  foundRows: usize,
  foundScores: usize,
): usize {
  store<u32>(foundRows + (found << 2), a);
  store<f32>(foundScores + (found << 2), f32x4.extract_lane(scores, 0));
  found += passes & 1;
  store<u32>(foundRows + (found << 2), b);
  store<f32>(foundScores + (found << 2), f32x4.extract_lane(scores, 1));
  found += (passes >> 1) & 1;
  store<u32>(foundRows + (found << 2), c);
  store<f32>(foundScores + (found << 2), f32x4.extract_lane(scores, 2));
  found += (passes >> 2) & 1;
  store<u32>(foundRows + (found << 2), d);
  store<f32>(foundScores + (found << 2), f32x4.extract_lane(scores, 3));
  return found + (passes >> 3);
}

/**
 * Writes the rows from…to−1 whose score is at least the threshold, ascending, and their scores; returns how many.
 *
 * A score is the dot product with the query times the row's inverse length; a length of NaN keeps a row out.
 * `from` and `to` are multiples of four. Addresses: `query` and `matrix` rows of `bytes` bytes, `inverse` one f32 a row.
 */
export function scanRange(
  query: usize,
  matrix: usize,
  inverse: usize,
  bytes: usize,
  from: usize,
  to: usize,
  threshold: f32,
  foundRows: usize,
  foundScores: usize,
): usize {
  const least = f32x4.splat(threshold);
  let found: usize = 0;
  let at = matrix + from * bytes;
  for (let row = from; row < to; row += 4) {
    const b = at + bytes;
    const c = b + bytes;
    const d = c + bytes;
    const scores = f32x4.mul(dots(query, at, b, c, d, bytes), v128.load(inverse + (row << 2)));
    at = d + bytes;
    const passes = i32x4.bitmask(f32x4.ge(scores, least));
    if (passes != 0) found = keep(passes, scores, row, row + 1, row + 2, row + 3, found, foundRows, foundScores);
  }
  return found;
}

/** As scanRange, for the `count` rows (a multiple of four) that are listed at `rows`, one u32 each. */
export function scanList(
  query: usize,
  matrix: usize,
  inverse: usize,
  bytes: usize,
  rows: usize,
  count: usize,
  threshold: f32,
  foundRows: usize,
  foundScores: usize,
): usize {
  const least = f32x4.splat(threshold);
  let found: usize = 0;
  for (const end = rows + (count << 2); rows < end; rows += 16) {
    const a = load<u32>(rows);
    const b = load<u32>(rows, 4);
    const c = load<u32>(rows, 8);
    const d = load<u32>(rows, 12);
    let lengths = f32x4.splat(load<f32>(inverse + (a << 2)));
    lengths = f32x4.replace_lane(lengths, 1, load<f32>(inverse + (b << 2)));
    lengths = f32x4.replace_lane(lengths, 2, load<f32>(inverse + (c << 2)));
    lengths = f32x4.replace_lane(lengths, 3, load<f32>(inverse + (d << 2)));
    const scores = f32x4.mul(
      dots(query, matrix + a * bytes, matrix + b * bytes, matrix + c * bytes, matrix + d * bytes, bytes),
      lengths,
    );
    const passes = i32x4.bitmask(f32x4.ge(scores, least));
    if (passes != 0) found = keep(passes, scores, a, b, c, d, found, foundRows, foundScores);
  }
  return found;
}

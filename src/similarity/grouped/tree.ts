/** A k-d tree over rows of one group after the other, as flat arrays. */

/** Points with their coordinates: point p has `coordinates[p * dimensions … (p + 1) * dimensions - 1]`. */
export interface Points {
  readonly coordinates: Float64Array;
  readonly dimensions: number;
}

/** Trees, one a range of points. Node n covers `from[n] … to[n] - 1` of the final order; its left child, if any, is n + 1. */
export interface Forest {
  /** Root of each range. */
  readonly roots: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The right child; 0 for a leaf. */
  readonly right: Int32Array;
  /** Bounds of each node: dimension d of node n lies in `boxes[(n * dimensions + d) * 2]` … `boxes[(n * dimensions + d) * 2 + 1]`. */
  readonly boxes: Float64Array;
}

/** Points in a leaf: few enough to bound well, many enough that nodes cost little. */
const LEAF_POINTS = 24;

/** Points that are looked at to tell the widest dimension: boxes are exact all the same, splits need not be the best. */
const WIDTH_SAMPLE = 64;

/**
 * Builds one tree for each range, splitting at the median of the widest dimension, and reorders `order` within each range
 * so that every node's points are neighbours. O(points · log points).
 *
 * @param order point numbers; ranges are `starts[g] … starts[g + 1] - 1` of it
 */
export function buildForest({ coordinates, dimensions }: Points, order: Int32Array, starts: Int32Array): Forest {
  const nodes = { from: [] as number[], to: [] as number[], right: [] as number[], boxes: [] as number[] };
  const roots = new Int32Array(Math.max(0, starts.length - 1));
  const sides = dimensions * 2;

  const build = (from: number, to: number): number => {
    const node = nodes.from.length;
    nodes.from.push(from);
    nodes.to.push(to);
    nodes.right.push(0);
    for (let d = 0; d < dimensions; d += 1) nodes.boxes.push(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    const widest = to - from > LEAF_POINTS ? widestDimension(coordinates, dimensions, order, from, to) : -1;
    if (widest < 0) {
      enclose(nodes.boxes, node * sides, coordinates, dimensions, order, from, to);
      return node;
    }
    const middle = (from + to) >> 1;
    select(order, from, to - 1, middle, coordinates, dimensions, widest);
    const left = build(from, middle);
    const right = build(middle, to);
    nodes.right[node] = right;
    for (let side = 0; side < sides; side += 1) {
      const one = nodes.boxes[left * sides + side] as number;
      const other = nodes.boxes[right * sides + side] as number;
      nodes.boxes[node * sides + side] = side % 2 === 0 ? Math.min(one, other) : Math.max(one, other);
    }
    return node;
  };

  for (let range = 0; range < roots.length; range += 1) {
    roots[range] = build(starts[range] as number, starts[range + 1] as number);
  }
  return {
    roots,
    from: Int32Array.from(nodes.from),
    to: Int32Array.from(nodes.to),
    right: Int32Array.from(nodes.right),
    boxes: Float64Array.from(nodes.boxes),
  };
}

/** The dimension in which some of the points, evenly chosen, lie farthest apart; −1 when those are all the same. */
function widestDimension(
  coordinates: Float64Array,
  dimensions: number,
  order: Int32Array,
  from: number,
  to: number,
): number {
  const step = Math.max(1, Math.floor((to - from) / WIDTH_SAMPLE));
  let widest = -1;
  let width = 0;
  for (let d = 0; d < dimensions; d += 1) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let at = from; at < to; at += step) {
      const value = coordinates[(order[at] as number) * dimensions + d] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low > width) {
      width = high - low;
      widest = d;
    }
  }
  return widest;
}

/** Widens a box, given as low and high of each dimension, to hold the points. */
function enclose(
  boxes: number[],
  box: number,
  coordinates: Float64Array,
  dimensions: number,
  order: Int32Array,
  from: number,
  to: number,
): void {
  for (let d = 0; d < dimensions; d += 1) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let at = from; at < to; at += 1) {
      const value = coordinates[(order[at] as number) * dimensions + d] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    boxes[box + d * 2] = low;
    boxes[box + d * 2 + 1] = high;
  }
}

/** Quickselect (Hoare): afterwards no point before `middle` is greater, and none after it is less, in dimension d. */
function select(
  order: Int32Array,
  first: number,
  last: number,
  middle: number,
  coordinates: Float64Array,
  dimensions: number,
  d: number,
): void {
  let left = first;
  let right = last;
  while (left < right) {
    const pivot = coordinates[(order[(left + right) >> 1] as number) * dimensions + d] as number;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((coordinates[(order[i] as number) * dimensions + d] as number) < pivot) i += 1;
      while ((coordinates[(order[j] as number) * dimensions + d] as number) > pivot) j -= 1;
      if (i <= j) {
        const swapped = order[i] as number;
        order[i] = order[j] as number;
        order[j] = swapped;
        i += 1;
        j -= 1;
      }
    }
    if (middle <= j) right = j;
    else if (middle >= i) left = i;
    else return;
  }
}

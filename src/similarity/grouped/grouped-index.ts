/** The index for vectors of a few numbers and a set: groups of equal sets, and a tree of bounds within each. */

import { FlatIndex } from '../flat.ts';
import { queryNorm, rowNorms } from '../norms.ts';
import type { NearestQuery, RowFilter, SimilarityIndex, Vectors } from '../port.ts';
import { type Neighbours, TopK } from '../top-k.ts';
import { type GroupLayout, groupRows } from './layout.ts';
import { buildForest, type Forest } from './tree.ts';

/** What bounds may be off by rounding; a score is never off by as much. */
const SLACK = 1e-9;
/** Groups visited in the order of their bounds, before the rest is gone through as it lies. */
const BEST_GROUPS = 12;
/** Rows that are looked at for each one that passes a filter and is found, measured with some to spare. */
const LOOKS_PER_RESULT = 48;
/** Rows that are asked to tell how many pass a filter. */
const FILTER_SAMPLE = 256;

/**
 * Exact cosine similarity that looks at few rows.
 *
 * All rows v of one group have the same set S, so v/|v| lies in the space of the numbers and one more direction, 1_S/√|S|.
 * In it, a query q is a point of length m ≤ 1 (what of q lies outside is no help), and v a point of length 1:
 * cos(q, v) = m·⟨p, v⟩ = m·(1 − |p − v|²/2) with p of length 1. Hence m bounds a whole group, and the distance of p to the
 * bounding box of a tree's node bounds that node. Rows that the bounds do not exclude are scored by the definition.
 */
export class GroupedIndex implements SimilarityIndex {
  readonly kind = 'grouped';
  readonly rows: number;
  readonly columns: number;
  readonly #flat: FlatIndex;
  readonly #layout: GroupLayout;
  readonly #forest: Forest;
  /** The numbers and the length of each row, in the order of the forest. */
  readonly #numbers: Float32Array;
  readonly #norms: Float64Array;
  // Scratch, reused by every query.
  readonly #point: Float64Array;
  readonly #squares: Float64Array;
  readonly #stack = new Int32Array(128);
  readonly #distances = new Float64Array(128);

  /**
   * Builds the index in O(rows · (columns + log rows)).
   *
   * @throws {Error} if the vectors are not numbers and a set of at most 32 columns; if the block has another size than
   *   rows × columns; if a row is zero or not finite
   */
  constructor(vectors: Vectors, norms: Float64Array = rowNorms(vectors), layout = groupRows(vectors)) {
    if (layout === undefined) throw new Error('the vectors do not end with 1 to 32 columns of 0 and 1');
    this.rows = vectors.rows;
    this.columns = vectors.columns;
    this.#flat = new FlatIndex(vectors, norms);
    this.#layout = layout;
    const dimensions = layout.numbers + 1;
    this.#forest = buildForest(
      { coordinates: unitCoordinates(vectors, layout, norms), dimensions },
      layout.order,
      layout.starts,
    );
    this.#numbers = new Float32Array(vectors.rows * layout.numbers);
    this.#norms = new Float64Array(vectors.rows);
    layout.order.forEach((row, at) => {
      this.#norms[at] = norms[row] as number;
      for (let i = 0; i < layout.numbers; i += 1) {
        this.#numbers[at * layout.numbers + i] = vectors.matrix[row * vectors.columns + i] as number;
      }
    });
    this.#point = new Float64Array(dimensions);
    this.#squares = new Float64Array(layout.starts.length);
  }

  nearest(query: NearestQuery): Neighbours {
    const { vector, k, filter } = query;
    const norm = queryNorm(vector, this.columns);
    if (filter !== undefined && this.#flatIsCheaper(filter, k)) return this.#flat.nearest(query);
    const best = new TopK(k);
    const groups = this.#layout.starts.length - 1;
    this.#boundGroups(vector, norm);
    const squares = this.#squares;
    for (let visited = 0; visited < BEST_GROUPS; visited += 1) {
      let top = -1;
      let square = -1;
      for (let group = 0; group < groups; group += 1) {
        if ((squares[group] as number) > square) {
          square = squares[group] as number;
          top = group;
        }
      }
      if (top < 0 || !mayHold(square, best.threshold)) return best.finish();
      squares[top] = -1;
      this.#searchGroup(top, square, norm, query, best);
    }
    for (let group = 0; group < groups; group += 1) {
      const square = squares[group] as number;
      if (square >= 0 && mayHold(square, best.threshold)) this.#searchGroup(group, square, norm, query, best);
    }
    return best.finish();
  }

  /** m² of every group: how much of the query lies in the group's space. */
  #boundGroups(vector: Float64Array, norm: number): void {
    const { starts, numbers } = this.#layout;
    let base = 0;
    for (let i = 0; i < numbers; i += 1) {
      const a = (vector[i] as number) / norm;
      base += a * a;
    }
    for (let group = 0; group < starts.length - 1; group += 1) {
      const b = this.#setPart(group, vector, norm);
      this.#squares[group] = base + b * b;
    }
  }

  /** The query's coordinate in the direction of the group's set. */
  #setPart(group: number, vector: Float64Array, norm: number): number {
    const { members, memberStarts } = this.#layout;
    const from = memberStarts[group] as number;
    const to = memberStarts[group + 1] as number;
    if (from === to) return 0;
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += vector[members[at] as number] as number;
    return sum / (Math.sqrt(to - from) * norm);
  }

  #searchGroup(
    group: number,
    square: number,
    norm: number,
    { vector, exclude, filter }: NearestQuery,
    best: TopK,
  ): void {
    const { order, starts, numbers } = this.#layout;
    if (filter?.acceptsGroup?.(order[starts[group] as number] as number) === false) return;
    const { roots, from, to, right } = this.#forest;
    const stack = this.#stack;
    const distances = this.#distances;
    const m = Math.sqrt(square);
    const point = this.#point;
    for (let i = 0; i < numbers; i += 1) point[i] = m > 0 ? (vector[i] as number) / (norm * m) : 0;
    point[numbers] = m > 0 ? this.#setPart(group, vector, norm) / m : 0;

    let depth = 1;
    stack[0] = roots[group] as number;
    distances[0] = 0;
    while (depth > 0) {
      depth -= 1;
      const node = stack[depth] as number;
      if (m * (1 - (distances[depth] as number) / 2) + SLACK < best.threshold) continue;
      const other = right[node] as number;
      if (other === 0) {
        this.#scoreRows(group, from[node] as number, to[node] as number, norm, vector, exclude, filter, best);
        continue;
      }
      const left = this.#distance(node + 1);
      const far = this.#distance(other);
      const nearFirst = left <= far;
      stack[depth] = nearFirst ? other : node + 1;
      distances[depth] = nearFirst ? far : left;
      stack[depth + 1] = nearFirst ? node + 1 : other;
      distances[depth + 1] = nearFirst ? left : far;
      depth += 2;
    }
  }

  /** Squared distance of the query's point to the node's box. */
  #distance(node: number): number {
    const point = this.#point;
    const boxes = this.#forest.boxes;
    const dimensions = point.length;
    let sum = 0;
    for (let d = 0, at = node * dimensions * 2; d < dimensions; d += 1, at += 2) {
      const p = point[d] as number;
      const low = boxes[at] as number;
      const high = boxes[at + 1] as number;
      const gap = p < low ? low - p : p > high ? p - high : 0;
      sum += gap * gap;
    }
    return sum;
  }

  #scoreRows(
    group: number,
    from: number,
    to: number,
    norm: number,
    vector: Float64Array,
    exclude: NearestQuery['exclude'],
    filter: RowFilter | undefined,
    best: TopK,
  ): void {
    const { order, members, memberStarts, numbers: count } = this.#layout;
    const numbers = this.#numbers;
    const norms = this.#norms;
    const firstMember = memberStarts[group] as number;
    const endMember = memberStarts[group + 1] as number;
    for (let at = from; at < to; at += 1) {
      // The sum of the definition: columns that are 0 add nothing, those that are 1 the query's own value.
      let dot = 0;
      for (let i = 0, x = at * count; i < count; i += 1, x += 1) dot += (vector[i] as number) * (numbers[x] as number);
      for (let member = firstMember; member < endMember; member += 1)
        dot += vector[members[member] as number] as number;
      const score = dot / (norm * (norms[at] as number));
      if (score < best.threshold) continue;
      const row = order[at] as number;
      if ((filter === undefined || filter.accepts(row)) && exclude?.has(row) !== true) best.offer(row, score);
    }
  }

  /** Whether so few rows pass that looking at all of them in their order costs less. */
  #flatIsCheaper(filter: RowFilter, k: number): boolean {
    const step = Math.max(1, Math.floor(this.rows / FILTER_SAMPLE));
    let asked = 0;
    let passed = 0;
    for (let row = 0; row < this.rows; row += step) {
      asked += 1;
      if (filter.accepts(row)) passed += 1;
    }
    const share = Math.max(passed, 0.5) / asked;
    return (LOOKS_PER_RESULT * k) / share > this.rows;
  }
}

function mayHold(square: number, threshold: number): boolean {
  return threshold < 0 || Math.sqrt(square) + SLACK >= threshold;
}

/** Each row at length 1: its numbers, and √|S| of its set in one coordinate. */
function unitCoordinates({ matrix, columns, rows }: Vectors, layout: GroupLayout, norms: Float64Array): Float64Array {
  const { numbers, order, starts, memberStarts } = layout;
  const dimensions = numbers + 1;
  const coordinates = new Float64Array(rows * dimensions);
  for (let group = 0; group < starts.length - 1; group += 1) {
    const size = Math.sqrt((memberStarts[group + 1] as number) - (memberStarts[group] as number));
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at += 1) {
      const row = order[at] as number;
      const norm = norms[row] as number;
      for (let i = 0; i < numbers; i += 1) {
        coordinates[row * dimensions + i] = (matrix[row * columns + i] as number) / norm;
      }
      coordinates[row * dimensions + numbers] = size / norm;
    }
  }
  return coordinates;
}

/** The scan by WebAssembly SIMD: float32 finds the rows that may be among the best, the definition scores them. */

import type { NearestQuery, RowFilter, Vectors } from '../port.ts';
import type { TopK } from '../top-k.ts';
import { errorBound, QUERY_LENGTHS, ROW_LENGTHS, within } from './bound.ts';
import type { ScanEngine } from './engine.ts';
import { createKernel, type Kernel, MOST_PAGES, PAGE_BYTES } from './kernel.ts';

/** Rows a call of the kernel compares: few at first, as the threshold rises fastest there, then so many that calls cost nothing. */
const FIRST_BLOCK = 64;
const LARGEST_BLOCK = 4096;
/** Rows that are asked to tell how many pass a filter. */
const FILTER_SAMPLE = 256;
/** Of which so many must pass for the share of rows that pass to be known well enough. */
const FEW_PASSED = 32;
/** Comparing as many columns takes about as long as asking a filter. */
const FILTER_COLUMNS = 100;

/** Where things lie in the memory, as byte addresses, all multiples of 64. */
interface Layout {
  /** Bytes of a row or query: 4 × columns, rounded up to a multiple of 16. */
  readonly bytes: number;
  /** A row whose inverse length is NaN and which therefore is never found; fills up lists. */
  readonly filler: number;
  readonly query: number;
  readonly list: number;
  readonly foundRows: number;
  readonly foundScores: number;
  readonly inverse: number;
  readonly matrix: number;
  readonly pages: number;
}

/**
 * Keeps the rows in WebAssembly's memory, padded with zeros to multiples of four columns (one copy, 4 bytes a value).
 *
 * A row is scored by the definition as soon as its float32 score is at least the k-th best exact score so far minus the error bound. Every
 * row of the answer passes: its exact score is at least that k-th best, its float32 score at most the bound below. (Were candidates judged
 * by the k-th best float32 score instead, twice the bound would be needed.) About k · (1 + ln(rows / k)) rows are scored twice where they
 * come in random order; none is more than that. O(rows × columns) a query; nothing is allocated.
 */
export class WasmEngine implements ScanEngine {
  readonly #rows: number;
  readonly #columns: number;
  readonly #norms: Float64Array;
  readonly #layout: Layout;
  readonly #kernel: Kernel;
  readonly #matrix: Float32Array;
  readonly #query: Float32Array;
  readonly #list: Int32Array;
  readonly #foundRows: Int32Array;
  readonly #foundScores: Float32Array;
  readonly #bound: number;
  /** Rows too long or short for float32, always scored by the definition. */
  readonly #unusual: readonly number[];

  /**
   * @param norms the rows' lengths
   * @throws {Error} if rows, padding and work space need more than 4 GiB, or the memory cannot be had
   */
  constructor({ matrix, rows, columns }: Vectors, norms: Float64Array) {
    const layout = layOut(rows, columns);
    const { kernel, memory } = createKernel(layout.pages);
    const { buffer } = memory;
    this.#rows = rows;
    this.#columns = columns;
    this.#norms = norms;
    this.#layout = layout;
    this.#kernel = kernel;
    this.#bound = errorBound(columns);
    this.#query = new Float32Array(buffer, layout.query, columns);
    this.#list = new Int32Array(buffer, layout.list, LARGEST_BLOCK);
    this.#foundRows = new Int32Array(buffer, layout.foundRows, LARGEST_BLOCK);
    this.#foundScores = new Float32Array(buffer, layout.foundScores, LARGEST_BLOCK);
    this.#matrix = new Float32Array(buffer, layout.matrix, (layout.filler + 1) * (layout.bytes / 4));
    const unusual: number[] = [];
    const inverse = new Float32Array(buffer, layout.inverse, layout.filler + 1).fill(Number.NaN);
    for (let row = 0; row < rows; row += 1) {
      this.#matrix.set(matrix.subarray(row * columns, (row + 1) * columns), row * (layout.bytes / 4));
      if (within(norms[row]!, ROW_LENGTHS)) inverse[row] = 1 / norms[row]!;
      else unusual.push(row);
    }
    this.#unusual = unusual;
  }

  scan(query: NearestQuery, norm: number, best: TopK): void {
    const { vector, filter } = query;
    if (!within(norm, QUERY_LENGTHS)) {
      for (let row = 0; row < this.#rows; row += 1) this.#consider(row, query, norm, best);
      return;
    }
    for (const row of this.#unusual) this.#consider(row, query, norm, best);
    const columns = this.#columns;
    for (let i = 0; i < columns; i += 1) this.#query[i] = vector[i]! / norm;
    if (filter !== undefined && this.#filterFirst(filter, query.k)) this.#scanAccepted(query, filter, norm, best);
    else this.#scanAll(query, norm, best);
  }

  /**
   * Whether it is cheaper to ask the filter about every row and compare those that pass, than to compare every row and ask about those whose
   * score is high enough: about k · (1 + ln(rows that pass / k)) of the rows that pass, and as large a share of the others. Judged by a sample.
   */
  #filterFirst(filter: RowFilter, k: number): boolean {
    const rows = this.#rows;
    let passed = 0;
    for (let i = 0; i < FILTER_SAMPLE; i += 1) {
      if (rows > 0 && filter.accepts(Math.floor((i * rows) / FILTER_SAMPLE))) passed += 1;
    }
    if (passed < FEW_PASSED) return true;
    const share = passed / FILTER_SAMPLE;
    const contenders = Math.min(1, (k * (1 + Math.log(Math.max(1, (share * rows) / k)))) / (share * rows));
    return FILTER_COLUMNS + share * this.#columns < this.#columns + contenders * FILTER_COLUMNS;
  }

  #scanAll(query: NearestQuery, norm: number, best: TopK): void {
    const { bytes, matrix, inverse, query: address, foundRows, foundScores } = this.#layout;
    const end = roundUp(this.#rows, 4);
    for (let from = 0, size = FIRST_BLOCK; from < end; size = Math.min(LARGEST_BLOCK, size * 2)) {
      const to = Math.min(end, from + size);
      const least = best.threshold - this.#bound;
      const found = this.#kernel.scanRange(address, matrix, inverse, bytes, from, to, least, foundRows, foundScores);
      this.#score(found, query, norm, best);
      from = to;
    }
  }

  #scanAccepted(query: NearestQuery, filter: RowFilter, norm: number, best: TopK): void {
    const { bytes, matrix, inverse, query: address, list, filler, foundRows, foundScores } = this.#layout;
    const accepted = this.#list;
    const rows = this.#rows;
    for (let row = 0, size = FIRST_BLOCK; row < rows; size = Math.min(LARGEST_BLOCK, size * 2)) {
      let count = 0;
      for (; row < rows && count < size; row += 1) {
        if (!filter.accepts(row)) continue;
        accepted[count] = row;
        count += 1;
      }
      for (; count % 4 !== 0; count += 1) accepted[count] = filler;
      const least = best.threshold - this.#bound;
      const found = this.#kernel.scanList(address, matrix, inverse, bytes, list, count, least, foundRows, foundScores);
      this.#score(found, query, norm, best);
    }
  }

  /** Scores by the definition what the kernel found and passes, unless the threshold has risen above it since. */
  #score(found: number, { vector, exclude, filter }: NearestQuery, norm: number, best: TopK): void {
    for (let i = 0; i < found; i += 1) {
      if (this.#foundScores[i]! < best.threshold - this.#bound) continue;
      const row = this.#foundRows[i]!;
      if (exclude?.has(row) === true || filter?.accepts(row) === false) continue;
      const score = this.#exactScore(row, vector, norm);
      if (score >= best.threshold) best.offer(row, score);
    }
  }

  /** Scores a row that the kernel cannot judge. A score that is no number (the query's length overflowed) never enters. */
  #consider(row: number, { vector, exclude, filter }: NearestQuery, norm: number, best: TopK): void {
    if (filter?.accepts(row) === false || exclude?.has(row) === true) return;
    const score = this.#exactScore(row, vector, norm);
    if (score > best.threshold) best.offer(row, score);
  }

  #exactScore(row: number, vector: Float64Array, norm: number): number {
    const matrix = this.#matrix;
    const columns = this.#columns;
    let dot = 0;
    for (let i = 0, at = row * (this.#layout.bytes / 4); i < columns; i += 1, at += 1) dot += vector[i]! * matrix[at]!;
    return dot / (norm * this.#norms[row]!);
  }
}

function layOut(rows: number, columns: number): Layout {
  const bytes = roundUp(4 * columns, 16);
  const filler = roundUp(rows + 1, 4) - 1;
  let end = 0;
  const take = (size: number): number => {
    const address = end;
    end = roundUp(end + size, 64);
    return address;
  };
  const query = take(bytes);
  const list = take(4 * LARGEST_BLOCK);
  // The kernel writes up to three entries beyond the last that it keeps.
  const foundRows = take(4 * (LARGEST_BLOCK + 4));
  const foundScores = take(4 * (LARGEST_BLOCK + 4));
  const inverse = take(4 * (filler + 1));
  const matrix = take(bytes * (filler + 1));
  const pages = Math.ceil(end / PAGE_BYTES);
  if (pages > MOST_PAGES) {
    throw new Error(
      `${rows} rows × ${columns} columns need ${(end / 2 ** 30).toFixed(1)} GiB: a dense index holds at most 4 GiB`,
    );
  }
  return { bytes, filler, query, list, foundRows, foundScores, inverse, matrix, pages };
}

function roundUp(size: number, unit: number): number {
  return Math.ceil(size / unit) * unit;
}

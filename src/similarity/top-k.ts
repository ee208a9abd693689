/** Keeps the k best (score, row) pairs seen so far, without allocating per candidate. */

/** Rows with their scores, the best first; equal scores by ascending row. */
export interface Neighbours {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
}

/**
 * A bounded list in order: the higher score first, of equal scores the lower row.
 *
 * Insertion is O(k), which beats a heap for the small k (≤ 50) of a recommendation and keeps the list sorted.
 */
export class TopK {
  readonly #rows: Int32Array;
  readonly #scores: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new Error(`k must be a whole number of at least 1, found ${capacity}`);
    this.#rows = new Int32Array(capacity);
    this.#scores = new Float64Array(capacity);
  }

  /** The score that a candidate of a later row must exceed to enter; −Infinity until the list is full. */
  get threshold(): number {
    return this.#size < this.#rows.length ? Number.NEGATIVE_INFINITY : (this.#scores[this.#size - 1] as number);
  }

  /** Offers a candidate. */
  offer(row: number, score: number): void {
    const rows = this.#rows;
    const scores = this.#scores;
    let at = this.#size;
    if (at === rows.length) {
      at -= 1;
      const last = scores[at] as number;
      if (score < last || (score === last && row > (rows[at] as number))) return;
    } else {
      this.#size += 1;
    }
    while (at > 0) {
      const above = scores[at - 1] as number;
      if (above > score || (above === score && (rows[at - 1] as number) < row)) break;
      scores[at] = above;
      rows[at] = rows[at - 1] as number;
      at -= 1;
    }
    scores[at] = score;
    rows[at] = row;
  }

  /** What was kept, the best first. */
  finish(): Neighbours {
    return { rows: this.#rows.slice(0, this.#size), scores: this.#scores.slice(0, this.#size) };
  }
}

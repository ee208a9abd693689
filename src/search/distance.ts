/** Counts the typos between a query and a name: insertions, deletions, substitutions and swaps of neighbours. */

/** The longest pattern that fits the bit-parallel algorithm. */
const WORD_BITS = 32;

/** More than any pattern's length: "too far away". */
export const FAR = 0x7fff;

/**
 * Optimal string alignment distance (Damerau–Levenshtein in which no substring is edited twice) of one pattern to many texts, over UTF-16 units.
 *
 * Up to 32 units it is the bit-parallel algorithm of Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances", Nordic
 * Journal of Computing 10 (2003): a few machine operations per letter of the text. Longer patterns take dynamic programming within a
 * diagonal band. Nothing is allocated per text.
 */
export class Typos {
  /** After {@link measure}: the distance to the whole text, {@link FAR} if above the limit. */
  whole: number = FAR;
  /** After {@link measure}: the least distance to a beginning of the text (the whole included), {@link FAR} if above the limit. */
  beginning: number = FAR;
  /** After {@link measure}: where that beginning ends, as an index of the text's array; the longest of equally good ones. */
  end = 0;

  readonly #masks = new Int32Array(0x10000);
  #pattern: Uint16Array = new Uint16Array(0);
  #rows: [Int32Array, Int32Array, Int32Array] = [new Int32Array(1), new Int32Array(1), new Int32Array(1)];

  /** Sets the pattern for the measurements to come. */
  prepare(pattern: Uint16Array): void {
    for (const unit of this.#pattern) this.#masks[unit] = 0;
    this.#pattern = pattern;
    if (pattern.length <= WORD_BITS) {
      for (let at = 0; at < pattern.length; at++) this.#masks[pattern[at]!]! |= 1 << at;
    } else {
      const width = pattern.length + 1;
      this.#rows = [new Int32Array(width), new Int32Array(width), new Int32Array(width)];
    }
  }

  /**
   * Compares the pattern with `text[from]` up to, not including, `text[to]`.
   *
   * @param limit distances above it are reported as {@link FAR}
   * @returns whether some beginning of the text is within the limit
   */
  measure(text: Uint16Array, from: number, to: number, limit: number): boolean {
    this.whole = FAR;
    this.beginning = FAR;
    this.end = from;
    const { length } = this.#pattern;
    if (length <= limit) this.#take(length, from, to, limit);
    if (length === 0 && to - from <= limit) this.whole = to - from;
    if (length === 0 || to - from < length - limit) return this.beginning <= limit;
    if (length <= WORD_BITS) this.#bits(text, from, to, limit);
    else this.#band(text, from, to, limit);
    return this.beginning <= limit;
  }

  /** Notes the distance of the pattern to the text up to `end`. */
  #take(distance: number, end: number, to: number, limit: number): void {
    if (distance > limit) return;
    if (end === to) this.whole = distance;
    if (distance <= this.beginning) {
      this.beginning = distance;
      this.end = end;
    }
  }

  #bits(text: Uint16Array, from: number, to: number, limit: number): void {
    const masks = this.#masks;
    const { length } = this.#pattern;
    const last = 1 << (length - 1);
    const stop = Math.min(to, from + length + limit);
    let vp = -1;
    let vn = 0;
    let d0 = 0;
    let before = 0;
    let distance = length;
    for (let at = from; at < stop; at++) {
      const mask = masks[text[at]!]!;
      const swap = ((~d0 & mask) << 1) & before;
      d0 = ((((mask & vp) + vp) | 0) ^ vp) | mask | vn | swap;
      let hp = vn | ~(d0 | vp);
      let hn = d0 & vp;
      if ((hp & last) !== 0) distance++;
      else if ((hn & last) !== 0) distance--;
      hp = (hp << 1) | 1;
      hn <<= 1;
      vp = hn | ~(d0 | hp);
      vn = hp & d0;
      before = mask;
      if (distance <= limit) this.#take(distance, at + 1, to, limit);
      else if (distance - (stop - at - 1) > limit) return;
    }
  }

  #band(text: Uint16Array, from: number, to: number, limit: number): void {
    const pattern = this.#pattern;
    const { length } = pattern;
    const stop = Math.min(to, from + length + limit);
    let [older, old, row] = this.#rows;
    for (let column = 0; column <= length; column++) old[column] = column;
    for (let at = from; at < stop; at++) {
      const line = at - from + 1;
      const left = Math.max(1, line - limit);
      const right = Math.min(length, line + limit);
      row.fill(FAR);
      if (line <= limit) row[0] = line;
      let least = row[0]!;
      for (let column = left; column <= right; column++) {
        const same = pattern[column - 1] === text[at];
        let cost = Math.min(old[column - 1]! + (same ? 0 : 1), old[column]! + 1, row[column - 1]! + 1);
        if (line > 1 && column > 1 && pattern[column - 2] === text[at] && pattern[column - 1] === text[at - 1]) {
          cost = Math.min(cost, older[column - 2]! + 1);
        }
        row[column] = cost;
        if (cost < least) least = cost;
      }
      if (right === length) this.#take(row[length]!, at + 1, to, limit);
      if (least > limit) return;
      [older, old, row] = [old, row, older];
    }
  }
}

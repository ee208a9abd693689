/** How long to wait before a worker is replaced, and when it is no use any more. */

/** A worker that served as long did not fail because of how it was started. */
const LONG_LIFE_MS = 10_000;

/** So many in a row that did not: something is wrong that a new start does not put right. */
export const MOST_SHORT_LIVES = 5;

const FIRST_WAIT_MS = 100;

/** Counts short lives in a row. */
export class Respite {
  #shortLives = 0;

  /**
   * A worker ended unasked after it had served for so many milliseconds.
   *
   * @returns milliseconds to wait before the next is started, twice as many after each short life; `undefined` to give up
   */
  after(lifeMs: number): number | undefined {
    this.#shortLives = lifeMs < LONG_LIFE_MS ? this.#shortLives + 1 : 0;
    if (this.#shortLives >= MOST_SHORT_LIVES) return undefined;
    return this.#shortLives === 0 ? 0 : FIRST_WAIT_MS * 2 ** (this.#shortLives - 1);
  }
}

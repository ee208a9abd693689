/** Lets so many through a second, and no more. */

/** A token bucket that holds one second's worth. */
export class Ceiling {
  readonly #perSecond: number;
  readonly #now: () => number;
  #tokens: number;
  #filledAt: number;

  /** @param now milliseconds since any moment */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#now = now;
    this.#tokens = Math.max(1, perSecond);
    this.#filledAt = now();
  }

  /** Whether another may pass now; if so, it counts. O(1). */
  take(): boolean {
    const now = this.#now();
    const room = Math.max(1, this.#perSecond);
    this.#tokens = Math.min(room, this.#tokens + ((now - this.#filledAt) / 1000) * this.#perSecond);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

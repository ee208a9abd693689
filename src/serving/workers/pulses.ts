/** Notices workers that hang: each gives a sign of life once a second while it does anything at all. */

/** Milliseconds between two signs of life, and between two looks. */
export const PULSE_MS = 1_000;

/**
 * Counts looks without a sign of life in between, rather than time: while the looking process itself stands still, such as when the machine sleeps, nobody is
 * found to be silent. Ids are those of workers.
 */
export class Pulses {
  readonly #most: number;
  readonly #onSilent: (id: number) => void;
  readonly #silent = new Map<number, number>();

  /**
   * @param most looks without a sign of life after which a worker is taken to hang
   * @param onSilent told which one, once
   */
  constructor(most: number, onSilent: (id: number) => void) {
    this.#most = most;
    this.#onSilent = onSilent;
  }

  /** One gave a sign of life, or serves now; the first begins the watch over it. */
  heard(id: number): void {
    this.#silent.set(id, 0);
  }

  /** One has ended. */
  ended(id: number): void {
    this.#silent.delete(id);
  }

  /** To be called every `PULSE_MS`. */
  look(): void {
    for (const [id, before] of this.#silent) {
      const looks = before + 1;
      if (looks <= this.#most) this.#silent.set(id, looks);
      else {
        this.#silent.delete(id);
        this.#onSilent(id);
      }
    }
  }
}

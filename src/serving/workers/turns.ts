/** Lets one after the other do something, so that never more than one worker loads a model. */

/** Longest time for one turn in milliseconds; whoever takes longer keeps the others waiting no more. */
const MAX_TURN_MS = 60_000;

/** A queue of those who wait. Ids are those of workers. */
export class Turns {
  readonly #begin: (id: number) => void;
  readonly #waiting: number[] = [];
  #current: { readonly id: number; readonly timer: NodeJS.Timeout } | undefined;

  /** @param begin tells one that it is its turn */
  constructor(begin: (id: number) => void) {
    this.#begin = begin;
  }

  /** One wants a turn. Asking twice is asking once. */
  want(id: number): void {
    if (this.#current?.id === id || this.#waiting.includes(id)) return;
    this.#waiting.push(id);
    if (this.#current === undefined) this.#next();
  }

  /** One is done, or gone. */
  over(id: number): void {
    const at = this.#waiting.indexOf(id);
    if (at >= 0) this.#waiting.splice(at, 1);
    if (this.#current?.id !== id) return;
    clearTimeout(this.#current.timer);
    this.#next();
  }

  #next(): void {
    const id = this.#waiting.shift();
    this.#current = id === undefined ? undefined : { id, timer: setTimeout(() => this.over(id), MAX_TURN_MS).unref() };
    if (id !== undefined) this.#begin(id);
  }
}

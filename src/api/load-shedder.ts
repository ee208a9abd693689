/**
 * Decides which requests to turn away when more come than can be answered.
 *
 * Requests are answered one after the other on the event loop; those that wait are in sockets that nobody has read yet. In each turn of the loop all sockets with something in
 * them are read, so the length of a turn is how long a request may wait. Once all turns have been longer than `maxWaitMs` for a while (`patienceMs`), only a fifth of that is spent on
 * beginning work in each turn; whatever else is read in the same turn is turned away, which costs little. So turns stay short, nobody who is answered waits for long, and
 * the processor goes on answering instead of working off requests whose clients have gone. It ends when nothing had to be turned away for as long as it took to begin.
 *
 * A queue that was short at any moment within the patience is a burst and no overload: after Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 10 (5), 2012.
 * Turns become much shorter than what is tolerated because everything else waits for them, too: answers on their way out, new connections, and the probes on them.
 */

/** What the decision depends on. */
export interface LoadShedderOptions {
  /** Longest turn, in milliseconds, that is no sign of overload. */
  readonly maxWaitMs: number;
  /** Milliseconds during which all turns must be longer than that before anything is turned away. */
  readonly patienceMs: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** Calls back when the sockets of this turn have been read: once a turn, `setImmediate` without it. */
  readonly atEndOfTurn?: (callback: () => void) => void;
}

/** The share of the longest tolerable turn in which work is begun under overload. */
const BUDGET_SHARE = 0.2;

/** Watches the turns of one event loop. */
export class LoadShedder {
  readonly #maxWaitMs: number;
  readonly #patienceMs: number;
  readonly #now: () => number;
  readonly #atEndOfTurn: (callback: () => void) => void;
  /** When the first request of this turn was read; `undefined` between turns. */
  #turnBegan: number | undefined;
  #lastTurnEnded: number;
  /** When a turn was last known to be tolerable. */
  #lastShort: number;
  /** When a request was last turned away, or overload began. */
  #lastTrouble = Number.NEGATIVE_INFINITY;
  #isOverloaded = false;

  constructor({
    maxWaitMs,
    patienceMs,
    now = () => performance.now(),
    atEndOfTurn = setImmediate,
  }: LoadShedderOptions) {
    this.#maxWaitMs = maxWaitMs;
    this.#patienceMs = patienceMs;
    this.#now = now;
    this.#atEndOfTurn = atEndOfTurn;
    this.#lastShort = now();
    this.#lastTurnEnded = this.#lastShort;
  }

  /** Whether to begin work on a request now. To be asked whenever work begins: when a request was read, and again when it had to wait for something. O(1). */
  admits(): boolean {
    const now = this.#now();
    const turnBegan = this.#turnBegan ?? this.#beginTurn(now);
    if (!this.#isOverloaded && now - this.#lastShort > this.#patienceMs) {
      this.#isOverloaded = true;
      this.#lastTrouble = now;
    }
    if (!this.#isOverloaded) return true;
    if (now - turnBegan <= BUDGET_SHARE * this.#maxWaitMs) return true;
    this.#lastTrouble = now;
    return false;
  }

  #beginTurn(now: number): number {
    this.#turnBegan = now;
    // Nothing was read for as long as a turn may take: nobody waits. (Or the process was busy with something else, which is no overload either.)
    if (now - this.#lastTurnEnded > this.#maxWaitMs) this.#lastShort = now;
    this.#atEndOfTurn(() => this.#endTurn(now));
    return now;
  }

  #endTurn(began: number): void {
    const now = this.#now();
    this.#turnBegan = undefined;
    this.#lastTurnEnded = now;
    if (now - began <= this.#maxWaitMs) this.#lastShort = now;
    if (!this.#isOverloaded || now - this.#lastTrouble <= this.#patienceMs) return;
    this.#isOverloaded = false;
    this.#lastShort = now;
  }
}

/**
 * Decides which requests to turn away when more come than can be answered.
 *
 * Requests are answered one after the other on the event loop; those that wait are in sockets that nobody has read yet. In each turn of the loop all sockets with something in
 * them are read, so the length of a turn is how long a request may wait. Once all turns have been longer than `maxWaitMs` for a while (`patienceMs`), only a fifth of that is spent on
 * beginning work in each turn; whatever else is read in the same turn is turned away, which costs little. So turns stay short, nobody who is answered waits for long, and
 * the processor goes on answering instead of working off requests whose clients have gone. It ends when nothing had to be turned away for as long as it took to begin, or when the
 * loop was idle for a twentieth of that time: under overload it never is.
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
  /** Whether the process does work of its own that makes turns long for a moment, such as loading a model: no overload begins then. */
  readonly isBusy?: (() => boolean) | undefined;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** Calls back when the sockets of this turn have been read: once a turn, `setImmediate` without it. */
  readonly atEndOfTurn?: (callback: () => void) => void;
}

/** The share of the longest tolerable turn in which work is begun under overload. */
const BUDGET_SHARE = 0.2;

/** The share of a window of `patienceMs` between turns, with nothing to read, that no overload leaves. */
const IDLE_SHARE = 0.05;

/** Watches the turns of one event loop. */
export class LoadShedder {
  readonly #maxWaitMs: number;
  readonly #patienceMs: number;
  readonly #isBusy: () => boolean;
  readonly #now: () => number;
  readonly #atEndOfTurn: (callback: () => void) => void;
  /** When the first request of this turn was read; `undefined` between turns. */
  #turnBegan: number | undefined;
  #lastTurnEnded: number;
  /** Since when time between turns is added up, and how much it is. */
  #windowBegan: number;
  #idleMs = 0;
  /** When a turn was last known to be tolerable. */
  #lastShort: number;
  /** When a request was last turned away, or overload began. */
  #lastTrouble = Number.NEGATIVE_INFINITY;
  #isOverloaded = false;
  /** Milliseconds in which work is begun in this turn, under overload. */
  #budgetMs: number;
  /** Requests that were taken and whose work has not begun, and how many may be at once. */
  #waiting = 0;
  #mostWaiting = Number.POSITIVE_INFINITY;
  /** Requests whose work began in this turn, and whether one came too late for it. */
  #begun = 0;
  #wasLate = false;
  /** When the first request of this turn was turned away. */
  #turnedAwayFrom: number | undefined;

  constructor({
    maxWaitMs,
    patienceMs,
    isBusy = () => false,
    now = () => performance.now(),
    atEndOfTurn = setImmediate,
  }: LoadShedderOptions) {
    this.#maxWaitMs = maxWaitMs;
    this.#patienceMs = patienceMs;
    this.#isBusy = isBusy;
    this.#now = now;
    this.#atEndOfTurn = atEndOfTurn;
    this.#lastShort = now();
    this.#lastTurnEnded = this.#lastShort;
    this.#windowBegan = this.#lastShort;
    this.#budgetMs = BUDGET_SHARE * maxWaitMs;
  }

  /**
   * Whether to take a request that was read now. One that is taken waits until {@link left} is called, before its work begins or because it has ended: under overload no
   * more may wait than could begin in a turn of late, so that what is turned away is turned away here, where it costs least. O(1).
   */
  admits(): boolean {
    const isIn = this.#isInTime() && this.#waiting < this.#mostWaiting;
    if (isIn) this.#waiting += 1;
    else {
      this.#lastTrouble = this.#now();
      this.#turnedAwayFrom ??= this.#lastTrouble;
    }
    return isIn;
  }

  /** A request that was taken does not wait any more. */
  left(): void {
    this.#waiting -= 1;
  }

  /** Whether to begin the work of a request that was taken, and perhaps had to wait for its body or for a limit. O(1). */
  begins(): boolean {
    const isIn = this.#isInTime();
    if (isIn) this.#begun += 1;
    else {
      this.#wasLate = true;
      this.#lastTrouble = this.#now();
      this.#mostWaiting = Math.max(1, this.#begun);
    }
    return isIn;
  }

  #isInTime(): boolean {
    const now = this.#now();
    const turnBegan = this.#turnBegan ?? this.#beginTurn(now);
    if (this.#isBusy()) this.#lastShort = now;
    if (!this.#isOverloaded && now - this.#lastShort > this.#patienceMs) {
      this.#isOverloaded = true;
      this.#lastTrouble = now;
    }
    return !this.#isOverloaded || now - turnBegan <= this.#budgetMs;
  }

  #beginTurn(now: number): number {
    this.#turnBegan = now;
    this.#begun = 0;
    this.#wasLate = false;
    this.#turnedAwayFrom = undefined;
    // Nothing was read for as long as a turn may take: nobody waits. (Or the process was busy with something else, which is no overload either.)
    if (now - this.#lastTurnEnded > this.#maxWaitMs) this.#lastShort = now;
    this.#countIdle(now);
    this.#atEndOfTurn(() => this.#endTurn(now));
    return now;
  }

  #countIdle(now: number): void {
    this.#idleMs += now - this.#lastTurnEnded;
    const window = now - this.#windowBegan;
    if (window < this.#patienceMs) return;
    if (this.#isOverloaded && this.#idleMs > IDLE_SHARE * window) this.#recover(now);
    this.#windowBegan = now;
    this.#idleMs = 0;
  }

  #recover(now: number): void {
    this.#isOverloaded = false;
    this.#mostWaiting = Number.POSITIVE_INFINITY;
    this.#lastShort = now;
  }

  #endTurn(began: number): void {
    const now = this.#now();
    this.#turnBegan = undefined;
    this.#lastTurnEnded = now;
    if (now - began <= this.#maxWaitMs) this.#lastShort = now;
    // Where more comes than can even be turned away, as much time goes into answers as into that.
    this.#budgetMs = Math.max(BUDGET_SHARE * this.#maxWaitMs, now - (this.#turnedAwayFrom ?? now));
    if (!this.#isOverloaded) return;
    if (!this.#wasLate) this.#mostWaiting += 1;
    if (now - this.#lastTrouble > this.#patienceMs) this.#recover(now);
  }
}

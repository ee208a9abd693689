/**
 * Where requests wait for the event loop, and from which those are turned away that have waited too long when more come than can be answered.
 *
 * In each turn of the loop all sockets with something in them are read. Were each request answered as it is read, a turn would be as long as all of them take, and whoever is not read yet
 * would wait where nobody can see it. Here one is begun in each turn, and the others wait in a queue: turns stay short, and how long everybody has waited is known.
 *
 * Once whoever had waited longest waited for more than `maxWaitMs`, at every look throughout `patienceMs`, it is overload: requests that have waited for longer are turned away, which costs
 * little, and the newest is answered first, as its client is the least likely to have given up. It ends when there would have been time for all that came in the last `patienceMs`,
 * those turned away included.
 *
 * A queue that was short at any moment within the patience is a burst and no overload: after Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 10 (5), 2012. Last in, first out under
 * overload: after Maurer, "Fail at Scale", ACM Queue 13 (8), 2015.
 */

/** What waits. */
export interface Waiting {
  /** Whose it is: what is begun for the same one without a pause needs not wait again. */
  readonly key: object;
  /** Whether it has waited and been begun before, as what had then to wait for its body or for Redis. */
  readonly isAgain: boolean;
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean;
  /** Begins it; it has waited for so many milliseconds. */
  readonly begin: (waitedMs: number) => void;
  /** Turns it away; it has waited for so many milliseconds. */
  readonly turnAway: (waitedMs: number) => void;
}

/** What the decision depends on. */
export interface RequestQueueOptions {
  /** Longest wait, in milliseconds, that is no sign of overload, and the longest under overload. */
  readonly maxWaitMs: number;
  /** Milliseconds during which all must have waited for longer than that before anything is turned away. */
  readonly patienceMs: number;
  /** Whether the process does work of its own that keeps everybody waiting for a moment, such as loading a model: no overload begins then. */
  readonly isBusy?: (() => boolean) | undefined;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  /** Calls back when the sockets that are ready have been read, in the order of the calls; what a callback asks for comes a turn later. `setImmediate` without it. */
  readonly inTurn?: (callback: () => void) => void;
}

/** Most that wait at once, so that memory is bounded whatever comes. */
const MOST_WAITING = 10_000;

/** Milliseconds of a turn in which requests are turned away, or as long as was needed to read what came. */
const TURNING_AWAY_MS = 5;

/** Most that are begun in a turn, where reading what comes takes longer than answering it. */
const MOST_STEPS = 256;

interface Entry {
  readonly waiting: Waiting;
  readonly since: number;
}

/** Requests on their way to the event loop. */
export class RequestQueue {
  readonly #maxWaitMs: number;
  readonly #patienceMs: number;
  readonly #isBusy: () => boolean;
  readonly #now: () => number;
  readonly #inTurn: (callback: () => void) => void;
  /** In the order in which they came. Few enough that taking the first costs nothing. */
  readonly #entries: Entry[] = [];
  /** What is being begun, until the loop goes on to something else. */
  #current: object | undefined;
  /** Whether the next turn is asked for, and so something has begun or waits. */
  #isArmed = false;
  /** How many are begun in this turn. */
  #steps = 1;
  /** When reading, and when working, began last; while nothing is there, when the last turn ended. */
  #readFrom: number;
  #workFrom: number;
  /** When the longest wait was last known to be tolerable. */
  #lastShort: number;
  #isOverloaded = false;
  /** Since when the following are counted: idle milliseconds, requests begun and turned away. */
  #windowBegan: number;
  #idleMs = 0;
  #begun = 0;
  #turnedAway = 0;

  constructor({
    maxWaitMs,
    patienceMs,
    isBusy = () => false,
    now = () => performance.now(),
    inTurn = setImmediate,
  }: RequestQueueOptions) {
    this.#maxWaitMs = maxWaitMs;
    this.#patienceMs = patienceMs;
    this.#isBusy = isBusy;
    this.#now = now;
    this.#inTurn = inTurn;
    const start = now();
    this.#readFrom = start;
    this.#workFrom = start;
    this.#lastShort = start;
    this.#windowBegan = start;
  }

  /** Whether this is what is being begun: it has not waited for anything since. */
  isCurrent(key: object): boolean {
    return this.#current === key;
  }

  /** Begins it at once if nothing else is there, and else when its turn has come, or turns it away. */
  add(waiting: Waiting): void {
    const now = this.#now();
    this.#current = undefined;
    if (!this.#isArmed) {
      // Nothing has been done since the last turn.
      this.#idleMs += now - this.#readFrom;
      this.#readFrom = now;
      this.#lastShort = now;
      this.#steps = 1;
      this.#arm();
      this.#begin({ waiting, since: now }, now);
    } else if (this.#entries.length < MOST_WAITING) this.#entries.push({ waiting, since: now });
    else this.#turnAway({ waiting, since: now }, now);
  }

  #arm(): void {
    this.#isArmed = true;
    this.#inTurn(() => this.#turn());
    for (let step = 1; step < this.#steps; step += 1) this.#inTurn(() => this.#step());
    this.#inTurn(() => this.#end());
  }

  #turn(): void {
    const now = this.#now();
    const readMs = now - this.#readFrom;
    this.#judge(now);
    if (this.#isOverloaded) this.#turnLateAway(now, Math.max(TURNING_AWAY_MS, readMs));
    this.#workFrom = this.#now();
    this.#step();
  }

  #step(): void {
    this.#current = undefined;
    for (;;) {
      const entry = this.#isOverloaded ? this.#entries.pop() : this.#entries.shift();
      if (entry === undefined) return;
      if (entry.waiting.isGone()) continue;
      this.#begin(entry, this.#now());
      return;
    }
  }

  #end(): void {
    this.#current = undefined;
    const now = this.#now();
    if (this.#entries.length === 0) this.#isArmed = false;
    else {
      // As much time goes into answers as into reading, and turning away, what comes.
      const otherMs = this.#workFrom - this.#readFrom;
      const workMs = Math.max(now - this.#workFrom, 0.01);
      this.#steps = Math.min(Math.max(Math.round((this.#steps * otherMs) / workMs), 1), MOST_STEPS);
      this.#arm();
    }
    this.#readFrom = now;
  }

  #begin({ waiting, since }: Entry, now: number): void {
    if (!waiting.isAgain) this.#begun += 1;
    this.#current = waiting.key;
    waiting.begin(now - since);
  }

  #turnAway({ waiting, since }: Entry, now: number): void {
    if (waiting.isGone()) return;
    this.#turnedAway += 1;
    waiting.turnAway(now - since);
  }

  #turnLateAway(from: number, budgetMs: number): void {
    for (let now = from; now - from <= budgetMs; now = this.#now()) {
      const longest = this.#entries[0];
      if (longest === undefined || now - longest.since <= this.#maxWaitMs) return;
      this.#entries.shift();
      this.#turnAway(longest, now);
    }
  }

  #judge(now: number): void {
    const longest = this.#entries[0];
    if (longest === undefined || now - longest.since <= this.#maxWaitMs || this.#isBusy()) this.#lastShort = now;
    if (now - (this.#isOverloaded ? this.#windowBegan : this.#lastShort) <= this.#patienceMs) return;
    this.#isOverloaded = !this.#isOverloaded || this.#wanted(now) >= 1;
    this.#lastShort = now;
    this.#windowBegan = now;
    this.#idleMs = 0;
    this.#begun = 0;
    this.#turnedAway = 0;
  }

  /** The share of the time of this window that all that came in it would have taken. */
  #wanted(now: number): number {
    const busy = 1 - this.#idleMs / (now - this.#windowBegan);
    return busy * (1 + this.#turnedAway / Math.max(this.#begun, 1));
  }
}

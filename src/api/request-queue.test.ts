/** The queue in a simulated event loop: under overload, in bursts, beside a process that is busy once or loads a model, and afterwards. */

import { describe, expect, it } from 'vitest';
import { RequestQueue, type RequestQueueOptions } from './request-queue.ts';

/** Milliseconds to read a request, of the work that it makes, and to turn it away. */
const READING = 0.03;
const WORK = 1;
const TURNING_AWAY = 0.04;

/** Connections, each with one request: no more are read in a turn. */
const CONNECTIONS = 2_000;

interface Served {
  /** When it was sent. */
  readonly sent: number;
  readonly isAnswered: boolean;
  /** Until its answer was ready. */
  readonly waited: number;
}

/** Times at which requests are sent: so many a millisecond, evenly. */
function evenly(perMillisecond: number, from: number, to: number): number[] {
  return Array.from({ length: Math.round((to - from) * perMillisecond) }, (_, at) => from + at / perMillisecond);
}

/** So many at once, every so many milliseconds. */
function bursts(size: number, everyMs: number, from: number, to: number): number[] {
  return evenly(1 / everyMs, from, to).flatMap((at) => Array.from({ length: size }, () => at));
}

interface LoopOptions {
  readonly patienceMs?: number;
  /** Something else keeps the loop busy once. */
  readonly busy?: { readonly at: number; readonly for: number };
  readonly isBusy?: (now: number) => boolean;
  /** Milliseconds between the beginning of a request and that of its work, as for a question to Redis; what was done before is lost with it. */
  readonly redisMs?: number;
  /** Answers that nobody waits for any more. */
  readonly isGone?: (sent: number) => boolean;
}

/** What is left of the simulated loop. */
interface Loop {
  readonly served: readonly Served[];
  readonly endedAt: number;
  /** Milliseconds of the longest turn. */
  readonly longestTurn: number;
}

/** An event loop that, in each turn, reads what has come by its beginning, and then calls back whoever asked for it before. */
function loop(arrivals: readonly number[], options: LoopOptions = {}): Loop {
  const { patienceMs = 1000, busy = { at: Infinity, for: 0 }, isBusy, redisMs, isGone = () => false } = options;
  let now = 0;
  let asked: (() => void)[] = [];
  const limits: RequestQueueOptions = {
    maxWaitMs: 25,
    patienceMs,
    isBusy: () => isBusy?.(now) ?? false,
    now: () => now,
    inTurn: (callback) => asked.push(callback),
  };
  const queue = new RequestQueue(limits);
  const served: Served[] = [];
  const replies: { at: number; tell: () => void }[] = [];
  const end = (sent: number, isAnswered: boolean): void => {
    now += isAnswered ? WORK : TURNING_AWAY;
    served.push({ sent, isAnswered, waited: now - sent });
  };
  const add = (sent: number): void => {
    const key = {};
    const work = (): void => end(sent, true);
    const turnAway = (): void => end(sent, false);
    const begin = (waitedMs: number): void => {
      expect(waitedMs).toBeGreaterThanOrEqual(0);
      expect(sent + waitedMs).toBeLessThanOrEqual(now);
      expect(queue.isCurrent(key)).toBe(true);
      if (redisMs === undefined) work();
      else {
        now += 0.15;
        const again = { key, isAgain: true, isGone: () => false, begin: work, turnAway };
        replies.push({ at: now + redisMs, tell: () => queue.add(again) });
      }
    };
    queue.add({ key, isAgain: false, isGone: () => isGone(sent), begin, turnAway });
  };
  let wasBusy = false;
  let longestTurn = 0;
  for (let next = 0; next < arrivals.length || asked.length > 0 || replies.length > 0; ) {
    if (asked.length === 0) now = Math.max(now, Math.min(arrivals[next] ?? Infinity, replies[0]?.at ?? Infinity));
    const began = now;
    if (!wasBusy && now >= busy.at) {
      wasBusy = true;
      now += busy.for;
    }
    const readBy = now;
    for (const first = next; (arrivals[next] ?? Infinity) <= readBy && next < first + CONNECTIONS; next += 1) {
      now += READING;
      add(arrivals[next] ?? 0);
    }
    while ((replies[0]?.at ?? Infinity) <= readBy) replies.shift()?.tell();
    const due = asked;
    asked = [];
    for (const callback of due) callback();
    if (began > busy.at + busy.for || began < busy.at) longestTurn = Math.max(longestTurn, now - began);
  }
  return { served, endedAt: now, longestTurn };
}

const serve = (arrivals: readonly number[], options?: LoopOptions) => loop(arrivals, options).served;
const shedIn = (served: readonly Served[]) => served.filter(({ isAnswered }) => !isAnswered);
const answeredIn = (served: readonly Served[]) => served.filter(({ isAnswered }) => isAnswered);
const longest = (served: readonly Served[]) => Math.max(...served.map(({ waited }) => waited));

describe('a queue of requests', () => {
  it.each([
    // Reading and turning away take a third of the time.
    ['evenly', evenly(5, 0, 10_000), 0.6],
    // The queue of 25 ms is empty long before the next burst comes.
    ['in bursts, with pauses longer than anybody may wait', bursts(300, 60, 0, 10_000), 0.3],
  ])('keeps answers quick and the processor at work when five times as much comes %s', (_, arrivals, share) => {
    const later = serve(arrivals).filter(({ sent }) => sent > 3_000);
    expect(longest(later)).toBeLessThan(50);
    const waits = answeredIn(later).map(({ waited }) => waited);
    expect((waits.length * WORK) / 7_000).toBeGreaterThan(share);
    expect(waits.sort((a, b) => a - b)[waits.length >> 1]).toBeLessThan(25);
  });

  it('keeps turns of the loop short, overloaded or not, so that probes are answered', () => {
    expect(loop(evenly(5, 0, 6_000)).longestTurn).toBeLessThan(15);
    expect(loop(bursts(400, 1_000, 0, 10_000)).longestTurn).toBeLessThan(15);
  });

  it('goes on answering when more comes than can even be turned away', () => {
    const { served, endedAt } = loop(evenly(100, 0, 4_000));
    expect((answeredIn(served).length * WORK) / endedAt).toBeGreaterThan(0.25);
  });

  it('never holds more than it has room for', () => {
    const served = serve(evenly(30, 0, 500), { patienceMs: 60_000 });
    expect(answeredIn(served).length).toBeGreaterThanOrEqual(10_000);
    // What was answered meanwhile made room for as many.
    expect(shedIn(served).length).toBeGreaterThan(4_000);
    expect(longest(shedIn(served))).toBeLessThan(1_000);
  });

  it('turns nobody away near the capacity', () => {
    expect(shedIn(serve(evenly(0.93, 0, 20_000)))).toEqual([]);
  });

  it('turns nobody away in bursts that are worked off within the patience', () => {
    expect(shedIn(serve(bursts(400, 1_000, 0, 10_000)))).toEqual([]);
  });

  it('answers in the order in which they came where there is no overload', () => {
    const served = serve(bursts(400, 1_000, 0, 3_000));
    expect(served.map(({ sent }) => sent)).toEqual(served.map(({ sent }) => sent).sort((a, b) => a - b));
    expect(served.slice(1, 400).every(({ waited }, at) => waited > (served[at]?.waited ?? 0))).toBe(true);
  });

  it('turns nobody away because the process was busy with something else once, such as a new model', () => {
    for (const load of [0.1, 0.5, 0.7])
      expect(shedIn(serve(evenly(load, 0, 6_000), { busy: { at: 2_000, for: 400 } })), `load ${load}`).toEqual([]);
  });

  it('does the same where work begins later, as after a question to Redis', () => {
    const served = serve(evenly(4, 0, 10_000), { redisMs: 1 });
    const later = served.filter(({ sent }) => sent > 3_000);
    expect(answeredIn(later).length / 7_000).toBeGreaterThan(0.5);
    // Each may wait twice.
    expect(longest(later)).toBeLessThan(75);
    expect(shedIn(serve(evenly(0.7, 0, 6_000), { redisMs: 1 }))).toEqual([]);
  });

  it('does nothing for clients that have gone', () => {
    const served = serve(evenly(4, 0, 4_000), { isGone: (sent) => sent > 1 && Math.floor(sent) % 2 === 0 });
    expect(shedIn(served).filter(({ sent }) => Math.floor(sent) % 2 === 0)).toEqual([]);
    // Only those that were begun at once.
    expect(answeredIn(served).filter(({ sent }) => sent > 2 && Math.floor(sent) % 2 === 0).length).toBeLessThan(10);
  });

  it('is over soon after the overload', () => {
    const served = serve([...evenly(4, 0, 4_000), ...evenly(0.8, 4_000, 10_000)]);
    expect(shedIn(served).length).toBeGreaterThan(0);
    expect(shedIn(served).filter(({ sent }) => sent > 4_200)).toEqual([]);
  });

  it('is over when what follows is bursts that would be none, however regular', () => {
    // Overload, and then half of the capacity, forty requests at a time: more than can be answered within the longest wait.
    const served = serve([...evenly(4, 0, 4_000), ...bursts(40, 80, 4_000, 10_000)]);
    expect(shedIn(served).some(({ sent }) => sent < 4_000)).toBe(true);
    expect(shedIn(served).filter(({ sent }) => sent > 6_500)).toEqual([]);
  });

  it('begins one in each turn, however long it takes', () => {
    let now = 0;
    let asked: (() => void)[] = [];
    const queue = new RequestQueue({
      maxWaitMs: 25,
      patienceMs: 500,
      now: () => now,
      inTurn: (callback) => asked.push(callback),
    });
    let [begun, turnedAway] = [0, 0];
    for (let turn = 0; turn < 40; turn += 1) {
      // After the first turns all is steady.
      if (turn === 20) [begun, turnedAway] = [0, 0];
      for (let request = 0; request < 3; request += 1)
        queue.add({
          key: {},
          isAgain: false,
          isGone: () => false,
          begin() {
            begun += 1;
            now += 100;
          },
          turnAway() {
            turnedAway += 1;
          },
        });
      const due = asked;
      asked = [];
      for (const callback of due) callback();
    }
    expect({ begun, turnedAway }).toEqual({ begun: 20, turnedAway: 40 });
  });
});

describe('a process that loads a model', () => {
  it('turns nobody away, however long they wait, and once it is done is as patient as before', () => {
    const crowded = evenly(2, 0, 6_000);
    expect(shedIn(serve(crowded)).length).toBeGreaterThan(0);
    expect(shedIn(serve(crowded.slice(0, 5_000), { isBusy: () => true }))).toEqual([]);
    const after = shedIn(serve(crowded, { isBusy: (now) => now < 3_000 }));
    // Whoever is turned away has waited until then.
    expect(Math.min(...after.map(({ sent, waited }) => sent + waited))).toBeGreaterThan(3_990);
  });
});

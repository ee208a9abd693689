/** The shedder in a simulated event loop: under overload, in bursts, beside a process that is busy once or loads a model, and afterwards. */

import { describe, expect, it } from 'vitest';
import { LoadShedder } from './load-shedder.ts';

/** Milliseconds of work that one request makes, and to turn one away. */
const WORK = 1;
const TURNING_AWAY = 0.04;

interface Served {
  /** When it was sent. */
  readonly sent: number;
  readonly isAdmitted: boolean;
  /** Until its answer was ready. */
  readonly waited: number;
}

/** Times at which requests are sent: so many a millisecond, evenly. */
function evenly(perMillisecond: number, from: number, to: number): number[] {
  return Array.from({ length: Math.round((to - from) * perMillisecond) }, (_, at) => from + at / perMillisecond);
}

/** An event loop that, in each turn, reads what has come by its beginning; something else may keep it busy for a while. */
function serve(arrivals: readonly number[], busy: { at: number; for: number } = { at: Infinity, for: 0 }): Served[] {
  let now = 0;
  let ended: (() => void) | undefined;
  const shedder = new LoadShedder({
    maxWaitMs: 25,
    patienceMs: 1000,
    now: () => now,
    atEndOfTurn: (callback) => {
      ended = callback;
    },
  });
  const served: Served[] = [];
  let wasBusy = false;
  for (let next = 0; next < arrivals.length; ) {
    now = Math.max(now, arrivals[next] ?? 0);
    if (!wasBusy && now >= busy.at) {
      wasBusy = true;
      now += busy.for;
    }
    const readBy = now;
    for (; next < arrivals.length && (arrivals[next] ?? 0) <= readBy; next += 1) {
      const sent = arrivals[next] ?? 0;
      const isAdmitted = shedder.admits();
      if (isAdmitted) {
        shedder.left();
        expect(shedder.begins()).toBe(true);
      }
      now += isAdmitted ? WORK : TURNING_AWAY;
      served.push({ sent, isAdmitted, waited: now - sent });
    }
    ended?.();
    ended = undefined;
  }
  return served;
}

const shedIn = (served: readonly Served[]) => served.filter(({ isAdmitted }) => !isAdmitted);

describe('LoadShedder', () => {
  it('keeps answers quick and the processor at work when five times as much comes as can be answered', () => {
    const served = serve(evenly(5, 0, 10_000));
    const later = served.filter(({ sent }) => sent > 3_000);
    const admitted = later.filter(({ isAdmitted }) => isAdmitted);
    expect(Math.max(...later.map(({ waited }) => waited))).toBeLessThan(50);
    // Four sheds a millisecond take 0.16 of it.
    expect(admitted.length / 7_000).toBeGreaterThan(0.7);
    expect(shedIn(served).every(({ sent }) => sent > 0)).toBe(true);
  });

  it('goes on answering when more comes than can even be turned away', () => {
    const served = serve(evenly(100, 0, 4_000));
    const admitted = served.filter(({ isAdmitted }) => isAdmitted).length;
    const last = served.at(-1);
    const took = (last?.sent ?? 0) + (last?.waited ?? 0);
    expect((admitted * WORK) / took).toBeGreaterThan(0.25);
  });

  it('turns nobody away near the capacity', () => {
    expect(shedIn(serve(evenly(0.95, 0, 20_000)))).toEqual([]);
  });

  it('turns nobody away in bursts that are worked off within the patience', () => {
    const bursts = Array.from({ length: 10 }, (_, at) => Array.from({ length: 400 }, () => at * 1_000));
    expect(shedIn(serve(bursts.flat()))).toEqual([]);
  });

  it('turns nobody away because the process was busy with something else once, such as a new model', () => {
    for (const load of [0.1, 0.5, 0.7])
      expect(shedIn(serve(evenly(load, 0, 6_000), { at: 2_000, for: 400 })), `load ${load}`).toEqual([]);
  });

  it('takes no more than it can begin where work begins a turn later, as after a question to Redis', () => {
    let now = 0;
    let ended = (): void => {};
    const shedder = new LoadShedder({
      maxWaitMs: 25,
      patienceMs: 1000,
      now: () => now,
      atEndOfTurn: (callback) => {
        ended = callback;
      },
    });
    let [waiting, begun, late, read] = [0, 0, 0, 0];
    while (now < 20_000) {
      const readBy = Math.floor(now * 4);
      // Whoever was taken in the turn before has its answer from Redis; what was done for it is lost if it is too late now.
      for (; waiting > 0; waiting -= 1) {
        shedder.left();
        const isIn = shedder.begins();
        now += isIn ? WORK : 0.15;
        if (isIn) begun += 1;
        else late += 1;
      }
      let taken = 0;
      for (; read < readBy; read += 1) {
        const isIn = shedder.admits();
        now += isIn ? 0.15 : TURNING_AWAY;
        if (isIn) taken += 1;
      }
      waiting = taken;
      ended();
      ended = () => {};
      now += 0.01;
    }
    expect(begun / now).toBeGreaterThan(0.5);
    expect(late).toBeLessThan(begun);
  });

  it('is over soon after the overload', () => {
    const served = serve([...evenly(4, 0, 4_000), ...evenly(0.8, 4_000, 10_000)]);
    expect(shedIn(served).length).toBeGreaterThan(0);
    expect(shedIn(served).filter(({ sent }) => sent > 4_200)).toEqual([]);
  });

  it('is over when what follows is bursts that would be none, however regular', () => {
    // Overload, and then half of the capacity, fifteen requests at a time.
    const bursts = Array.from({ length: 200 }, (_, at) => Array.from({ length: 15 }, () => 4_000 + at * 30)).flat();
    const served = serve([...evenly(4, 0, 4_000), ...bursts]);
    expect(shedIn(served).some(({ sent }) => sent < 4_000)).toBe(true);
    expect(shedIn(served).filter(({ sent }) => sent > 6_500)).toEqual([]);
  });

  it('begins at least one request in each turn, however long it takes', () => {
    let now = 0;
    let ended = (): void => {};
    const shedder = new LoadShedder({
      maxWaitMs: 25,
      patienceMs: 500,
      now: () => now,
      atEndOfTurn: (callback) => {
        ended = callback;
      },
    });
    const answers: boolean[][] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      answers.push(
        [0, 1, 2].map(() => {
          const isAdmitted = shedder.admits();
          if (isAdmitted) {
            shedder.left();
            shedder.begins();
            now += 100;
          }
          return isAdmitted;
        }),
      );
      ended();
    }
    expect(answers.at(0)).toEqual([true, true, true]);
    expect(answers.at(-1)).toEqual([true, false, false]);
  });
});

describe('a process that loads a model', () => {
  /** How many of the requests of so many turns of 60 ms, five in each, are turned away. */
  function shed(turns: number, isBusy: (turn: number) => boolean): number {
    let [now, turn, turnedAway] = [0, 0, 0];
    let ended: (() => void) | undefined;
    const shedder = new LoadShedder({
      maxWaitMs: 25,
      patienceMs: 1000,
      isBusy: () => isBusy(turn),
      now: () => now,
      atEndOfTurn: (callback) => {
        ended = callback;
      },
    });
    for (; turn < turns; turn += 1) {
      for (let request = 0; request < 5; request += 1) {
        if (shedder.admits()) shedder.left();
        else turnedAway += 1;
        now += 12;
      }
      ended?.();
    }
    return turnedAway;
  }

  it('turns nobody away, however long its turns are, and once it is done is as patient as before', () => {
    expect(shed(100, () => false)).toBeGreaterThan(0);
    expect(shed(100, () => true)).toBe(0);
    expect(shed(60, (turn) => turn < 50)).toBe(0);
    expect(shed(100, (turn) => turn < 50)).toBeGreaterThan(0);
  });
});

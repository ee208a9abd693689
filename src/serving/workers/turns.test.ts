/** Who may begin when: one after the other, whatever becomes of those who wait. */

import { describe, expect, it } from 'vitest';
import { Respite } from './respite.ts';
import { Turns } from './turns.ts';

function recorded(): { turns: Turns; begun: number[] } {
  const begun: number[] = [];
  return { turns: new Turns((id) => begun.push(id)), begun };
}

describe('turns', () => {
  it('are one after the other, in the order in which they were asked for', () => {
    const { turns, begun } = recorded();
    for (const id of [3, 1, 2, 1, 3]) turns.want(id);
    expect(begun).toEqual([3]);
    turns.over(3);
    turns.over(1);
    turns.over(2);
    expect(begun).toEqual([3, 1, 2]);
    turns.want(3);
    expect(begun).toEqual([3, 1, 2, 3]);
    turns.over(3);
  });

  it('go on when somebody ends before the turn, in it, or without ever wanting one', () => {
    const { turns, begun } = recorded();
    for (const id of [1, 2, 3]) turns.want(id);
    turns.over(9);
    turns.over(2);
    expect(begun).toEqual([1]);
    turns.over(1);
    expect(begun).toEqual([1, 3]);
    turns.over(3);
  });
});

describe('a worker that ended', () => {
  it('is replaced at once after a long life, later after each short one, and not at all after five', () => {
    const respite = new Respite();
    expect([1, 20, 9_999].map((life) => respite.after(life))).toEqual([100, 200, 400]);
    expect(respite.after(10_000)).toBe(0);
    expect([1, 1, 1, 1, 1].map((life) => respite.after(life))).toEqual([100, 200, 400, 800, undefined]);
  });
});

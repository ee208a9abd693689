/** Who is taken to hang: whoever is silent for longer than allowed, told once, and nobody else. */

import { describe, expect, it } from 'vitest';
import { Pulses } from './pulses.ts';

function recorded(most: number): { pulses: Pulses; silent: number[]; look: (times: number) => void } {
  const silent: number[] = [];
  const pulses = new Pulses(most, (id) => silent.push(id));
  const look = (times: number): void => {
    for (let looked = 0; looked < times; looked += 1) pulses.look();
  };
  return { pulses, silent, look };
}

describe('signs of life', () => {
  it('are missed after so many looks without one, and that is told once', () => {
    const { pulses, silent, look } = recorded(3);
    pulses.heard(1);
    pulses.heard(2);
    look(3);
    expect(silent).toEqual([]);
    pulses.heard(2);
    look(1);
    expect(silent).toEqual([1]);
    look(2);
    expect(silent).toEqual([1]);
    look(1);
    expect(silent).toEqual([1, 2]);
  });

  it('are asked of nobody who has not given one yet, nor of who has ended', () => {
    const { pulses, silent, look } = recorded(1);
    look(5);
    pulses.heard(7);
    pulses.ended(7);
    pulses.ended(8);
    look(5);
    expect(silent).toEqual([]);
  });
});

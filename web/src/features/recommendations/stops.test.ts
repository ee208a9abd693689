/** Tests of the places of the votes slider. */

import { expect, it } from 'vitest';
import { LAST_STOP, stopOf, votesAt } from './stops.ts';

it('goes from any number of votes to millions, and back', () => {
  expect(votesAt(0)).toBeUndefined();
  for (let place = 0; place <= LAST_STOP; place += 1) expect(stopOf(votesAt(place))).toBe(place);
});

it('has a place for numbers between its stops', () => {
  expect(stopOf(undefined)).toBe(0);
  expect(stopOf(999)).toBe(0);
  expect(stopOf(1999)).toBe(1);
  expect(stopOf(3_000_000)).toBe(LAST_STOP);
});

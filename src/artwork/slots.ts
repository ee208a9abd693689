/** Lets a few pieces of work run at a time and a bounded number wait. */

import { AppError } from '../domain/errors.ts';

/** Runs work when a slot is free. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Slots for `running` pieces of work; at most `waiting` more wait their turn, first come, first served.
 *
 * Work beyond that is refused at once with `artwork_unavailable`: what would wait for minutes helps nobody.
 */
export function createSlots(running: number, waiting: number): Slots {
  let free = running;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else {
      if (queue.length >= waiting) throw new AppError('artwork_unavailable', 'Too many posters are being fetched.');
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    try {
      return await work();
    } finally {
      // The slot goes to the next in the queue, or back.
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

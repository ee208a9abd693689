/** What Ctrl-C does to a command that writes files. */

import { INTERRUPTED } from './exit-codes.ts';

/**
 * Runs `work`; on SIGINT or SIGTERM tidies the terminal and ends the process at once. Files under their final names are
 * always complete, and the next run clears what this one left or goes on with it.
 *
 * @param next a sentence for people: what the next run does
 */
export async function interruptible<T>(
  tidy: () => void,
  work: () => Promise<T>,
  next = 'The next run clears up what was left half-done, and continues downloads.',
): Promise<T> {
  const stop = (): never => {
    tidy();
    process.stderr.write(`\nInterrupted. ${next}\n`);
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work();
  } finally {
    tidy();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

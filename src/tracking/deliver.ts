/** Brings runs to a server by way of the journal, so that none is lost when the server is away. */

import { messageOf } from '../domain/errors.ts';
import type { JournalTracker } from './journal/journal.ts';
import type { RunTracker } from './port.ts';
import type { Run } from './run.ts';

/** What became of a run. */
export type Delivery =
  /** It is on the server, whole. */
  | { readonly kind: 'recorded' }
  /** It is in the journal, whole; why it is not on the server. */
  | { readonly kind: 'journalled'; readonly reason: string }
  /** It is nowhere; why it is neither on the server nor in the journal. */
  | { readonly kind: 'lost'; readonly reason: string; readonly journalReason: string };

/**
 * Records a run: first in the journal, then on the server, after which the journal lets it go. Never throws. A push that meets the run meanwhile leaves it, and one that was faster is left
 * to it, since a run that two processes record at once comes twice.
 */
export async function deliver(run: Run, journal: JournalTracker, server: RunTracker): Promise<Delivery> {
  const journalReason = await attempt(() => journal.record(run));
  if (journalReason !== undefined) {
    const reason = await attempt(() => server.record(run));
    return reason === undefined ? { kind: 'recorded' } : { kind: 'lost', reason, journalReason };
  }
  let delivery: Delivery = { kind: 'journalled', reason: 'Another process is taking it there just now.' };
  const notLocked = await attempt(async () => {
    await journal.exclusively(run.id, async () => {
      const reason = await attempt(() => server.record(run));
      if (reason === undefined) await attempt(() => journal.remove(run.id));
      delivery = reason === undefined ? { kind: 'recorded' } : { kind: 'journalled', reason };
    });
  });
  return notLocked === undefined ? delivery : { kind: 'journalled', reason: notLocked };
}

/** What a push did with one run. */
export interface Pushed {
  readonly id: string;
  /** `busy` when another process was at it. */
  readonly outcome: 'pushed' | 'busy';
}

/**
 * Records every run of the journal on the server, the oldest first, and lets it go.
 *
 * @param onPushed told of each as it is done
 * @throws {AppError} as `record` and the journal do; the runs that were not reached stay
 */
export async function pushAll(
  journal: JournalTracker,
  server: RunTracker,
  onPushed: (pushed: Pushed) => void,
): Promise<void> {
  for (const { id } of (await journal.list()).toReversed()) {
    const done = await journal.exclusively(id, async () => {
      // Another push may have been faster.
      if (!(await journal.ids()).includes(id)) return true;
      await server.record(await journal.open(id));
      await journal.remove(id);
      return true;
    });
    onPushed({ id, outcome: done === undefined ? 'busy' : 'pushed' });
  }
}

/** The reason of a failure, or `undefined`. */
async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

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

/** Records a run: first in the journal, then on the server, after which the journal lets it go. Never throws. */
export async function deliver(run: Run, journal: JournalTracker, server: RunTracker): Promise<Delivery> {
  const journalled = await attempt(() => journal.record(run));
  const recorded = await attempt(() => server.record(run));
  if (recorded === undefined) {
    if (journalled === undefined) await attempt(() => journal.remove(run.id));
    return { kind: 'recorded' };
  }
  return journalled === undefined
    ? { kind: 'journalled', reason: recorded }
    : { kind: 'lost', reason: recorded, journalReason: journalled };
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

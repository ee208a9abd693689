/** Lets one process at a time fetch or unpack a file; a lock that a killed process left is taken over. */

import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { AppError, systemCodeOf } from '../domain/errors.ts';
import { storageFailed } from './failures.ts';

const POLL_MS = 250;

/** How to wait for the lock. */
export interface LockOptions {
  /** Age in seconds at which a lock that is no longer refreshed counts as left behind, at least 2. */
  readonly staleSeconds: number;
  /** Longest wait in seconds. */
  readonly waitSeconds: number;
  readonly signal?: AbortSignal | undefined;
  /** Called once, when another process holds the lock. */
  readonly onWaiting: () => void;
}

/**
 * Runs `work` while this process holds the lock at `path`, inside an existing folder.
 *
 * @param work gets a signal that fires when the caller's does, or when the lock was lost because this process stood still
 *   for longer than `staleSeconds`; it must not publish anything after that.
 * @throws AppError `locked` when the wait takes too long or the lock was lost, `storage_failed` when it cannot be made.
 */
export async function withLock<T>(
  path: string,
  options: LockOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  const release = await acquire(path, options, () => lost.abort(lockLost(path)));
  try {
    return await work(options.signal === undefined ? lost.signal : AbortSignal.any([options.signal, lost.signal]));
  } finally {
    // A lock that was lost belongs to another process by now.
    await release().catch(() => {});
  }
}

async function acquire(path: string, options: LockOptions, onLost: () => void): Promise<() => Promise<void>> {
  const { staleSeconds, waitSeconds, signal } = options;
  const giveUpAt = performance.now() + waitSeconds * 1000;
  for (let waiting = false; ; waiting = true) {
    signal?.throwIfAborted();
    try {
      return await lock(path, {
        lockfilePath: path,
        realpath: false,
        stale: staleSeconds * 1000,
        onCompromised: onLost,
      });
    } catch (error) {
      if (systemCodeOf(error) !== 'ELOCKED') throw storageFailed(path, error);
    }
    if (!waiting) options.onWaiting();
    if (performance.now() >= giveUpAt) throw stillLocked(path, waitSeconds);
    await sleep(POLL_MS, undefined, signal === undefined ? {} : { signal }).catch(() => signal?.throwIfAborted());
  }
}

function stillLocked(path: string, waitSeconds: number): AppError {
  return new AppError(
    'locked',
    `Another process has been busy with the same file for more than ${waitSeconds} seconds (it holds ${path}). ` +
      'Wait for it to end, or stop it, and run again.',
    { details: { lock: path } },
  );
}

function lockLost(path: string): AppError {
  return new AppError(
    'locked',
    `This process stood still for too long, and another one may have taken over its work (${path}). Run again.`,
    { details: { lock: path } },
  );
}

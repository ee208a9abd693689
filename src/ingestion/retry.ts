/** Tries a transfer again when it failed in a way that may pass: exponential backoff with jitter, or as the server asks. */

import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import { AttemptFailed } from './failures.ts';

const MAX_DELAY_MS = 30_000;
const MAX_RETRY_AFTER_SECONDS = 120;

/** One failed attempt that will be followed by another. */
export interface RetryNotice {
  /** Number of the attempt that failed, from 1. */
  readonly attempt: number;
  readonly retriesLeft: number;
  readonly delaySeconds: number;
  readonly reason: string;
}

/** How often and how fast to try again. */
export interface RetryOptions {
  /** 0 or more. */
  readonly retries: number;
  /** The first wait, doubled for each further one. */
  readonly minDelayMs: number;
  readonly signal: AbortSignal;
  readonly onRetry: (notice: RetryNotice) => void;
}

/**
 * Runs `attempt` until it succeeds; only `AttemptFailed` is tried again.
 *
 * @throws what the last attempt threw, or the signal's reason.
 */
export function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { retries, minDelayMs, signal, onRetry } = options;
  const guarded = async (): Promise<T> => {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof AttemptFailed) throw error;
      throw new AbortError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return pRetry(guarded, {
    retries,
    // The wait is made below, where it can be announced and follow Retry-After.
    minTimeout: 0,
    async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
      if (retriesLeft === 0) return;
      const delayMs = delayOf(
        attemptNumber,
        minDelayMs,
        error instanceof AttemptFailed ? error.retryAfterSeconds : null,
      );
      onRetry({ attempt: attemptNumber, retriesLeft, delaySeconds: delayMs / 1000, reason: error.message });
      await sleep(delayMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    },
  });
}

/** Milliseconds to wait after attempt number `attempt` (from 1): at random between half and all of the doubled wait. */
function delayOf(attempt: number, minDelayMs: number, retryAfterSeconds: number | null): number {
  const backoff = Math.min(MAX_DELAY_MS, minDelayMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  const asked =
    retryAfterSeconds !== null && retryAfterSeconds <= MAX_RETRY_AFTER_SECONDS ? retryAfterSeconds * 1000 : 0;
  return Math.round(Math.max(backoff, asked));
}

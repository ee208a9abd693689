/** Asks again where that may help: as long after as the server says, or else after a wait that doubles. */

import { setTimeout as sleep } from 'node:timers/promises';

const MAX_DELAY_SECONDS = 30;
const MAX_RETRY_AFTER_SECONDS = 120;

/** A failure that may pass: 429, 5xx, no connection, no answer in time. */
export class MayPass extends Error {
  override readonly name = 'MayPass';
  /** What the server asks to wait; `null` when it says nothing. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

/** One failed attempt that will be followed by another. */
export interface RetryNotice {
  readonly reason: string;
  readonly delaySeconds: number;
}

/** How patient to be. */
export interface Patience {
  /** How often a failed request is made again. */
  readonly retries: number;
  /** The first wait, doubled for each further one. */
  readonly minDelaySeconds: number;
  /** Time limit of a request. */
  readonly timeoutSeconds: number;
  readonly onRetry: (notice: RetryNotice) => void;
}

/** Runs `attempt` until it succeeds; only {@link MayPass} is tried again. @throws what the last attempt threw */
export async function withRetries<T>(attempt: () => Promise<T>, patience: Patience): Promise<T> {
  const { retries, minDelaySeconds, onRetry } = patience;
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof MayPass) || tried >= retries) throw error;
      const asked = error.retryAfterSeconds;
      const backoff = Math.min(MAX_DELAY_SECONDS, minDelaySeconds * 2 ** tried) * (0.5 + Math.random() / 2);
      const delaySeconds = asked === null ? backoff : Math.min(asked, MAX_RETRY_AFTER_SECONDS);
      onRetry({ reason: error.message, delaySeconds });
      await sleep(delaySeconds * 1000);
    }
  }
}

/** The seconds of a Retry-After header, which holds seconds or a date; `null` when it holds neither. */
export function retryAfterSeconds(header: string | null | undefined, now: number = Date.now()): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / 1000);
}

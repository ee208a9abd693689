/** What a store of rate limits is: whoever keeps the buckets takes tokens out of them, in one step. */

/** How much a client may ask for. */
export interface RatePolicy {
  /** Tokens that come back each second; a multiple of 0.001. */
  readonly rate: number;
  /** Most tokens that a client can have, which is also what it begins with; a whole number. */
  readonly burst: number;
}

/** The answer to one attempt to take tokens. */
export interface Verdict {
  /** Whether the tokens were there, and were taken. If not, the bucket is as it was. */
  readonly isAllowed: boolean;
  /** Whole tokens that are left. */
  readonly remaining: number;
  /** Seconds until the bucket is full again; 0 when it is. */
  readonly fullAfterSeconds: number;
  /** Seconds until this attempt would succeed; 0 when it did. */
  readonly retryAfterSeconds: number;
}

/** Keeps one bucket a client. Attempts that come at the same time are decided one after the other. */
export interface RateLimitStore {
  /** What keeps the buckets, for metrics. */
  readonly kind: 'memory' | 'redis';
  /**
   * Takes `cost` tokens out of a client's bucket, or none if there are fewer. O(1).
   *
   * @param client any text that stands for one client
   * @param cost a whole number of tokens, from 0 to the policy's burst
   * @throws {StoreFailure} when the store cannot be asked
   */
  take(client: string, cost: number): Promise<Verdict>;
  /** Lets go of connections. */
  close(): Promise<void>;
}

/** Why a store could not be asked: it was silent for too long, it answered with an error, or it is known to be away. */
export type FailureReason = 'timeout' | 'error' | 'away';

/** A store that could not be asked. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

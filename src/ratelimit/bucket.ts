/**
 * The token bucket, as a pure function in whole numbers.
 *
 * A bucket is kept as what is missing from it (its debt) at a moment. Debts are counted in 10⁻⁹ tokens and time in microseconds, so that a rate of
 * n/1000 tokens a second gives back exactly n units a microsecond: there is nothing to round, here or in Redis's script, and what is admitted is exactly
 * burst + rate × time. A debt of 0 is that of a client who was never seen: forgetting it changes nothing.
 */

import type { RatePolicy, Verdict } from './port.ts';

/** Units of a debt in one token. */
export const UNITS_PER_TOKEN = 1e9;

/** What is missing from a bucket. */
export interface Bucket {
  /** Missing units, from 0 to burst × {@link UNITS_PER_TOKEN} (at most 10¹⁵, so that it is a whole number in a double). */
  readonly debt: number;
  /** When it was so, in whole microseconds of the store's clock. */
  readonly at: number;
}

/** Units that come back each microsecond. */
export function unitsPerMicrosecond({ rate }: RatePolicy): number {
  return Math.round(rate * 1000);
}

/** What is missing from a bucket by now. A clock that went back gives nothing back. */
export function debtAt(policy: RatePolicy, bucket: Bucket | undefined, now: number): number {
  if (bucket === undefined) return 0;
  return Math.max(0, bucket.debt - Math.max(0, now - bucket.at) * unitsPerMicrosecond(policy));
}

/** Takes `cost` tokens at the time `now`, or leaves the bucket as it is. */
export function takeFrom(
  policy: RatePolicy,
  bucket: Bucket | undefined,
  cost: number,
  now: number,
): { readonly isAllowed: boolean; readonly bucket: Bucket } {
  const owed = debtAt(policy, bucket, now);
  const wanted = owed + cost * UNITS_PER_TOKEN;
  const isAllowed = wanted <= policy.burst * UNITS_PER_TOKEN;
  return { isAllowed, bucket: { debt: isAllowed ? wanted : owed, at: Math.max(now, bucket?.at ?? now) } };
}

/** What an attempt came to, in the terms of clients. */
export function verdictOf(policy: RatePolicy, isAllowed: boolean, debt: number, cost: number): Verdict {
  const capacity = policy.burst * UNITS_PER_TOKEN;
  const unitsPerSecond = unitsPerMicrosecond(policy) * 1e6;
  return {
    isAllowed,
    remaining: Math.floor((capacity - debt) / UNITS_PER_TOKEN),
    fullAfterSeconds: debt / unitsPerSecond,
    retryAfterSeconds: isAllowed ? 0 : (debt + cost * UNITS_PER_TOKEN - capacity) / unitsPerSecond,
  };
}

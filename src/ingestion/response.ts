/** Reads the headers of answers: lengths, ranges, validators, and how long to wait. */

import type { HttpAnswer } from './http.ts';
import type { Sidecar } from './sidecar.ts';

/** What `Content-Range` says: the first byte that the body brings, and the size of the whole file where it is known. */
export interface ByteRange {
  readonly from: number;
  readonly total: number | null;
}

/** Length of the body in bytes; `null` when it is not announced. */
export function lengthOf(answer: HttpAnswer): number | null {
  const length = answer.header('content-length');
  return length !== null && /^\d+$/.test(length) ? Number(length) : null;
}

/** The range that the answer brings; `null` when it names none. */
export function rangeOf(answer: HttpAnswer): ByteRange | null {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(answer.header('content-range') ?? '') ?? [];
  if (from === undefined || total === undefined) return null;
  return { from: Number(from), total: total === '*' ? null : Number(total) };
}

/** Whether a whole file that a server offers is the one that is known, for servers that ignore conditional requests. */
export function sameAs(known: Sidecar, answer: HttpAnswer): boolean {
  const length = lengthOf(answer);
  if (length !== null && length !== known.bytes) return false;
  const etag = answer.header('etag');
  if (etag !== null && known.etag !== null) return etag.replace(/^W\//, '') === known.etag.replace(/^W\//, '');
  return length !== null && known.last_modified !== null && answer.header('last-modified') === known.last_modified;
}

/**
 * The seconds that `Retry-After` asks for, as a number or as a date.
 *
 * @returns `null` when there is none or it makes no sense; never below 0.
 */
export function retryAfterOf(value: string | null): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, (at - Date.now()) / 1000);
}

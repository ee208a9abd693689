/**
 * The one error type that is shown to users: a closed set of codes, a message that says what to do, and the cause.
 *
 * A broken invariant (a bug) is a plain `Error` instead.
 */

/** Every reason for which the product refuses or fails; HTTP statuses and exit codes are mapped from these. */
export type AppErrorCode =
  | 'usage'
  | 'config_invalid'
  | 'source_unreachable'
  | 'source_refused'
  | 'source_missing'
  | 'source_corrupt'
  | 'validation_failed'
  | 'storage_failed'
  | 'locked'
  | 'model_missing'
  | 'model_corrupt'
  | 'model_refused'
  | 'title_not_found'
  | 'artwork_disabled'
  | 'artwork_unavailable'
  | 'poster_not_found'
  | 'not_found'
  | 'chart_not_found'
  | 'tracking_unavailable'
  | 'run_not_found'
  | 'provider_unavailable'
  | 'key_required'
  | 'key_refused'
  | 'admin_required'
  | 'admin_disabled'
  | 'rate_limited'
  | 'limits_unavailable'
  | 'overloaded';

/** Structured facts that go with an error, for machines (answers of the API, `--json`). */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An expected failure, told in words that a user can act on. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly details: ErrorDetails;

  constructor(code: AppErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** The text of anything that was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The system error code (`ENOSPC`, `EACCES`, …) of anything that was thrown, or of its cause, or `undefined`. */
export function systemCodeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return systemCodeOf(thrown.cause);
}

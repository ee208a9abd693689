/** The exit codes of the command line, and what they mean. */

import type { AppErrorCode } from '../domain/errors.ts';

/** Exit code of each kind of failure; 0 is success and 1 an unexpected error. */
export const EXIT_CODES: Readonly<Record<AppErrorCode, number>> = {
  usage: 2,
  config_invalid: 2,
  source_unreachable: 3,
  source_refused: 3,
  source_missing: 3,
  source_corrupt: 3,
  validation_failed: 4,
  storage_failed: 5,
  locked: 5,
  model_missing: 6,
  model_corrupt: 6,
  model_refused: 6,
  title_not_found: 7,
  artwork_disabled: 2,
  artwork_unavailable: 3,
  poster_not_found: 7,
  not_found: 7,
  chart_not_found: 7,
  tracking_unavailable: 8,
  run_not_found: 7,
  provider_unavailable: 8,
  key_required: 2,
  key_refused: 2,
  admin_required: 2,
  admin_disabled: 2,
  rate_limited: 8,
  limits_unavailable: 8,
  overloaded: 8,
};

/** Exit code after an interruption (Ctrl-C), as shells expect it. */
export const INTERRUPTED = 130;

/** The table of exit codes, for `--help`. */
export const EXIT_CODES_HELP = `
Exit codes:
  0  success
  1  unexpected error (a bug; please report it)
  2  wrong usage or configuration
  3  the data sets could not be reached, found or read
  4  the data did not pass validation
  5  files could not be written, or another training is running
  6  no trained model, a damaged one, or a new one that was refused
  7  no such title or run
  8  the tracking server, or who is to answer questions, could not be reached, or refused
  130  interrupted`;

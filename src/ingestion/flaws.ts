/** What can be wrong with a data set's file, in words, whatever its format. */

import { AppError, messageOf } from '../domain/errors.ts';

/** What is wrong with a file, and what to do about it; two phrases for a message. */
export interface Flaw {
  /** Completes "… is not a usable title.basics file: ". */
  readonly problem: string;
  /** A whole sentence. */
  readonly advice: string;
}

/** Stops the reading of a file in which a flaw was found; never leaves this room. */
export class FlawFound extends Error {
  readonly flaw: Flaw;

  constructor(flaw: Flaw, cause?: unknown) {
    super(flaw.problem, cause === undefined ? undefined : { cause });
    this.flaw = flaw;
  }
}

/** Throws {@link FlawFound} when there is a flaw. */
export function refuse(flaw: Flaw | null): void {
  if (flaw !== null) throw new FlawFound(flaw);
}

/** The error for a flawed file: `source_corrupt`, naming the file, the flaw and the advice. */
export function corruptFile(label: string, dataset: string, flaw: Flaw, cause?: unknown): AppError {
  return new AppError('source_corrupt', `${label} is not a usable ${dataset} file: ${flaw.problem}. ${flaw.advice}`, {
    cause,
    details: { dataset, file: label },
  });
}

/** The error for a file that is not there or may not be read: `source_missing`. */
export function unreadable(label: string, error: unknown): AppError {
  return new AppError(
    'source_missing',
    `${label} cannot be read: ${messageOf(error)}. Check that the file is there and that this user may read it.`,
    { cause: error },
  );
}

/** The advice for a file that was damaged on its way. */
export const FETCH_AGAIN = 'Download it again.';

/** The flaw of a web page that came instead of the file. */
export const WEB_PAGE: Flaw = {
  problem: 'it is a web page (HTML)',
  advice:
    'A captive portal or a proxy may have answered in place of the source, or the address is wrong: open the address in a ' +
    'browser, sign in to the network if asked to, correct the address if need be, and run again.',
};

/** The first bytes of a file as text, without a byte order mark and white space. */
export function startAsText(start: Buffer): string {
  return start
    .subarray(0, 1024)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
}

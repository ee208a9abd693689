/** What a download must be told of a kind of file; everything else is the same for all of them. */

import type { Flaw } from './flaws.ts';
import type { RawFiles } from './raw-files.ts';
import type { FileFacts } from './verify.ts';

/** A file that can be downloaded, verified and kept. */
export interface RemoteFile {
  /** Name of its data set, as events and messages say it. */
  readonly dataset: string;
  /** Its name below the source's address, and in the folder of raw files. */
  readonly fileName: string;
  /** Whether its publisher may put its MD5 beside it, as `<fileName>.md5`. */
  readonly md5Beside: boolean;
  /** What the first bytes that arrive (at least 2, but for shorter files) give away; `null` when they are as expected. */
  flawOfStart(start: Buffer): Flaw | null;
  /**
   * Reads the complete file to its very end.
   *
   * @param label how messages name the file.
   * @throws AppError `source_corrupt`, or `source_missing` when it cannot be read; the signal's reason when stopped.
   */
  verify(path: string, label: string, signal: AbortSignal): Promise<FileFacts>;
  /** How to use an earlier complete file; completes "to work from it without the network, ". */
  withoutNetwork(files: RawFiles): string;
}

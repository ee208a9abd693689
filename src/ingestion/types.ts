/** What is asked of this room and what it answers: options, the obtained file, and the events on the way. */

import type { DatasetName } from './datasets.ts';
import type { FileFacts } from './verify.ts';

/** How a file came to be usable: fetched now, found unchanged at the source, or read in place from a local folder. */
export type Outcome = 'downloaded' | 'unchanged' | 'local';

/** A data set's file that is ready to be read. */
export interface ObtainedFile {
  readonly dataset: DatasetName;
  /** Absolute path of the file. */
  readonly path: string;
  /** Where it came from: its URL (without credentials or query) or its absolute path. */
  readonly origin: string;
  /** Whether the file is gzip (`.tsv.gz`) or plain text (`.tsv`). */
  readonly compressed: boolean;
  /** The `ETag` that the server gave, as sent; `null` for local files and where there was none. */
  readonly etag: string | null;
  /** The `Last-Modified` that the server gave, as sent; `null` for local files and where there was none. */
  readonly lastModified: string | null;
  readonly outcome: Outcome;
  /**
   * Resolves when the whole file was verified. A downloaded file was verified before it got its name; a local one is
   * verified while the caller already reads it, so await this before its contents are trusted.
   *
   * Rejects with `AppError` `source_corrupt`, or `source_missing` when the file became unreadable. Never awaiting it is safe.
   */
  readonly facts: Promise<FileFacts>;
}

/** Something that happened on the way to a file. */
export type IngestionEvent = {
  /** Name of the data set: IMDb's (`title.basics`) or MovieLens's (`ml-25m`). */
  readonly dataset: string;
} & (
  | {
      /** A body begins to arrive; again after each retry. */
      readonly kind: 'started';
      /** Bytes of the whole file, or `null` when the server does not say. */
      readonly totalBytes: number | null;
      /** Bytes that were already there from a transfer that broke off. */
      readonly resumedFrom: number;
    }
  | {
      /** At most about ten a second, and one when the last byte has arrived. */
      readonly kind: 'progress';
      /** Bytes of the file so far, those of a resumed part included. */
      readonly receivedBytes: number;
    }
  | {
      readonly kind: 'retrying';
      /** Number of the attempt that failed, from 1. */
      readonly attempt: number;
      readonly retriesLeft: number;
      /** Wait before the next attempt. */
      readonly delaySeconds: number;
      readonly reason: string;
    }
  | { readonly kind: 'waiting'; readonly reason: string }
  | {
      /** The data set has terms that whoever uses it must be shown, before anything is fetched. */
      readonly kind: 'terms';
      /** The notice, line by line. */
      readonly lines: readonly string[];
    }
  | {
      /** An archive is being unpacked. */
      readonly kind: 'unpacking';
      /** Bytes of the unpacked files together. */
      readonly bytes: number;
    }
  | { readonly kind: 'finished'; readonly outcome: Outcome; readonly bytes: number; readonly seconds: number }
);

/** Where a file is to come from, and how patiently. */
export interface ObtainOptions {
  /** Base address (http or https) or a local folder. */
  readonly source: string;
  /** Folder for downloaded files; made when missing. Unused for a local source. */
  readonly rawDir: string;
  /** Download even if nothing changed, from the first byte. */
  readonly forceDownload: boolean;
  /** How often a failed transfer is tried again, 0 or more. */
  readonly retries: number;
  /** Seconds to wait for a connection, above 0. */
  readonly connectTimeoutSeconds: number;
  /** Seconds that a server may send nothing, above 0. */
  readonly idleTimeoutSeconds: number;
  readonly onEvent?: (event: IngestionEvent) => void;
  /** Stops the work; the promise then rejects with the signal's reason. A download keeps its part for a later run. */
  readonly signal?: AbortSignal;
  /** Wait before the first retry in milliseconds, doubled for each further one (at most 30 s). Default 500. */
  readonly minRetryDelayMs?: number;
  /** Age in seconds at which the lock of a process that no longer refreshes it is taken over. Default 10, at least 2. */
  readonly lockStaleSeconds?: number;
  /** Longest wait in seconds for another process that downloads the same file. Default 3600. */
  readonly lockWaitSeconds?: number;
}

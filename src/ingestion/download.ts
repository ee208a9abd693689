/** Downloads a file into the folder of raw files, unless the complete file there is still what the source offers. */

import { mkdir, stat } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import { AttemptFailed, storageFailed, storing, unreachable } from './failures.ts';
import { corruptFile, FETCH_AGAIN } from './flaws.ts';
import type { HttpLimits } from './http.ts';
import { withLock } from './lock.ts';
import { discardPart, type PartState } from './part.ts';
import { publish } from './publish.ts';
import { publishedMd5 } from './published-md5.ts';
import { type RawFiles, rawFilesOf, removeLeftovers } from './raw-files.ts';
import type { RemoteFile } from './remote-file.ts';
import { withRetries } from './retry.ts';
import { readSidecar, type Sidecar } from './sidecar.ts';
import { type TransferJob, type TransferResult, transfer } from './transfer.ts';
import type { IngestionEvent, ObtainOptions, Outcome } from './types.ts';
import { type FileUrl, fileUrl } from './url.ts';
import type { FileFacts } from './verify.ts';

/** A downloaded file, complete and verified. */
export interface DownloadedFile {
  /** Absolute path. */
  readonly path: string;
  /** Its URL without credentials or query. */
  readonly origin: string;
  /** The `ETag` that the server gave, as sent, or `null`. */
  readonly etag: string | null;
  /** The `Last-Modified` that the server gave, as sent, or `null`. */
  readonly lastModified: string | null;
  readonly outcome: Exclude<Outcome, 'local'>;
  readonly facts: FileFacts;
}

/** One run of a download, under the lock. */
interface Run {
  readonly remote: RemoteFile;
  readonly url: FileUrl;
  readonly files: RawFiles;
  readonly options: ObtainOptions;
  readonly signal: AbortSignal;
}

type EventOf<E> = E extends IngestionEvent ? Omit<E, 'dataset'> : never;

/**
 * Obtains a file from an http or https source. May be called for several files at once, from several processes.
 *
 * Killed at any instant, it leaves the old or the new complete file under the final name, and a part that the next run
 * continues.
 *
 * @param use what to do with the file while no other process can replace it; what it gives or throws is passed on.
 * @throws AppError `source_unreachable`, `source_missing`, `source_corrupt`, `storage_failed` or `locked`; its message names an
 *   earlier complete file where there is one. The signal's reason when stopped.
 */
export async function downloadFile<T>(
  remote: RemoteFile,
  options: ObtainOptions,
  use: (file: DownloadedFile, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { dataset, fileName } = remote;
  const url = fileUrl(options.source, fileName);
  const files = rawFilesOf(options.rawDir, fileName);
  const staleSeconds = options.lockStaleSeconds ?? 10;
  const lock = {
    staleSeconds,
    waitSeconds: options.lockWaitSeconds ?? 3600,
    signal: options.signal,
    onWaiting: () => options.onEvent?.({ dataset, kind: 'waiting', reason: waitingFor(files.folder, staleSeconds) }),
  };
  let obtained = false;
  try {
    await storing(files.file, mkdir(files.folder, { recursive: true }));
    return await withLock(files.lock, lock, async (signal) => {
      await removeLeftovers(files);
      const file = await run({ remote, url, files, options, signal });
      obtained = true;
      return use(file, signal);
    });
  } catch (error) {
    throw error instanceof AppError && !obtained ? await withEarlierFile(error, remote, files) : error;
  }
}

async function run(context: Run): Promise<DownloadedFile> {
  const { files, options, url } = context;
  const startedAt = performance.now();
  const known = options.forceDownload ? null : await readSidecar(files);
  if (options.forceDownload) await discardPart(files);
  const fetched = await fetchVerified(context, known?.url === url.shown ? known : null);
  const outcome = fetched === null ? 'unchanged' : 'downloaded';
  const sidecar = fetched ?? known;
  if (sidecar === null) throw new Error('nothing is known of a file that did not change');
  if (fetched === null) await discardPart(files);
  else await publish(files, fetched, context.signal);
  emit(context, { kind: 'finished', outcome, bytes: sidecar.bytes, seconds: (performance.now() - startedAt) / 1000 });
  const { bytes, rows, md5, sha256 } = sidecar;
  return {
    path: files.file,
    origin: url.shown,
    etag: sidecar.etag,
    lastModified: sidecar.last_modified,
    outcome,
    facts: { bytes, rows, md5, sha256 },
  };
}

/** Brings the part to completion and verifies it; `null` when the known file is still the source's. */
async function fetchVerified(context: Run, known: Sidecar | null): Promise<Sidecar | null> {
  const { remote, url, files, signal } = context;
  for (let round = 1; ; round += 1) {
    const result = await fetchPart(context, known);
    if (result.kind === 'unchanged') return null;
    // Asked for first: whatever becomes of it, the part stays.
    const published = remote.md5Beside ? await askForMd5(context) : null;
    try {
      const facts = await remote.verify(files.part, url.shown, signal);
      if (published !== null && published !== facts.md5) throw otherMd5(context, facts.md5, published);
      return sidecarOf(result.state, facts);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'source_missing') throw storageFailed(files.part, error.cause);
      if (error.code !== 'source_corrupt') throw error;
      await discardPart(files);
      // What was continued may have been spoilt long ago, by a power cut for one: once more, from the first byte.
      if (!result.resumed || round > 1) throw error;
    }
  }
}

async function fetchPart(context: Run, known: Sidecar | null): Promise<TransferResult> {
  const { remote, url, files } = context;
  const job: TransferJob = {
    remote,
    url,
    files,
    known,
    limits: limitsOf(context),
    onStarted: (totalBytes, resumedFrom) => emit(context, { kind: 'started', totalBytes, resumedFrom }),
    onProgress: (receivedBytes) => emit(context, { kind: 'progress', receivedBytes }),
  };
  return patiently(context, url, () => transfer(job));
}

/** Repeats attempts as often as the options say, announcing each wait. */
async function patiently<T>(context: Run, url: FileUrl, attempt: () => Promise<T>): Promise<T> {
  const { retries, minRetryDelayMs } = context.options;
  try {
    return await withRetries(attempt, {
      retries,
      minDelayMs: minRetryDelayMs ?? 500,
      signal: context.signal,
      onRetry: (notice) => emit(context, { kind: 'retrying', ...notice }),
    });
  } catch (error) {
    if (error instanceof AttemptFailed) throw unreachable(url.shown, error, retries + 1);
    throw error;
  }
}

function askForMd5(context: Run): Promise<string | null> {
  const url = md5Url(context);
  return patiently(context, url, () => publishedMd5(url, context.remote, limitsOf(context)));
}

function md5Url({ remote, options }: Run): FileUrl {
  return fileUrl(options.source, `${remote.fileName}.md5`);
}

function otherMd5(context: Run, md5: string, published: string): AppError {
  const problem = `its MD5 is ${md5}, but ${md5Url(context).shown} says ${published}`;
  return corruptFile(context.url.shown, context.remote.dataset, { problem, advice: FETCH_AGAIN });
}

function limitsOf({ options, signal }: Run): HttpLimits {
  const { connectTimeoutSeconds, idleTimeoutSeconds } = options;
  return { connectTimeoutSeconds, idleTimeoutSeconds, signal };
}

function sidecarOf(state: PartState, facts: FileFacts): Sidecar {
  const { url, etag, last_modified } = state;
  return { url, etag, last_modified, ...facts, downloaded_at: new Date().toISOString() };
}

function emit({ remote, options }: Run, event: EventOf<IngestionEvent>): void {
  options.onEvent?.({ dataset: remote.dataset, ...event } as IngestionEvent);
}

function waitingFor(folder: string, staleSeconds: number): string {
  return `another process is downloading it to ${folder}; if it was killed, this takes about ${staleSeconds} seconds`;
}

/** Adds to a failure that a complete file is there from before, and how to use it. */
async function withEarlierFile(failure: AppError, remote: RemoteFile, files: RawFiles): Promise<AppError> {
  const { file } = files;
  const earlier = await stat(file).catch(() => null);
  if (earlier === null) return failure;
  const day = earlier.mtime.toISOString().slice(0, 10);
  return new AppError(
    failure.code,
    `${failure.message} A complete earlier file of ${day} is at ${file}: to work from it without the network, ${remote.withoutNetwork(files)}.`,
    { cause: failure.cause, details: { ...failure.details, earlierFile: file } },
  );
}

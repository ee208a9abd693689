/** Downloads a data set into the folder of raw files, unless the complete file there is still what the source offers. */

import { mkdir, stat } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import type { DatasetName } from './datasets.ts';
import { AttemptFailed, storageFailed, storing, unreachable } from './failures.ts';
import { withLock } from './lock.ts';
import { discardPart, type PartState } from './part.ts';
import { publish } from './publish.ts';
import { type RawFiles, rawFilesOf, removeLeftovers } from './raw-files.ts';
import { withRetries } from './retry.ts';
import { readSidecar, type Sidecar } from './sidecar.ts';
import { type TransferJob, type TransferResult, transfer } from './transfer.ts';
import type { IngestionEvent, ObtainedFile, ObtainOptions } from './types.ts';
import { type DatasetUrl, datasetUrl } from './url.ts';
import { type FileFacts, verifyFile } from './verify.ts';

/** One run of a download, under the lock. */
interface Run {
  readonly dataset: DatasetName;
  readonly url: DatasetUrl;
  readonly files: RawFiles;
  readonly options: ObtainOptions;
  readonly signal: AbortSignal;
}

type EventOf<E> = E extends IngestionEvent ? Omit<E, 'dataset'> : never;

/**
 * Obtains a data set from an http or https source. May be called for several data sets at once, from several processes.
 *
 * Killed at any instant, it leaves the old or the new complete file under the final name, and a part that the next run
 * continues.
 *
 * @throws AppError `source_unreachable`, `source_missing`, `source_corrupt`, `storage_failed` or `locked`; its message names an
 *   earlier complete file where there is one. The signal's reason when stopped.
 */
export async function downloadDataset(dataset: DatasetName, options: ObtainOptions): Promise<ObtainedFile> {
  const url = datasetUrl(options.source, dataset);
  const files = rawFilesOf(options.rawDir, dataset);
  const staleSeconds = options.lockStaleSeconds ?? 10;
  const lock = {
    staleSeconds,
    waitSeconds: options.lockWaitSeconds ?? 3600,
    signal: options.signal,
    onWaiting: () => options.onEvent?.({ dataset, kind: 'waiting', reason: waitingFor(files.folder, staleSeconds) }),
  };
  try {
    await storing(files.file, mkdir(files.folder, { recursive: true }));
    return await withLock(files.lock, lock, async (signal) => {
      await removeLeftovers(files);
      return run({ dataset, url, files, options, signal });
    });
  } catch (error) {
    throw error instanceof AppError ? await withEarlierFile(error, files) : error;
  }
}

async function run(context: Run): Promise<ObtainedFile> {
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
    dataset: context.dataset,
    path: files.file,
    origin: url.shown,
    compressed: true,
    etag: sidecar.etag,
    lastModified: sidecar.last_modified,
    outcome,
    facts: Promise.resolve({ bytes, rows, md5, sha256 }),
  };
}

/** Brings the part to completion and verifies it; `null` when the known file is still the source's. */
async function fetchVerified(context: Run, known: Sidecar | null): Promise<Sidecar | null> {
  for (let round = 1; ; round += 1) {
    const result = await fetchPart(context, known);
    if (result.kind === 'unchanged') return null;
    try {
      return sidecarOf(result.state, await verifyPart(context));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'source_missing') throw storageFailed(context.files.part, error.cause);
      if (error.code !== 'source_corrupt') throw error;
      await discardPart(context.files);
      // What was continued may have been spoilt long ago, by a power cut for one: once more, from the first byte.
      if (!result.resumed || round > 1) throw error;
    }
  }
}

async function fetchPart(context: Run, known: Sidecar | null): Promise<TransferResult> {
  const { dataset, url, files, options, signal } = context;
  const job: TransferJob = {
    dataset,
    url,
    files,
    known,
    limits: {
      connectTimeoutSeconds: options.connectTimeoutSeconds,
      idleTimeoutSeconds: options.idleTimeoutSeconds,
      signal,
    },
    onStarted: (totalBytes, resumedFrom) => emit(context, { kind: 'started', totalBytes, resumedFrom }),
    onProgress: (receivedBytes) => emit(context, { kind: 'progress', receivedBytes }),
  };
  try {
    return await withRetries(() => transfer(job), {
      retries: options.retries,
      minDelayMs: options.minRetryDelayMs ?? 500,
      signal,
      onRetry: (notice) => emit(context, { kind: 'retrying', ...notice }),
    });
  } catch (error) {
    if (error instanceof AttemptFailed) throw unreachable(url.shown, error, options.retries + 1);
    throw error;
  }
}

function verifyPart({ dataset, url, files, signal }: Run): Promise<FileFacts> {
  return verifyFile(files.part, dataset, { compressed: true, signal, label: url.shown });
}

function sidecarOf(state: PartState, facts: FileFacts): Sidecar {
  const { url, etag, last_modified } = state;
  return { url, etag, last_modified, ...facts, downloaded_at: new Date().toISOString() };
}

function emit({ dataset, options }: Run, event: EventOf<IngestionEvent>): void {
  options.onEvent?.({ dataset, ...event } as IngestionEvent);
}

function waitingFor(folder: string, staleSeconds: number): string {
  return `another process is downloading it to ${folder}; if it was killed, this takes about ${staleSeconds} seconds`;
}

/** Adds to a failure that a complete file is there from before, and how to use it. */
async function withEarlierFile(failure: AppError, { file, folder }: RawFiles): Promise<AppError> {
  const earlier = await stat(file).catch(() => null);
  if (earlier === null) return failure;
  const day = earlier.mtime.toISOString().slice(0, 10);
  return new AppError(
    failure.code,
    `${failure.message} A complete earlier file of ${day} is at ${file}: to work from it without the network, use --source ${folder}.`,
    { cause: failure.cause, details: { ...failure.details, earlierFile: file } },
  );
}

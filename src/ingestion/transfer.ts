/** One attempt at a download: asks for what is missing and streams it into the part. */

import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import { AttemptFailed, networkReason, refusedStatus, storing } from './failures.ts';
import { corruptFile, WEB_PAGE } from './flaws.ts';
import { type HttpAnswer, type HttpLimits, type HttpSend, withHttp } from './http.ts';
import { continuePart, discardPart, type Part, type PartState, readPart, startPart, validatorOf } from './part.ts';
import type { RawFiles } from './raw-files.ts';
import type { RemoteFile } from './remote-file.ts';
import { lengthOf, rangeOf, retryAfterOf, sameAs } from './response.ts';
import type { Sidecar } from './sidecar.ts';
import type { FileUrl } from './url.ts';

const PROGRESS_MS = 100;

/** What to fetch, and what is there already. */
export interface TransferJob {
  readonly remote: RemoteFile;
  readonly url: FileUrl;
  readonly files: RawFiles;
  /** The complete file that need not be fetched again if it is still the same; `null` to fetch in any case. */
  readonly known: Sidecar | null;
  readonly limits: HttpLimits;
  readonly onStarted: (totalBytes: number | null, resumedFrom: number) => void;
  readonly onProgress: (receivedBytes: number) => void;
}

/** Either nothing changed, or the part now holds the whole file (not verified yet). */
export type TransferResult =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'complete';
      readonly state: PartState /** Whether the part was continued. */;
      readonly resumed: boolean;
    };

/**
 * Makes one attempt. A part that an earlier one left is continued if the server still has the same file.
 *
 * @throws AttemptFailed when another attempt may succeed; AppError `source_missing`, `source_unreachable`, `source_corrupt` or
 *   `storage_failed` when not; the signal's reason when stopped.
 */
export function transfer(job: TransferJob): Promise<TransferResult> {
  return withHttp(job.limits, async (send) => {
    const part = await readPart(job.files, job.url.shown);
    if (part === null) return takeWhole(job, await ask(send, job, null));
    const answer = await ask(send, job, part);
    const range = answer.status === 206 ? rangeOf(answer) : null;
    if (range !== null && range.from === offsetOf(part) && sameFile(answer, range.total, part)) {
      return takeRest(job, answer, part, range.total ?? part.state.total);
    }
    if (answer.status !== 206 && answer.status !== 416) return takeWhole(job, answer);
    // The rest of some other file, or none: only all of it will do.
    answer.discard();
    await discardPart(job.files);
    return takeWhole(job, await ask(send, job, null));
  });
}

/** Where to continue: one byte early when all are there, because a range must not be empty. */
function offsetOf({ size, state }: Part): number {
  return Math.min(size, (state.total ?? Number.POSITIVE_INFINITY) - 1);
}

function sameFile(answer: HttpAnswer, total: number | null, { state }: Part): boolean {
  const etag = answer.header('etag');
  const sameTag = etag === null || state.etag === null || etag === state.etag;
  return sameTag && (total === null || state.total === null || total === state.total);
}

function ask(send: HttpSend, { url, known }: TransferJob, part: Part | null): Promise<HttpAnswer> {
  const headers = headersFor(url);
  if (known !== null && known.etag !== null) headers['if-none-match'] = known.etag;
  if (known !== null && known.last_modified !== null) headers['if-modified-since'] = known.last_modified;
  if (part !== null) {
    headers.range = `bytes=${offsetOf(part)}-`;
    headers['if-range'] = part.validator;
  }
  return send('GET', url.request, headers);
}

/** The headers of every request for a file: its bytes as they are stored, and the user that the address names. */
export function headersFor({ authorization }: FileUrl): Record<string, string> {
  return {
    accept: '*/*',
    'accept-encoding': 'identity',
    'user-agent': 'imdb-recommender',
    ...(authorization === null ? {} : { authorization }),
  };
}

/** The failure that a status tells when another attempt may succeed (408, 429, 5xx), or `null`. */
export function passingFailure(answer: HttpAnswer): AttemptFailed | null {
  const { status } = answer;
  if (status !== 408 && status !== 429 && status < 500) return null;
  const retryAfterSeconds = retryAfterOf(answer.header('retry-after'));
  return new AttemptFailed(`the server answered ${status}`, { status, retryAfterSeconds });
}

async function takeWhole(job: TransferJob, answer: HttpAnswer): Promise<TransferResult> {
  const { url, known, files, limits } = job;
  if (known !== null && (answer.status === 304 || (answer.status === 200 && sameAs(known, answer)))) {
    answer.discard();
    return { kind: 'unchanged' };
  }
  refuseUnusable(job, answer, 200);
  const state: PartState = {
    url: url.shown,
    etag: answer.header('etag'),
    last_modified: answer.header('last-modified'),
    total: lengthOf(answer),
  };
  try {
    await receive(job, answer, await startPart(files, state), 0, state.total);
    return { kind: 'complete', state, resumed: false };
  } catch (error) {
    // What cannot be continued, or is not the file at all, only takes up space. After a stop the part may be another process's.
    const useless = validatorOf(state) === null || (error instanceof AppError && error.code === 'source_corrupt');
    if (useless && limits.signal?.aborted !== true) await discardPart(files);
    throw error;
  }
}

async function takeRest(
  job: TransferJob,
  answer: HttpAnswer,
  part: Part,
  total: number | null,
): Promise<TransferResult> {
  refuseUnusable(job, answer, 206);
  await receive(job, answer, await continuePart(job.files), offsetOf(part), total);
  return { kind: 'complete', state: part.state, resumed: true };
}

/** Throws unless the answer brings the file, or the rest of it. */
function refuseUnusable({ remote, url }: TransferJob, answer: HttpAnswer, expected: 200 | 206): void {
  const { status } = answer;
  const isPage = /^\s*(text\/html|application\/xhtml)/i.test(answer.header('content-type') ?? '');
  if (status === expected && !isPage) return;
  answer.discard();
  if (status === expected) throw corruptFile(url.shown, remote.dataset, WEB_PAGE);
  throw passingFailure(answer) ?? refusedStatus(url.shown, status, url.base);
}

/** Writes the body into the part, each byte at its own place in the file, and closes the part. */
async function receive(
  job: TransferJob,
  answer: HttpAnswer,
  part: FileHandle,
  from: number,
  total: number | null,
): Promise<void> {
  const { files, limits } = job;
  let position = from;
  let reportedAt = performance.now();
  try {
    job.onStarted(total, from);
    for await (const chunk of answer.body) {
      const flaw = position === 0 && chunk.length > 1 ? job.remote.flawOfStart(chunk) : null;
      if (flaw !== null) throw corruptFile(job.url.shown, job.remote.dataset, flaw);
      await storing(files.part, writeAll(part, chunk, position));
      position += chunk.length;
      const now = performance.now();
      if (now - reportedAt >= PROGRESS_MS) {
        reportedAt = now;
        job.onProgress(position);
      }
    }
    job.onProgress(position);
  } catch (error) {
    answer.discard();
    if (error instanceof AppError) throw error;
    limits.signal?.throwIfAborted();
    throw new AttemptFailed(networkReason(error), { cause: error });
  } finally {
    await storing(files.part, part.close());
  }
  if (total !== null && position !== total) {
    throw new AttemptFailed(`the transfer ended after ${position} of ${total} bytes`);
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}

/** The words for what goes wrong between a source, the network and the folder of raw files. */

import { dirname } from 'node:path';
import { AppError, messageOf, systemCodeOf } from '../domain/errors.ts';

/** One attempt at a transfer failed in a way that another one may not. */
export class AttemptFailed extends Error {
  override readonly name = 'AttemptFailed';
  /** The status that the server answered, or `null` when there was no whole answer. */
  readonly status: number | null;
  /** The wait in seconds that the server asked for, or `null`. */
  readonly retryAfterSeconds: number | null;

  /** @param reason completes "Cannot download …: ". */
  constructor(reason: string, options: { cause?: unknown; status?: number; retryAfterSeconds?: number | null } = {}) {
    super(reason, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = options.status ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

const NETWORK_REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the transfer ended before the announced length',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_HEADERS_TIMEOUT: 'the server did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'the server stopped sending',
  ENETUNREACH: 'the network cannot be reached',
  EHOSTUNREACH: 'the host cannot be reached',
};

/** Why a request or a transfer broke, as a phrase. */
export function networkReason(error: unknown): string {
  if (error instanceof AttemptFailed) return error.message;
  const code = systemCodeOf(error) ?? '';
  const known = NETWORK_REASONS[code];
  if (known !== undefined) return `${known} (${code})`;
  if (/CERT|SIGNATURE/.test(code)) return `its TLS certificate was not accepted (${code})`;
  if (/SSL|TLS|EPROTO/.test(code)) return `no secure connection came about (${code})`;
  if (messageOf(error).startsWith('Redirect loop')) return 'it redirects in a circle';
  return messageOf(error) || code || 'the connection failed';
}

/** The error for a source that could not be reached, or did not serve the file, in any of so many attempts. */
export function unreachable(url: string, failure: AttemptFailed, attempts: number): AppError {
  const tried = attempts > 1 ? ` Tried ${attempts} times.` : '';
  const advice =
    failure.status === null
      ? 'Check the network connection and the address, and HTTP_PROXY or HTTPS_PROXY if a proxy is needed, then run again.'
      : 'The source is overloaded or out of order: run again later, or use another source.';
  return new AppError('source_unreachable', `Cannot download ${url}: ${failure.message}.${tried} ${advice}`, {
    cause: failure,
    details: { url, status: failure.status },
  });
}

/**
 * The error for a status that is neither a success nor worth another attempt.
 *
 * @param base the configured base address, without credentials.
 */
export function refusedStatus(url: string, status: number, base: string): AppError {
  const details = { url, status };
  if (status === 404 || status === 410) {
    return new AppError(
      'source_missing',
      `There is no ${url} (the server answered ${status}). Check the source: ${base} must be the address below which ` +
        `${url.slice(url.lastIndexOf('/') + 1)} lies.`,
      { details },
    );
  }
  if (status >= 300 && status < 400 && status !== 304) {
    return new AppError(
      'source_refused',
      `Cannot download ${url}: the server redirects too often, or nowhere (${status}). Check the address of the source.`,
      { details },
    );
  }
  const advice =
    status === 401 || status === 403
      ? 'Check that this network, or the user and password in the address, may read the source, or use another source.'
      : 'Check the address of the source.';
  return new AppError('source_refused', `Cannot download ${url}: the server answered ${status}. ${advice}`, {
    details,
  });
}

/**
 * Waits for work on the disk, and tells its failure as one of storage.
 *
 * @param path the file or folder that is written.
 * @throws AppError `storage_failed`.
 */
export async function storing<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw storageFailed(path, error);
  }
}

/** The error for a failure of the disk or folder that holds `path`. */
export function storageFailed(path: string, error: unknown): AppError {
  const code = systemCodeOf(error) ?? '';
  const folder = dirname(path);
  const elsewhere = 'or set data.raw_dir to another folder';
  const options = { cause: error, details: { path, code } };
  const failed = (text: string): AppError => new AppError('storage_failed', text, options);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failed(
        `The disk is full (${code}): cannot store ${path}. Free space for ${folder}, ${elsewhere}, and run again.`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(
        `Cannot write ${path}: no permission (${code}). Make the folder ${folder} writable for this user, ${elsewhere}.`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return failed(
        `Cannot write ${path}: part of this path is not a folder (${code}). Remove what is in the way, ${elsewhere}.`,
      );
    default:
      return failed(`Cannot store ${path}: ${messageOf(error)}. Check the disk of ${folder}, ${elsewhere}.`);
  }
}

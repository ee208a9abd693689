/** Builds the addresses of data sets below a base address, and keeps credentials out of what is shown. */

import querystring from 'node:querystring';
import { AppError } from '../domain/errors.ts';

/** Whether a source is an address (http or https) rather than a local folder. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source.trim());
}

/** The address of a file. */
export interface FileUrl {
  /** What is requested; has no credentials, but may have a query. */
  readonly request: string;
  /** The address for messages, records and comparisons: no credentials, no query. */
  readonly shown: string;
  /** The base address in the same form. */
  readonly base: string;
  /** Value of the `Authorization` header when the base address names a user. */
  readonly authorization: string | null;
}

/**
 * The address of a file below a base address; a query of the base (an access token) is kept.
 *
 * @throws AppError `source_missing` when the base is not an address.
 */
export function fileUrl(source: string, fileName: string): FileUrl {
  if (!URL.canParse(source.trim())) {
    throw new AppError(
      'source_missing',
      'The source is not a valid address. Expected one such as https://example.org/imdb.',
    );
  }
  const base = new URL(source.trim());
  const user = querystring.unescape(base.username);
  const password = querystring.unescape(base.password);
  const authorization = user === '' ? null : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const folder = base.pathname.replace(/\/+$/, '');
  const path = `${folder}/${fileName}`;
  return {
    request: base.origin + path + base.search,
    shown: base.origin + path,
    base: base.origin + folder,
    authorization,
  };
}

/** The typed client of the API, which the app's own server passes on under `/api`. */

import createClient from 'openapi-fetch';
import type { paths } from './schema.d.ts';
import type { TitleReference } from './types.ts';

/** The client. Paths, parameters and answers are those of the OpenAPI document. */
export const api = createClient<paths>({ baseUrl: '/api' });

/** A failed request, in the API's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The API's stable name of the error, such as `title_not_found`; `unreachable` when no answer came. */
  readonly code: string;
  readonly suggestion: string;
  /** Titles that may have been meant. */
  readonly didYouMean: readonly TitleReference[];

  constructor(
    status: number,
    code: string,
    message: string,
    suggestion = '',
    didYouMean: readonly TitleReference[] = [],
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.suggestion = suggestion;
    this.didYouMean = didYouMean;
  }

  /** Whether trying again may help: no answer came, or the server is not ready. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * The data of an answer.
 *
 * @throws {ApiError} when it is an error, or none came
 */
export async function unwrap<Data>(
  request: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  let answer: Awaited<typeof request>;
  try {
    answer = await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'unreachable', 'The server does not answer.');
  }
  const { data, error, response } = answer;
  if (response.ok && data !== undefined) return data;
  throw errorOf(response.status, error);
}

function errorOf(status: number, body: unknown): ApiError {
  const detail = isRecord(body) ? body.detail : undefined;
  if (Array.isArray(detail)) {
    const messages = detail.map((refused: unknown) => (isRecord(refused) ? textOf(refused.msg) : ''));
    return new ApiError(status, 'refused', messages.join(' '));
  }
  if (!isRecord(detail)) return new ApiError(status, 'unreachable', 'The server does not answer.');
  const didYouMean = Array.isArray(detail.did_you_mean) ? (detail.did_you_mean as TitleReference[]) : [];
  return new ApiError(status, textOf(detail.error), textOf(detail.message), textOf(detail.suggestion), didYouMean);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

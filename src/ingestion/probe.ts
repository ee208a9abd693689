/** Asks whether a source is there at all, before anything depends on it. */

import { AppError, messageOf } from '../domain/errors.ts';
import { withHttp } from './http.ts';
import { localFolder } from './local.ts';
import { fileUrl, isUrl } from './url.ts';

/** Whether a source answered, and if not, why, as a phrase. */
export type Probe = { readonly reachable: true } | { readonly reachable: false; readonly reason: string };

/**
 * Whether a source answers: an address, with any status below 500 to a HEAD of title.basics; a folder, by being there.
 *
 * Tries once, and takes no longer than `timeoutSeconds` (above 0).
 *
 * @throws AppError when the answer could never be yes: an address or proxy that is none, a folder that is not there.
 */
export async function probeSource(source: string, timeoutSeconds: number): Promise<Probe> {
  try {
    if (isUrl(source)) return await probeUrl(source, timeoutSeconds);
    await localFolder(source);
    return { reachable: true };
  } catch (error) {
    if (error instanceof AppError) throw error;
    return { reachable: false, reason: messageOf(error) };
  }
}

function probeUrl(source: string, seconds: number): Promise<Probe> {
  const url = fileUrl(source, 'title.basics.tsv.gz');
  const headers: Record<string, string> = url.authorization === null ? {} : { authorization: url.authorization };
  const timeUp = new AbortController();
  const timer = setTimeout(() => timeUp.abort(new Error(`no answer within ${seconds} seconds`)), seconds * 1000);
  const limits = { connectTimeoutSeconds: seconds, idleTimeoutSeconds: seconds, signal: timeUp.signal };
  return withHttp(limits, async (send): Promise<Probe> => {
    const answer = await send('HEAD', url.request, headers);
    answer.discard();
    if (answer.status < 500) return { reachable: true };
    return { reachable: false, reason: `the server answered ${answer.status}` };
  }).finally(() => clearTimeout(timer));
}

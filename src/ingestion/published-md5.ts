/** Asks for the MD5 that a publisher puts beside a file. */

import { AttemptFailed, networkReason } from './failures.ts';
import { corruptFile, startAsText, WEB_PAGE } from './flaws.ts';
import { type HttpAnswer, type HttpLimits, withHttp } from './http.ts';
import type { RemoteFile } from './remote-file.ts';
import { headersFor, passingFailure } from './transfer.ts';
import type { FileUrl } from './url.ts';

/** No check sum needs more than this. */
const LONGEST_ANSWER = 4096;

/**
 * The MD5 of a file, 32 lower-case hexadecimal digits, from `<file>.md5` beside it: one attempt. Both customary forms are
 * understood, `<md5>  <name>` and `MD5 (<name>) = <md5>`.
 *
 * @param url the address of that small file.
 * @returns `null` when the server has none: any 4xx, since mirrors answer 403 or 404.
 * @throws AttemptFailed when another attempt may succeed; AppError `source_corrupt` when what is served is no check sum; the
 *   signal's reason when stopped.
 */
export function publishedMd5(url: FileUrl, remote: RemoteFile, limits: HttpLimits): Promise<string | null> {
  return withHttp(limits, async (send) => {
    const answer = await send('GET', url.request, headersFor(url));
    if (answer.status !== 200) {
      answer.discard();
      const failure = passingFailure(answer);
      if (failure !== null) throw failure;
      return null;
    }
    const start = await textOf(answer, limits);
    const [md5, ...others] = start.match(/\b[0-9a-f]{32}\b/gi) ?? [];
    if (md5 !== undefined && others.length === 0) return md5.toLowerCase();
    const advice = 'Run again later, or use another source.';
    const flaw = start.startsWith('<') ? WEB_PAGE : { problem: 'it does not hold one MD5 check sum', advice };
    throw corruptFile(url.shown, remote.dataset, flaw);
  });
}

async function textOf(answer: HttpAnswer, { signal }: HttpLimits): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_ANSWER) break;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new AttemptFailed(networkReason(error), { cause: error });
  } finally {
    answer.discard();
  }
  return startAsText(Buffer.concat(chunks));
}

/** Checks the first line and the first bytes of a data set's file, and says in words what is wrong with them. */

import { DATASETS, type DatasetName, headerOf } from './datasets.ts';
import { FETCH_AGAIN, type Flaw, startAsText, WEB_PAGE } from './flaws.ts';

const LISTED_NAMES = 12;
const FORMAT_PAGE = 'https://developer.imdb.com/non-commercial-datasets/';

/**
 * What the first bytes of a file give away: a web page, text that should be gzip, gzip that should be text.
 *
 * @param start the first bytes of the stored file; at least 2, but for shorter files.
 * @returns `null` when they are as expected.
 */
export function flawOfStart(start: Buffer, dataset: DatasetName, compressed: boolean): Flaw | null {
  const text = startAsText(start);
  if (text.startsWith('<')) return WEB_PAGE;
  const isGzip = start[0] === 0x1f && (start.length < 2 || start[1] === 0x8b);
  if (compressed && !isGzip) {
    const first = DATASETS[dataset][0];
    return text.startsWith(first)
      ? { problem: 'it is plain text, not gzip', advice: `Name it ${dataset}.tsv, or compress it with gzip.` }
      : { problem: 'it is not a gzip file', advice: FETCH_AGAIN };
  }
  if (!compressed && isGzip) return { problem: 'it is gzip, not plain text', advice: `Name it ${dataset}.tsv.gz.` };
  return null;
}

/**
 * What is wrong with a header line.
 *
 * @param line the first line without its line feed.
 * @returns `null` when it is exactly the data set's.
 */
export function flawOfHeader(line: string, dataset: DatasetName): Flaw | null {
  if (line === headerOf(dataset)) return null;
  if (line.startsWith('\uFEFF')) {
    return { problem: 'it starts with a UTF-8 byte order mark', advice: 'Save it as UTF-8 without one.' };
  }
  if (line === `${headerOf(dataset)}\r`) {
    return { problem: 'its lines end with CR LF', advice: 'Convert them to LF (Unix) line ends.' };
  }
  const expected: readonly string[] = DATASETS[dataset];
  const found = line.replace(/\r$/, '').split('\t');
  const missing = expected.filter((name) => !found.includes(name));
  const unexpected = found.filter((name, at) => !expected.includes(name) || found.indexOf(name) !== at);
  const parts = [
    missing.length > 0 ? `missing ${listOf(missing)}` : '',
    unexpected.length > 0 ? `unexpected ${listOf(unexpected)}` : '',
    missing.length + unexpected.length === 0 ? `in another order: ${listOf(found)}` : '',
  ].filter((part) => part !== '');
  return {
    problem: `its columns are not the expected ones (${parts.join('; ')})`,
    advice: `Check that it is IMDb's ${dataset} file, in the format of ${FORMAT_PAGE}.`,
  };
}

/** Names for a message: quoted where they hold anything odd, shortened, and not too many. */
function listOf(names: readonly string[]): string {
  const shown = names.slice(0, LISTED_NAMES).map((name) => {
    const short = name.length > 40 ? `${name.slice(0, 40)}…` : name;
    return /^[\w.-]+$/.test(short) ? short : JSON.stringify(short);
  });
  return shown.join(', ') + (names.length > LISTED_NAMES ? ` and ${names.length - LISTED_NAMES} more` : '');
}

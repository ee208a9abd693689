/** MovieLens's zips as files to download: how one is told from anything else, and read to its very end. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { MovieLensSet } from '../../config/schema.ts';
import { corruptFile, FETCH_AGAIN, type Flaw, FlawFound, startAsText, unreadable, WEB_PAGE } from '../flaws.ts';
import { LineCounter } from '../lines.ts';
import type { RemoteFile } from '../remote-file.ts';
import type { FileFacts } from '../verify.ts';
import { type ArchivedFile, withArchive } from './archive.ts';
import { MOVIELENS_COLUMNS, MOVIELENS_README } from './files.ts';

const CHUNK_BYTES = 1024 * 1024;

/** What is true of a whole file, whatever is in it. */
export type StoredFacts = Pick<FileFacts, 'bytes' | 'md5' | 'sha256'>;

/** The zip of a published set, as a file to download. */
export function movieLensZip(set: MovieLensSet): RemoteFile {
  return {
    dataset: set,
    fileName: `${set}.zip`,
    md5Beside: true,
    flawOfStart: flawOfZipStart,
    verify: (path, label, signal) => verifyZip(path, { label, dataset: set, signal }),
    withoutNetwork: ({ file }) => `use --movielens ${file}`,
  };
}

/**
 * Verifies a zip in constant memory: its hashes, and of each file that is read, size, check sum and header.
 *
 * @returns its facts; `rows` counts the ratings.
 * @throws AppError as `withArchive` does, and `source_corrupt` when a file has another header or no rows; the signal's reason
 *   when stopped.
 */
export async function verifyZip(
  path: string,
  { label, dataset, signal }: { label: string; dataset: string; signal: AbortSignal },
): Promise<FileFacts> {
  const facts = await hashFile(path, signal);
  if (facts.bytes === 0) throw corruptFile(label, dataset, { problem: 'it is empty (0 bytes)', advice: FETCH_AGAIN });
  const rows = await withArchive(path, { label, dataset }, async (files) => {
    let ratings = 0;
    for (const file of files) {
      const lines = await countLines(file, signal);
      if (file.name === 'ratings.csv') ratings = lines;
    }
    return ratings;
  });
  return { ...facts, rows };
}

/**
 * Size and hashes of a file.
 *
 * @throws AppError `source_missing` when it cannot be read; the signal's reason when stopped.
 */
export async function hashFile(path: string, signal?: AbortSignal): Promise<StoredFacts> {
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  let bytes = 0;
  try {
    const options = { highWaterMark: CHUNK_BYTES, ...(signal === undefined ? {} : { signal }) };
    for await (const chunk of createReadStream(path, options) as AsyncIterable<Buffer>) {
      md5.update(chunk);
      sha256.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(path, error);
  }
  return { bytes, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}

async function countLines(file: ArchivedFile, signal: AbortSignal): Promise<number> {
  const { name } = file;
  const header = name === MOVIELENS_README ? null : MOVIELENS_COLUMNS[name].join();
  const lines = new LineCounter((line) => {
    if (header !== null && line.replace(/\r$/, '') !== header) throw otherHeader(name, header);
  });
  for await (const chunk of file.read()) {
    signal.throwIfAborted();
    lines.add(chunk);
  }
  const rows = lines.finish();
  if (header !== null && rows === 0)
    throw new FlawFound({ problem: `${name} in it holds no rows`, advice: FETCH_AGAIN });
  return rows;
}

function otherHeader(name: string, header: string): FlawFound {
  return new FlawFound({
    problem: `${name} in it does not begin with the line ${header}`,
    advice: 'Check that it is ml-latest-small, ml-25m or ml-32m; older sets have another format.',
  });
}

function flawOfZipStart(start: Buffer): Flaw | null {
  if (startAsText(start).startsWith('<')) return WEB_PAGE;
  return start.subarray(0, 2).toString('latin1') === 'PK'
    ? null
    : { problem: 'it is not a zip file', advice: FETCH_AGAIN };
}

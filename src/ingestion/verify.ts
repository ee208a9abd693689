/** Reads a data set's file once, to its very end, and either states its facts or says exactly what is wrong with it. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { messageOf, systemCodeOf } from '../domain/errors.ts';
import type { DatasetName } from './datasets.ts';
import { corruptFile, FETCH_AGAIN, type Flaw, FlawFound, refuse, unreadable } from './flaws.ts';
import { flawOfHeader, flawOfStart } from './header.ts';
import { LineCounter } from './lines.ts';

/** What is true of a complete file. */
export interface FileFacts {
  /** Size of the stored file, packed as it is. */
  readonly bytes: number;
  /** Lines after the header, at least 1; of MovieLens's zips those of `ratings.csv`. */
  readonly rows: number;
  /** MD5 of the stored bytes, 32 lower-case hexadecimal digits. */
  readonly md5: string;
  /** SHA-256 of the stored bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** How to read the file, and how to name it. */
export interface VerifyOptions {
  /** Whether it is gzip. */
  readonly compressed: boolean;
  /** Stops the reading; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How messages name the file. Default: its path. */
  readonly label?: string;
}

/** Bytes read, and unpacked, at a time. */
const CHUNK_BYTES = 1024 * 1024;

const TRAILING: Flaw = { problem: 'other bytes follow the end of its gzip data', advice: FETCH_AGAIN };

/**
 * Verifies a whole file in one pass and constant memory: hashes, gzip integrity, header, number of rows.
 *
 * @throws AppError `source_corrupt` when the file is empty, a web page, not gzip, cut off, damaged, followed by other bytes,
 *   has another header than the data set's, or holds no rows; `source_missing` when it cannot be read.
 */
export async function verifyFile(path: string, dataset: DatasetName, options: VerifyOptions): Promise<FileFacts> {
  const { compressed, signal } = options;
  const label = options.label ?? path;
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  let bytes = 0;

  async function* stored(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      if (bytes === 0) refuse(flawOfStart(chunk, dataset, compressed));
      bytes += chunk.length;
      md5.update(chunk);
      sha256.update(chunk);
      yield chunk;
    }
    if (bytes === 0) throw new FlawFound({ problem: 'it is empty (0 bytes)', advice: FETCH_AGAIN });
  }

  const lines = new LineCounter((line) => refuse(flawOfHeader(line, dataset)));
  async function read(text: AsyncIterable<Buffer>): Promise<void> {
    for await (const chunk of text) lines.add(chunk);
  }

  try {
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    if (compressed) {
      const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
      const unpacked = async (text: AsyncIterable<Buffer>): Promise<void> => {
        await read(text);
        // Zero bytes after the last member end the stream early instead of failing it.
        if (gunzip.bytesWritten < bytes) throw new FlawFound(TRAILING);
      };
      await pipeline(file, stored, gunzip, unpacked, { signal });
    } else {
      await pipeline(file, stored, read, { signal });
    }
    if (lines.bytes === 0) refuse({ problem: 'there is nothing in it but an empty gzip', advice: FETCH_AGAIN });
    const rows = lines.finish();
    if (rows === 0) refuse({ problem: 'it holds no rows, only a header', advice: FETCH_AGAIN });
    return { bytes, rows, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
  } catch (error) {
    signal?.throwIfAborted();
    const flaw = flawOf(error);
    if (flaw === null) throw systemCodeOf(error) === undefined ? error : unreadable(label, error);
    throw corruptFile(label, dataset, flaw, error);
  }
}

/** The flaw behind an error of the pipeline; `null` when the file could not be read at all. */
function flawOf(error: unknown): Flaw | null {
  if (error instanceof FlawFound) return error.flaw;
  const code = systemCodeOf(error) ?? '';
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return TRAILING;
  if (code === 'Z_BUF_ERROR') return { problem: 'it is cut off: its gzip data has no end', advice: FETCH_AGAIN };
  if (!code.startsWith('Z_')) return null;
  // The first member's mark was checked before, so this is said of what follows a complete one.
  if (messageOf(error) === 'incorrect header check') return TRAILING;
  return { problem: `its gzip data is damaged (${messageOf(error)})`, advice: FETCH_AGAIN };
}

/** A gzip file that is written in big chunks and appears under its name only when it is complete. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const LEVEL = 6;

/** A file that is being written. */
export interface GzipFile {
  /**
   * Hands a chunk over; resolves when the one before it is through, so that one is compressed while the next is made. The chunk must
   * not be changed afterwards.
   */
  write(chunk: Uint8Array): Promise<void>;
  /** Finishes the file and gives it its name. */
  close(): Promise<void>;
}

/** Begins a file of compression level 6, as `<path>.part` until it is closed. */
export function createGzipFile(path: string): GzipFile {
  const part = `${path}.part`;
  const gzip = createGzip({ level: LEVEL, chunkSize: 1 << 18 });
  const file = createWriteStream(part, { highWaterMark: 1 << 20 });
  const done = Promise.all([finished(gzip), finished(file)]);
  let room: Promise<unknown> = Promise.resolve();
  // A failure is thrown where the promise is awaited next; until then it must not count as unhandled.
  done.catch(() => {});
  file.once('error', (error) => gzip.destroy(error));
  gzip.pipe(file);
  return {
    async write(chunk) {
      await room;
      if (gzip.write(chunk)) return;
      room = Promise.race([once(gzip, 'drain'), done]);
      room.catch(() => {});
    },
    async close() {
      gzip.end();
      await done;
      await rename(part, path);
    },
  };
}

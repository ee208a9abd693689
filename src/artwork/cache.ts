/** A folder of posters, bounded in size: what was found, and what was looked for in vain. */

import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { isJpeg, type PosterSize } from './port.ts';

const DAY_MS = 86_400_000;
/** How long a poster is kept before it is fetched anew. */
export const POSTER_DAYS = 30;
/** How long it is remembered that a title has no poster. */
export const ABSENCE_DAYS = 7;

/** After this long, a file that is not finished was left by a process that was killed. */
const UNFINISHED_MS = 3_600_000;

/** A file takes whole blocks of a disk, even an empty one. */
const BLOCK_BYTES = 4096;
/** Room is made down to this share, so that not every poster has to make some. */
const ROOM = 0.9;

/** Files of this folder, finished or left half-way by a process that was killed; nothing else is ever removed. */
const OURS = /^tt\d{7,10}(?:-(?:small|medium|large)\.jpg|\.none)(?:\.\d+)?$/;
const FINISHED = /\.(?:jpg|none)$/;

/** The folder and its bounds. */
export interface CacheOptions {
  readonly folder: string;
  readonly maxBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Remembers posters. Several processes may share a folder; each bounds what it knows of. */
export interface PosterCache {
  /** The poster, `'none'` when there is known to be none, or `undefined` when it has to be looked for. */
  read(tconst: string, size: PosterSize): Promise<Buffer | 'none' | undefined>;
  /** Keeps a poster, or that there is none. Rejects with what the disk says. */
  write(tconst: string, size: PosterSize, poster: Buffer | undefined): Promise<void>;
}

/** A cache in a folder, which is made when it is first written to. */
export function createPosterCache({ folder, maxBytes, now }: CacheOptions): PosterCache {
  /** Files by name with their size on disk, the oldest first. */
  let files: Promise<Map<string, number>> | undefined;
  let total = 0;

  const load = async (): Promise<Map<string, number>> => {
    await mkdir(folder, { recursive: true });
    const found = await ownFiles(folder);
    total = found.reduce((sum, { bytes }) => sum + bytes, 0);
    return new Map(found.map(({ name, bytes }) => [name, bytes]));
  };

  const makeRoom = async (known: Map<string, number>): Promise<void> => {
    if (total <= maxBytes) return;
    for (const [name, bytes] of known) {
      if (total <= maxBytes * ROOM) break;
      known.delete(name);
      total -= bytes;
      await rm(join(folder, name), { force: true });
    }
  };

  return {
    async read(tconst, size) {
      const poster = await readFresh(join(folder, posterName(tconst, size)), now() - POSTER_DAYS * DAY_MS);
      if (poster !== undefined && isJpeg(poster)) return poster;
      const absence = await readFresh(join(folder, absenceName(tconst)), now() - ABSENCE_DAYS * DAY_MS);
      return absence === undefined ? undefined : 'none';
    },

    async write(tconst, size, poster) {
      files ??= load().catch((error: unknown) => {
        files = undefined;
        throw error;
      });
      const known = await files;
      const name = poster === undefined ? absenceName(tconst) : posterName(tconst, size);
      await writeFileAtomic(join(folder, name), poster ?? '', { fsync: false });
      const bytes = onDisk(poster?.length ?? 0);
      total += bytes - (known.get(name) ?? 0);
      known.delete(name);
      known.set(name, bytes);
      await makeRoom(known);
    },
  };
}

function posterName(tconst: string, size: PosterSize): string {
  return `${tconst}-${size}.jpg`;
}

function absenceName(tconst: string): string {
  return `${tconst}.none`;
}

function onDisk(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / BLOCK_BYTES)) * BLOCK_BYTES;
}

/** The finished files, the oldest first. What killed processes left is removed. */
async function ownFiles(folder: string): Promise<{ name: string; bytes: number; at: number }[]> {
  const found: { name: string; bytes: number; at: number }[] = [];
  for (const name of (await readdir(folder)).filter((one) => OURS.test(one))) {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (facts === undefined) continue;
    if (FINISHED.test(name)) found.push({ name, bytes: onDisk(facts.size), at: facts.mtimeMs });
    else if (facts.mtimeMs < Date.now() - UNFINISHED_MS) await rm(join(folder, name), { force: true });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A file that was written since then, or `undefined`; one that cannot be read is none. */
async function readFresh(file: string, since: number): Promise<Buffer | undefined> {
  try {
    const { mtimeMs } = await stat(file);
    return mtimeMs < since ? undefined : await readFile(file);
  } catch {
    return undefined;
  }
}

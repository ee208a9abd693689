/** Unpacks a MovieLens zip into a folder that is whole from the moment it has its name. */

import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { storing } from '../failures.ts';
import { withLock } from '../lock.ts';
import type { IngestionEvent } from '../types.ts';
import { type ArchivedFile, type ArchiveLabel, withArchive } from './archive.ts';

/** What to unpack, and where. */
export interface UnpackJob extends ArchiveLabel {
  /** Path of the zip. */
  readonly zip: string;
  /** Name of the data set, for events and for the folder. */
  readonly name: string;
  /** SHA-256 of the zip, hexadecimal. */
  readonly sha256: string;
  /** The folder of raw files. */
  readonly rawDir: string;
  /** Unpack even if it was done before. */
  readonly force: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: IngestionEvent) => void) | undefined;
  readonly lockStaleSeconds?: number | undefined;
  readonly lockWaitSeconds?: number | undefined;
}

/**
 * Unpacks into `<rawDir>/movielens/<name>-<first 12 digits of the SHA-256>`, unless it is there already, every file in its
 * full size. The folder's name tells which zip it came from, so a new zip gets a new folder, by one rename; what older zips
 * of the data set left is removed afterwards.
 *
 * Killed at any instant, it leaves no folder of this name or a whole one; a draft that is left is removed by the next run.
 *
 * @returns the absolute path of the folder
 * @throws AppError as `withArchive` does; `storage_failed`, `locked`; the signal's reason when stopped.
 */
export async function unpack(job: UnpackJob): Promise<string> {
  const { name, zip, force, onEvent } = job;
  const parent = join(resolve(job.rawDir), 'movielens');
  const folder = join(parent, `${name}-${job.sha256.slice(0, 12)}`);
  const lock = {
    staleSeconds: job.lockStaleSeconds ?? 10,
    waitSeconds: job.lockWaitSeconds ?? 3600,
    signal: job.signal,
    onWaiting: () =>
      onEvent?.({ dataset: name, kind: 'waiting', reason: `another process is unpacking it to ${parent}` }),
  };
  await storing(parent, mkdir(parent, { recursive: true }));
  return withLock(join(parent, `${name}.lock`), lock, (signal) =>
    withArchive(zip, job, async (files) => {
      await removeOthers(folder, name, '.draft', '.old');
      if (force || !(await isUnpacked(folder, files))) {
        onEvent?.({ dataset: name, kind: 'unpacking', bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) });
        await publishFolder(folder, files, signal);
      }
      await removeOthers(folder, name, '', '.old');
      return folder;
    }),
  );
}

/** Whether all files are there in their full size. */
async function isUnpacked(folder: string, files: readonly ArchivedFile[]): Promise<boolean> {
  const sizes = files.map(async ({ name, bytes }) => (await stat(join(folder, name))).size === bytes);
  return (await Promise.all(sizes.map((same) => same.catch(() => false)))).every(Boolean);
}

async function publishFolder(folder: string, files: readonly ArchivedFile[], signal: AbortSignal): Promise<void> {
  const draft = `${folder}.draft`;
  try {
    await storing(draft, mkdir(draft));
    for (const file of files) await write(join(draft, file.name), file, signal);
    await flushFolder(draft);
    signal.throwIfAborted();
    // A folder of this name is damaged, or is to be made anew.
    await retire(folder);
    await storing(folder, rename(draft, folder));
    await flushFolder(dirname(folder));
  } catch (error) {
    // After a stop the draft may be another process's.
    if (!signal.aborted) await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

async function write(path: string, file: ArchivedFile, signal: AbortSignal): Promise<void> {
  const handle = await storing(path, open(path, 'wx'));
  try {
    for await (const chunk of file.read()) {
      signal.throwIfAborted();
      await storing(path, handle.writeFile(chunk));
    }
    await storing(path, handle.sync());
  } finally {
    await storing(path, handle.close());
  }
}

/** Makes names in it outlive a power cut; some systems cannot open folders, and need not. */
async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Takes a folder's name away before any file goes, so that nothing partial ever has it. Does nothing when there is none. */
async function retire(folder: string): Promise<void> {
  const old = `${folder}.old`;
  await storing(old, rm(old, { recursive: true, force: true }));
  if ((await stat(folder).catch(() => null)) === null) return;
  await storing(folder, rename(folder, old));
  await storing(old, rm(old, { recursive: true, force: true }));
}

/**
 * Removes this data set's folders but `folder`: those that end as told. Only for the holder of the lock. What cannot be
 * removed is left to the next run.
 */
async function removeOthers(folder: string, set: string, ...endings: readonly string[]): Promise<void> {
  const parent = dirname(folder);
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const rest = name.startsWith(`${set}-`) ? name.slice(set.length + 1) : '';
    const [, ending] = /^[0-9a-f]{12}(|\.draft|\.old)$/.exec(rest) ?? [];
    if (ending === undefined || !endings.includes(ending) || name === basename(folder)) continue;
    const path = join(parent, name);
    await (ending === '' ? retire(path) : rm(path, { recursive: true, force: true })).catch(() => {});
  }
}

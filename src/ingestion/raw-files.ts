/** The names under which a downloaded data set, and what is known of it, lie in the folder of raw files. */

import { readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Absolute paths that belong to one downloaded file; they all lie in `folder`. */
export interface RawFiles {
  readonly folder: string;
  /** Only ever a complete, verified file. */
  readonly file: string;
  /** What is known of `file`: where it came from, its validators, its facts. */
  readonly sidecar: string;
  /** The bytes of a transfer that has not finished. */
  readonly part: string;
  /** What is needed to continue `part`: its address, validators and total size. */
  readonly partState: string;
  /** Held (as a folder) by the process that downloads this file. */
  readonly lock: string;
}

/** The paths of a file of this name in the folder of raw files. */
export function rawFilesOf(rawDir: string, fileName: string): RawFiles {
  const folder = resolve(rawDir);
  const file = join(folder, fileName);
  return {
    folder,
    file,
    sidecar: `${file}.meta.json`,
    part: `${file}.part`,
    partState: `${file}.part.json`,
    lock: `${file}.lock`,
  };
}

/**
 * Removes the temporary files that a process left when it was killed while it wrote one of the records. Only for the holder
 * of the lock. Failing is harmless, so it never throws.
 */
export async function removeLeftovers(files: RawFiles): Promise<void> {
  const records = [files.sidecar, files.partState].map((path) => `${basename(path)}.`);
  const names = await readdir(files.folder).catch(() => []);
  const left = names.filter((name) =>
    records.some((record) => name.startsWith(record) && /^\d+$/.test(name.slice(record.length))),
  );
  await Promise.all(left.map((name) => rm(join(files.folder, name), { force: true }).catch(() => {})));
}

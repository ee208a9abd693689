/** Gives a verified part its final name, in an order that leaves a complete file at every instant. */

import { open, rename, rm } from 'node:fs/promises';
import { storing } from './failures.ts';
import type { RawFiles } from './raw-files.ts';
import { type Sidecar, writeSidecar } from './sidecar.ts';

/**
 * Replaces the file by the part and writes its record.
 *
 * The old record goes before the new file comes: killed in between, a file without a record is left, which is fetched again
 * (or continued from the part), never one with the record of another.
 *
 * @throws AppError `storage_failed`, or the signal's reason, in which case the old file is still there.
 */
export async function publish(files: RawFiles, sidecar: Sidecar, signal: AbortSignal): Promise<void> {
  await storing(files.part, flush(files.part, 'r+'));
  signal.throwIfAborted();
  await storing(files.sidecar, rm(files.sidecar, { force: true }));
  await storing(files.file, rename(files.part, files.file));
  // Makes the new name outlive a power cut; some systems cannot open folders, and need not.
  await flush(files.folder, 'r').catch(() => {});
  await writeSidecar(files, sidecar);
  await storing(files.partState, rm(files.partState, { force: true }));
}

async function flush(path: string, mode: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, mode);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

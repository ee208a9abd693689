/** The record beside a downloaded file: where it came from, the validators to ask the server with, and its facts. */

import { readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { storing } from './failures.ts';
import type { RawFiles } from './raw-files.ts';

const sidecarSchema = z.object({
  /** Address without credentials and query. */
  url: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  bytes: z.int().min(1),
  md5: z.string().regex(/^[0-9a-f]{32}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.int().min(1),
  /** ISO 8601, UTC. */
  downloaded_at: z.string(),
});

/** The record as it is written; sizes in bytes, hashes in hexadecimal. */
export type Sidecar = z.output<typeof sidecarSchema>;

/** The record of a complete file; `null` when there is no file, no usable record, or the two do not belong together. */
export async function readSidecar(files: RawFiles): Promise<Sidecar | null> {
  try {
    const { size } = await stat(files.file);
    const sidecar = sidecarSchema.parse(JSON.parse(await readFile(files.sidecar, 'utf8')));
    return sidecar.bytes === size ? sidecar : null;
  } catch {
    return null;
  }
}

/**
 * Writes the record, whole or not at all.
 *
 * @throws AppError `storage_failed`.
 */
export async function writeSidecar(files: RawFiles, sidecar: Sidecar): Promise<void> {
  await storing(files.sidecar, writeFileAtomic(files.sidecar, `${JSON.stringify(sidecar, null, 2)}\n`));
}

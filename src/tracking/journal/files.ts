/** Writes the files of a journalled run: links where the disk allows it, copies elsewhere. */

import { createHash } from 'node:crypto';
import { copyFile, link, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCodeOf } from '../../domain/errors.ts';
import type { RunFile } from '../run.ts';
import { pathSchema, type WrittenFile } from './entries.ts';

/** Where a link cannot be made: another disk, a file system without links, too many of them, another owner. */
const CANNOT_LINK = new Set(['EXDEV', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EPERM', 'ENOSYS', 'EACCES']);

/**
 * Writes the files below a folder, one after the other.
 *
 * A file that lies on the same disk is linked: it takes no room, and outlives the model that it belonged to.
 */
export async function writeFiles(folder: string, files: readonly RunFile[]): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const { path, content } of files) {
    const target = join(folder, pathSchema.parse(path));
    await mkdir(dirname(target), { recursive: true });
    if (content instanceof Uint8Array) await writeFile(target, content);
    else await linkOrCopy(content.file, target);
    const bytes = await readFile(target);
    written.push({ path, bytes: bytes.byteLength, sha256: sha256(bytes) });
  }
  return written;
}

/** SHA-256 of some bytes, as hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!CANNOT_LINK.has(systemCodeOf(error) ?? '')) throw error;
    await copyFile(from, to);
  }
}

/** Reads files of a models folder that may be hostile: of ordinary files only, no more than was promised, and tells changed ones from unchanged. */

import { webcrypto } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCodeOf } from '../domain/errors.ts';
import type { Manifest } from '../domain/manifest.ts';

/** A name that stays in its folder. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Reads a whole file in one go (`readFile` reads half a megabyte at a time).
 *
 * @param most the largest size in bytes; nothing is allocated for a file that is larger
 * @throws {Error} when it is larger, no ordinary file (a pipe would never end), or not there
 */
export async function readOrdinaryFile(path: string, most: number): Promise<Uint8Array> {
  // Looked at before it is opened: opening a pipe waits for somebody to write to it.
  requireOrdinary(await stat(path), most);
  const file = await open(path);
  try {
    const stats = await file.stat();
    requireOrdinary(stats, most);
    const { buffer, bytesRead } = await file.read(new Uint8Array(stats.size), 0, stats.size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * The files that a manifest lists, by name.
 *
 * @throws {Error} when one is missing, of another size or another checksum, or its name leads out of the folder
 */
export async function readVerified(folder: string, { files }: Manifest): Promise<Map<string, Uint8Array>> {
  const entries = Object.entries(files);
  const odd = entries.find(([name]) => !FILE_NAME.test(name))?.[0];
  if (odd !== undefined) throw new Error(`${JSON.stringify(odd)} is not the name of a file of a model`);
  // All at once: reading and hashing are done by other threads.
  const contents = entries.map(async ([name, { bytes, sha256: wanted }]): Promise<[string, Uint8Array]> => {
    const path = join(folder, name);
    const isWhole = (await stat(path)).size === bytes;
    const content = isWhole ? await readOrdinaryFile(path, bytes) : undefined;
    const digest = content && Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex');
    if (content?.byteLength !== bytes || digest !== wanted)
      throw new Error(`${name} is not as it was written (its checksum differs)`);
    return [name, content];
  });
  // Nothing of it may go on after the first failure has been told: it would hold memory, and files that are being replaced.
  const settled = await Promise.allSettled(contents);
  return new Map(
    settled.map((one) => {
      if (one.status === 'fulfilled') return one.value;
      throw one.reason;
    }),
  );
}

/** What tells a folder's files from others and from themselves before a change: names, sizes, times. It reads none of them. */
export async function stateOfFiles(folder: string): Promise<string> {
  try {
    const names = (await readdir(folder)).sort();
    const states = names.map(async (name) => {
      const { size, mtimeMs, ino } = await stat(join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    });
    return (await Promise.all(states)).join('\n');
  } catch (error) {
    return `not readable: ${systemCodeOf(error) ?? 'unknown'}`;
  }
}

function requireOrdinary(stats: { isFile(): boolean; readonly size: number }, most: number): void {
  if (!stats.isFile()) throw new Error('it is not an ordinary file');
  if (stats.size > most) throw new Error(`it has ${stats.size} bytes, more than the ${most} that it may have`);
}

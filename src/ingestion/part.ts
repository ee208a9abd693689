/** The bytes of an unfinished transfer, and what is needed to continue it, also in a later process. */

import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { storing } from './failures.ts';
import type { RawFiles } from './raw-files.ts';

const partSchema = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  total: z.int().min(1).nullable(),
});

/** What is known of the file that a part belongs to: its address, validators, and total bytes where announced. */
export type PartState = z.output<typeof partSchema>;

/** A part that can be continued. */
export interface Part {
  readonly state: PartState;
  /** Bytes that are there, at least 1. */
  readonly size: number;
  /** Value for `If-Range`: a strong ETag, or else the date. */
  readonly validator: string;
}

/**
 * The part of `url` that an earlier transfer left; `null` when there is none, or it cannot be continued safely: unknown
 * state, another address, no validator, longer than announced.
 */
export async function readPart(files: RawFiles, url: string): Promise<Part | null> {
  try {
    const { size } = await stat(files.part);
    const state = partSchema.parse(JSON.parse(await readFile(files.partState, 'utf8')));
    const validator = validatorOf(state);
    if (validator === null || state.url !== url || size === 0 || size > (state.total ?? size)) return null;
    return { state, size, validator };
  } catch {
    return null;
  }
}

/** What proves that a continued file is still the same one; weak ETags do not. */
export function validatorOf(state: Pick<PartState, 'etag' | 'last_modified'>): string | null {
  return state.etag !== null && !state.etag.startsWith('W/') ? state.etag : state.last_modified;
}

/**
 * Begins a new part. The old one is unlinked, not emptied, so that a process that still writes to it cannot spoil the new one,
 * and is gone before the new state is there, so that the two never mix.
 *
 * @throws AppError `storage_failed`.
 */
export async function startPart(files: RawFiles, state: PartState): Promise<FileHandle> {
  await discardPart(files);
  if (validatorOf(state) !== null) {
    await storing(files.partState, writeFileAtomic(files.partState, JSON.stringify(state)));
  }
  return storing(files.part, open(files.part, 'wx'));
}

/**
 * Opens a part to continue it.
 *
 * @throws AppError `storage_failed`.
 */
export async function continuePart(files: RawFiles): Promise<FileHandle> {
  return storing(files.part, open(files.part, 'r+'));
}

/**
 * Removes the part, first, and its state.
 *
 * @throws AppError `storage_failed`.
 */
export async function discardPart(files: RawFiles): Promise<void> {
  await storing(files.part, rm(files.part, { force: true }));
  await storing(files.partState, rm(files.partState, { force: true }));
}

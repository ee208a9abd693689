/** Finds a data set in a local folder, where it is read in place. */

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError, messageOf, systemCodeOf } from '../domain/errors.ts';
import type { DatasetName } from './datasets.ts';
import type { ObtainedFile, ObtainOptions } from './types.ts';
import { verifyFile } from './verify.ts';

/**
 * Finds `<dataset>.tsv.gz`, or else `<dataset>.tsv`, and starts to verify it. Nothing is copied or written.
 *
 * @throws AppError `source_missing` when the folder or the file is missing or cannot be read.
 */
export async function openLocal(
  dataset: DatasetName,
  options: Pick<ObtainOptions, 'source' | 'onEvent' | 'signal'>,
): Promise<ObtainedFile> {
  const startedAt = performance.now();
  options.signal?.throwIfAborted();
  const folder = await localFolder(options.source);
  const { path, bytes, compressed } =
    (await find(folder, dataset, true)) ?? (await find(folder, dataset, false)) ?? missing(folder, dataset);
  const facts = verifyFile(path, dataset, { compressed, signal: options.signal });
  // Whoever never awaits the facts must not be brought down by them.
  facts.catch(() => {});
  options.onEvent?.({
    dataset,
    kind: 'finished',
    outcome: 'local',
    bytes,
    seconds: (performance.now() - startedAt) / 1000,
  });
  return { dataset, path, origin: path, compressed, etag: null, lastModified: null, outcome: 'local', facts };
}

/**
 * The absolute path of a local source.
 *
 * @throws AppError `source_missing` when it is not a folder that can be entered.
 */
export async function localFolder(source: string): Promise<string> {
  const folder = resolve(source);
  const found = await stat(folder).catch((error: unknown) => {
    if (systemCodeOf(error) !== 'ENOENT') throw unreadable(folder, error);
    const isAddress = /^[a-z][\w+.-]*:\/\//i.test(source);
    throw new AppError(
      'source_missing',
      isAddress
        ? `${source} cannot be a source. Give a local folder, or an http or https address.`
        : `There is no folder ${folder}. Check the path of the source.`,
    );
  });
  if (!found.isDirectory()) {
    throw new AppError(
      'source_missing',
      `${folder} is not a folder. Give the folder that holds the files, not one of them.`,
    );
  }
  return folder;
}

interface LocalFile {
  readonly path: string;
  readonly bytes: number;
  readonly compressed: boolean;
}

/** The file, or `null` when there is none of this name. */
async function find(folder: string, dataset: DatasetName, compressed: boolean): Promise<LocalFile | null> {
  const path = join(folder, compressed ? `${dataset}.tsv.gz` : `${dataset}.tsv`);
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error('it is not a file');
    await access(path, constants.R_OK);
    return { path, bytes: found.size, compressed };
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

function missing(folder: string, dataset: DatasetName): never {
  throw new AppError(
    'source_missing',
    `${folder} holds neither ${dataset}.tsv.gz nor ${dataset}.tsv. Put IMDb's file there, or use another source.`,
    { details: { folder, dataset } },
  );
}

function unreadable(path: string, error: unknown): AppError {
  return new AppError('source_missing', `Cannot read ${path}: ${messageOf(error)}. Check that this user may read it.`, {
    cause: error,
  });
}

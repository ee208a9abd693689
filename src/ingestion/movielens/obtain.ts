/** The entry for ratings: makes the MovieLens data set that the configuration names readable as a folder. */

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Config, MOVIELENS_SETS, type MovieLensSet } from '../../config/schema.ts';
import { AppError, systemCodeOf } from '../../domain/errors.ts';
import { downloadFile } from '../download.ts';
import { unreadable } from '../flaws.ts';
import type { IngestionEvent, ObtainOptions, Outcome } from '../types.ts';
import { MOVIELENS_CSVS } from './files.ts';
import { requireAccepted, termsNotice } from './terms.ts';
import { unpack } from './unpack.ts';
import { hashFile, movieLensZip, type StoredFacts } from './zip-file.ts';

/** The part of the configuration that says which data set, where from and how patiently. */
export type MovieLensSettings = Pick<
  Config['data'],
  | 'movielens'
  | 'movielens_source'
  | 'movielens_accept_terms'
  | 'raw_dir'
  | 'force_download'
  | 'retries'
  | 'connect_timeout_seconds'
  | 'idle_timeout_seconds'
>;

/** Who is told what happens, what stops it, and waits that tests shorten. */
export type MovieLensOptions = Pick<
  ObtainOptions,
  'onEvent' | 'signal' | 'minRetryDelayMs' | 'lockStaleSeconds' | 'lockWaitSeconds'
>;

/** A data set that `readMovieLens` can read. */
export interface ObtainedMovieLens {
  /** Absolute path of the folder with ratings.csv, movies.csv and links.csv. */
  readonly folder: string;
  /** `ml-25m` and so on; of a local source the name of its folder, or of its zip without `.zip`. */
  readonly name: string;
  /** Where it came from: the zip's URL (without credentials or query), or the absolute path of the local folder or zip. */
  readonly origin: string;
  readonly outcome: Outcome;
  /** The validators that the server gave, as sent; `null` for local sources and where there were none. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Facts of the zip; `null` for a local folder. */
  readonly zip: StoredFacts | null;
  /** Number of ratings as the download's verification counted them; `null` for local sources. */
  readonly ratings: number | null;
}

/**
 * Obtains the data set that `movielens` names: a published set is fetched as IMDb's files are and unpacked below the folder
 * of raw files; a local zip is unpacked there; a local folder is read where it is. What has not changed is neither fetched
 * nor unpacked again. The terms of use are told first, as an event `terms`.
 *
 * @returns `null` when the configuration names none.
 * @throws AppError `usage` when a set is to be fetched whose terms are not accepted; `source_unreachable`, `source_refused`,
 *   `source_missing`, `source_corrupt`, `storage_failed` or `locked` as for IMDb's files. The signal's reason when stopped.
 */
export async function obtainMovieLens(
  settings: MovieLensSettings,
  options: MovieLensOptions = {},
): Promise<ObtainedMovieLens | null> {
  const { movielens } = settings;
  if (movielens === 'none') return null;
  const set = MOVIELENS_SETS.find((name) => name === movielens);
  return set === undefined ? openLocal(settings, options) : fetchSet(set, settings, options);
}

async function fetchSet(
  set: MovieLensSet,
  settings: MovieLensSettings,
  options: MovieLensOptions,
): Promise<ObtainedMovieLens> {
  tellTerms(options, set, set);
  requireAccepted(set, settings.movielens_accept_terms);
  const fetched = await downloadAndUnpack(set, settings, options);
  if (fetched !== null) return fetched;
  // The zip was sound when it came: it was spoilt on the disk.
  const anew = await downloadAndUnpack(set, { ...settings, force_download: true }, options);
  if (anew === null) throw new Error('a zip that was just fetched counts as unchanged');
  return anew;
}

/** `null` when the zip that is there already is the source's, but turns out to be damaged. */
function downloadAndUnpack(
  set: MovieLensSet,
  settings: MovieLensSettings,
  options: MovieLensOptions,
): Promise<ObtainedMovieLens | null> {
  const { raw_dir: rawDir, force_download: force } = settings;
  const from = {
    ...options,
    source: settings.movielens_source,
    rawDir,
    forceDownload: force,
    retries: settings.retries,
    connectTimeoutSeconds: settings.connect_timeout_seconds,
    idleTimeoutSeconds: settings.idle_timeout_seconds,
  };
  return downloadFile(movieLensZip(set), from, async ({ path, facts, ...file }, signal) => {
    const { rows: ratings, ...zip } = facts;
    const job = { zip: path, label: file.origin, dataset: set, name: set, sha256: zip.sha256, rawDir, force, signal };
    try {
      return { ...file, folder: await unpack({ ...options, ...job }), name: set, zip, ratings };
    } catch (error) {
      if (file.outcome === 'unchanged' && error instanceof AppError && error.code === 'source_corrupt') return null;
      throw error;
    }
  });
}

async function openLocal(settings: MovieLensSettings, options: MovieLensOptions): Promise<ObtainedMovieLens> {
  const startedAt = performance.now();
  options.signal?.throwIfAborted();
  const path = resolve(settings.movielens);
  const found = await stat(path).catch((error: unknown) => {
    throw systemCodeOf(error) === 'ENOENT' ? unknown(settings.movielens) : unreadable(path, error);
  });
  const isZip = found.isFile() && /\.zip$/i.test(path);
  if (!isZip && !found.isDirectory()) throw unknown(settings.movielens);
  const name = isZip ? basename(path).slice(0, -'.zip'.length) : basename(path);
  tellTerms(options, name, null);
  const local = { name, origin: path, outcome: 'local', etag: null, lastModified: null, ratings: null } as const;
  const tellFinished = (bytes: number): void => {
    const seconds = (performance.now() - startedAt) / 1000;
    options.onEvent?.({ dataset: name, kind: 'finished', outcome: 'local', bytes, seconds });
  };
  if (!isZip) {
    tellFinished(await sizeOfFiles(path));
    return { ...local, folder: path, zip: null };
  }
  const zip = await hashFile(path, options.signal);
  const job = { zip: path, label: path, dataset: 'MovieLens', name, sha256: zip.sha256 };
  const folder = await unpack({ ...options, ...job, rawDir: settings.raw_dir, force: settings.force_download });
  tellFinished(zip.bytes);
  return { ...local, folder, zip };
}

/** Bytes of the CSV files together. @throws AppError `source_missing` when one is missing or may not be read. */
async function sizeOfFiles(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of MOVIELENS_CSVS) {
    const path = join(folder, name);
    try {
      await access(path, constants.R_OK);
      bytes += (await stat(path)).size;
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') throw unreadable(path, error);
      throw new AppError(
        'source_missing',
        `${folder} holds no ${name}. Give the unpacked folder of a MovieLens set, with ${MOVIELENS_CSVS.join(', ')} in it.`,
        { cause: error, details: { folder } },
      );
    }
  }
  return bytes;
}

function unknown(movielens: string): AppError {
  return new AppError(
    'source_missing',
    `There are no ratings called ${movielens}: it is neither one of ${MOVIELENS_SETS.join(', ')} nor the path of a folder or ` +
      'a .zip. Check --movielens or data.movielens.',
    { details: { movielens } },
  );
}

function tellTerms({ onEvent }: MovieLensOptions, dataset: string, set: MovieLensSet | null): void {
  const event: IngestionEvent = { dataset, kind: 'terms', lines: termsNotice(dataset, set) };
  onEvent?.(event);
}

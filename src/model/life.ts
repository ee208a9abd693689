/** The life of models after training: which there are, which is current, and how that changes by hand. */

import { AppError } from '../domain/errors.ts';
import type { Manifest } from '../domain/manifest.ts';
import { loadManifest } from './bundle.ts';
import type { ModelStore } from './store.ts';

/** One version, as a list shows it. */
export interface ModelEntry {
  readonly version: string;
  readonly isCurrent: boolean;
  /** `undefined` when the folder holds no manifest that this version can read. */
  readonly manifest: Manifest | undefined;
}

/** A change that was made. */
export interface Moved {
  readonly version: string;
  readonly before: string | undefined;
  /** Why the gate had refused it; empty when it had not. */
  readonly overruled: readonly string[];
}

/** All versions, the latest first. */
export async function listModels(store: ModelStore): Promise<ModelEntry[]> {
  const current = await store.current();
  const entries: ModelEntry[] = [];
  for (const version of (await store.versions()).toReversed()) {
    entries.push({ version, isCurrent: version === current, manifest: await manifestOf(store, version) });
  }
  return entries;
}

/** The current version, and the latest candidate that is newer than it. */
export async function modelLife(
  store: ModelStore,
): Promise<{ champion: string | undefined; challenger: string | undefined }> {
  const champion = await store.current();
  const latest = (await store.versions()).at(-1);
  const challenger = latest !== undefined && (champion === undefined || latest > champion) ? latest : undefined;
  return { champion, challenger };
}

/**
 * Makes a version current; without a name the latest.
 *
 * @throws {AppError} `model_missing` when there is no such version, `model_refused` when the gate refused it and `force` is not set
 */
export async function promote(store: ModelStore, version: string | undefined, force: boolean): Promise<Moved> {
  const versions = await store.versions();
  const wanted = version ?? versions.at(-1);
  if (wanted === undefined || !versions.includes(wanted)) {
    const known = versions.length === 0 ? 'There is none: run `make train`.' : `There are: ${versions.join(', ')}.`;
    throw new AppError('model_missing', `There is no model ${wanted ?? ''} in ${store.modelsDir}. ${known}`);
  }
  return move(store, wanted, 'promote', force);
}

/**
 * Makes the version current that was so before the present one.
 *
 * @throws {AppError} `model_missing` when there is none, `model_refused` as {@link promote}
 */
export async function rollback(store: ModelStore, force: boolean): Promise<Moved> {
  const current = await store.current();
  const versions = await store.versions();
  const changes = await store.history();
  // The way back, past what was rolled back already.
  const arrival = changes.findLast((change) => change.version === current && change.by !== 'rollback');
  const older = versions.filter((version) => current !== undefined && version < current).toReversed();
  const candidates = [arrival?.before, ...older].filter((version) => version !== undefined && version !== null);
  const wanted = candidates.find((version) => versions.includes(version) && version !== current);
  if (wanted === undefined) {
    throw new AppError(
      'model_missing',
      `There is no earlier model in ${store.modelsDir} to go back to. \`imdb-recommender model list\` shows those that are there.`,
    );
  }
  return move(store, wanted, 'rollback', force);
}

async function move(store: ModelStore, version: string, by: 'promote' | 'rollback', force: boolean): Promise<Moved> {
  const manifest = await manifestOf(store, version);
  if (manifest === undefined) {
    throw new AppError(
      'model_corrupt',
      `The model ${version} in ${store.modelsDir} cannot be read by this version of the program. Train again with \`make train\`.`,
    );
  }
  const { gate } = manifest;
  if (!gate.passed && !force) {
    throw new AppError(
      'model_refused',
      `The gate refused ${version}:\n${gate.reasons.map((reason) => `  - ${reason}`).join('\n')}\nIf it shall serve all the same, add --force, which is recorded.`,
      { details: { version, reasons: gate.reasons } },
    );
  }
  const before = await store.current();
  const overruled = gate.passed ? [] : gate.reasons;
  if (before !== version) await store.setCurrent(version, { by, forced: !gate.passed, reasons: [...overruled] });
  return { version, before, overruled };
}

async function manifestOf(store: ModelStore, version: string): Promise<Manifest | undefined> {
  try {
    return await loadManifest(store.folderOf(version));
  } catch {
    return undefined;
  }
}

/** The versions in a models folder, and the one pointer that says which of them is current. */

import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import { AppError, systemCodeOf } from '../domain/errors.ts';
import type { EvaluationReport } from '../domain/evaluation.ts';
import { DRAFT_PREFIX, onDisk } from './bundle.ts';
import { readOrdinaryFile, stateOfFiles } from './bundle-files.ts';
import { EVALUATION_SUFFIX, encodeEvaluation } from './evaluation-file.ts';
import { appendChange, type Change, type ChangeReason, readChanges } from './history.ts';

const POINTER_FILE = 'current';
/** A version's name and a line break, with much to spare. */
const MAX_POINTER_BYTES = 4096;
/** What write-file-atomic leaves when it is killed before its rename. */
const POINTER_LEFTOVER = /^current\.\d+$/;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** A lock whose holder has not touched it for this long belonged to a process that was killed. */
const STALE_LOCK_MS = 10_000;

/** The models folder. */
export class ModelStore {
  readonly modelsDir: string;

  constructor(modelsDir: string) {
    this.modelsDir = modelsDir;
  }

  /** The folder of a version. */
  folderOf(version: string): string {
    return join(this.modelsDir, version);
  }

  /** All versions, the oldest first. */
  async versions(): Promise<string[]> {
    try {
      const entries = await readdir(this.modelsDir, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory() && VERSION.test(entry.name))
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  /** The current version, or `undefined` when no model was published yet. */
  async current(): Promise<string | undefined> {
    let text = '';
    try {
      const bytes = await readOrdinaryFile(join(this.modelsDir, POINTER_FILE), MAX_POINTER_BYTES);
      text = Buffer.from(bytes).toString('utf8').trim();
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      // What is no ordinary file, or far too long, names no version either.
      if (code !== undefined) throw error;
    }
    if (!VERSION.test(text)) {
      throw new AppError(
        'model_corrupt',
        `The file ${join(this.modelsDir, POINTER_FILE)} does not name a version. Train again with \`make train\`.`,
      );
    }
    return text;
  }

  /** The current version. @throws {AppError} `model_missing` or `model_corrupt`, saying what to do */
  async currentVersion(): Promise<string> {
    const version = await this.current();
    if (version !== undefined) return version;
    throw new AppError(
      'model_missing',
      `No trained model was found in ${this.modelsDir}. Run \`make train\` (or \`imdb-recommender train\`), then try again.`,
    );
  }

  /** The folder of the current model. @throws {AppError} as {@link currentVersion} */
  async currentFolder(): Promise<string> {
    return this.folderOf(await this.currentVersion());
  }

  /** What tells a version's files from others and from themselves before a change; see `stateOfFiles`. */
  stateOf(version: string): Promise<string> {
    return stateOfFiles(this.folderOf(version));
  }

  /** Makes a version current, atomically, and notes it in the history. @throws {AppError} `storage_failed` */
  async setCurrent(version: string, reason: ChangeReason): Promise<void> {
    const change = { at: new Date().toISOString(), version, before: (await this.#pointer()) ?? null, ...reason };
    await onDisk(this.modelsDir, () => writeFileAtomic(join(this.modelsDir, POINTER_FILE), `${version}\n`));
    await onDisk(this.modelsDir, () => appendChange(this.modelsDir, change));
  }

  /** Every change of the current version, the oldest first. */
  history(): Promise<Change[]> {
    return readChanges(this.modelsDir);
  }

  /** The file beside a version with the report of its evaluation; it need not be there. */
  evaluationFile(version: string): string {
    return join(this.modelsDir, `${version}${EVALUATION_SUFFIX}`);
  }

  /** Keeps the report of an evaluation beside its model, whole or not at all. Returns the file. @throws {AppError} `storage_failed` */
  async keepEvaluation(report: EvaluationReport): Promise<string> {
    const file = this.evaluationFile(report.model.version);
    await onDisk(this.modelsDir, () => writeFileAtomic(file, encodeEvaluation(report)), 'report');
    return file;
  }

  /** Removes the oldest versions beyond `keep` and their reports, never the current one. Returns what was removed. */
  async prune(keep: number): Promise<string[]> {
    const current = await this.current();
    const versions = await this.versions();
    const surplus = versions.slice(0, Math.max(0, versions.length - keep)).filter((version) => version !== current);
    for (const version of surplus) {
      // Renamed first, so that a version is whole or gone, even if this process is killed.
      const doomed = join(this.modelsDir, `${DRAFT_PREFIX}removed-${version}`);
      await rename(this.folderOf(version), doomed);
      await rm(doomed, { recursive: true, force: true });
    }
    await this.#removeOrphans();
    return surplus;
  }

  /**
   * Runs `work` while no other process writes to this folder, having removed what a killed one left behind.
   *
   * @throws {AppError} `locked` when another process is at it; `storage_failed` when the folder cannot be written
   */
  async exclusively<T>(work: () => Promise<T>, onWait: (reason: string) => void): Promise<T> {
    await onDisk(this.modelsDir, () => mkdir(this.modelsDir, { recursive: true }));
    const release = await this.#lock(onWait);
    try {
      await this.#removeLeftovers();
      return await work();
    } finally {
      await release().catch(() => undefined);
    }
  }

  /** The current version; `undefined` also when the pointer says nothing sound, which is about to be replaced. */
  async #pointer(): Promise<string | undefined> {
    try {
      return await this.current();
    } catch {
      return undefined;
    }
  }

  async #lock(onWait: (reason: string) => void): Promise<() => Promise<void>> {
    const attempt = (retries: number): Promise<() => Promise<void>> =>
      lock(this.modelsDir, {
        lockfilePath: join(this.modelsDir, '.lock'),
        stale: STALE_LOCK_MS,
        update: STALE_LOCK_MS / 4,
        // A lock that was lost because this process was suspended: the rename of a finished draft is still safe.
        onCompromised: () => undefined,
        retries: { retries, factor: 1, minTimeout: 500, maxTimeout: 500 },
      });
    try {
      return await attempt(0);
    } catch (error) {
      if (systemCodeOf(error) !== 'ELOCKED') return onDisk(this.modelsDir, () => Promise.reject(error));
    }
    onWait(
      `another process is using ${this.modelsDir}, or was stopped a moment ago; waiting up to ${(STALE_LOCK_MS * 1.5) / 1000} seconds`,
    );
    try {
      return await attempt((STALE_LOCK_MS * 1.5) / 500);
    } catch (error) {
      if (systemCodeOf(error) !== 'ELOCKED') return onDisk(this.modelsDir, () => Promise.reject(error));
      throw new AppError(
        'locked',
        `Another training is running on ${this.modelsDir}. Wait until it has ended, or choose another folder with --models-dir.`,
        { cause: error },
      );
    }
  }

  async #removeLeftovers(): Promise<void> {
    const entries = await readdir(this.modelsDir);
    const leftovers = entries.filter((name) => name.startsWith(DRAFT_PREFIX) || POINTER_LEFTOVER.test(name));
    for (const name of leftovers) await rm(join(this.modelsDir, name), { recursive: true, force: true });
    await this.#removeOrphans();
  }

  /** Removes reports, and what was being written of them, whose version is gone. */
  async #removeOrphans(): Promise<void> {
    const versions = new Set(await this.versions());
    for (const { name } of (await readdir(this.modelsDir, { withFileTypes: true })).filter((entry) => entry.isFile())) {
      const end = name.indexOf(EVALUATION_SUFFIX);
      if (end > 0 && !versions.has(name.slice(0, end))) await rm(join(this.modelsDir, name), { force: true });
    }
  }
}

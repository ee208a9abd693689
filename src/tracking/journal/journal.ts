/** Runs on disk, without a server: a folder per run, with its entries as JSON lines and its files. */

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { AppError, messageOf, systemCodeOf } from '../../domain/errors.ts';
import type { RunTracker } from '../port.ts';
import { lastValues, type Run, type RunRecord, type RunSummary } from '../run.ts';
import { ENTRIES_FILE, type Entry, entriesOf, entrySchema, FOLDERS, runOf } from './entries.ts';
import { writeFiles } from './files.ts';

/** Prefix of folders that are being written or removed; they are never read as runs. */
const DRAFT_PREFIX = '.draft-';
const RUN_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** A lock whose holder has not touched it for this long belonged to a process that was killed. */
const STALE_LOCK_MS = 10_000;

/** The runs in one folder. */
export class JournalTracker implements RunTracker {
  readonly place: string;

  /** @param folder made when the first run is recorded */
  constructor(folder: string) {
    this.place = folder;
  }

  /** Writes into a draft folder that is renamed when it is whole; a run that is there already stays as it is. */
  async record(run: Run): Promise<void> {
    const folder = this.#folderOf(run.id);
    const draft = join(this.place, `${DRAFT_PREFIX}${run.id}-${process.pid}`);
    try {
      if ((await this.ids()).includes(run.id)) return;
      await this.#removeLeftovers();
      await mkdir(draft, { recursive: true });
      const files = await writeFiles(join(draft, FOLDERS.files), run.files);
      const modelFiles = await writeFiles(join(draft, FOLDERS.model), run.model?.files ?? []);
      const lines = entriesOf(run, files, modelFiles).map((entry) => `${JSON.stringify(entry)}\n`);
      await writeFile(join(draft, ENTRIES_FILE), lines.join(''), { flush: true });
      await rename(draft, folder);
    } catch (error) {
      await rm(draft, { recursive: true, force: true }).catch(() => undefined);
      // Two processes recorded the same run: the first rename won.
      if (systemCodeOf(error) === 'ENOTEMPTY' || systemCodeOf(error) === 'EEXIST') return;
      throw this.#notWritten(error);
    }
  }

  /** The ids of the whole runs, in order. */
  async ids(): Promise<string[]> {
    try {
      const entries = await readdir(this.place, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory() && RUN_ID.test(entry.name))
        .map(({ name }) => name)
        .sort();
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return [];
      throw this.#unreadable(this.place, error);
    }
  }

  async list(): Promise<RunSummary[]> {
    const runs: RunSummary[] = [];
    for (const id of await this.ids()) {
      const { name, status, startedAt, endedAt } = await this.open(id);
      runs.push({ id, name, status, startedAt, endedAt });
    }
    return runs.sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));
  }

  async read(id: string): Promise<RunRecord> {
    const run = await this.open(id);
    const { name, experiment, status, startedAt, endedAt, description, params, tags, datasets } = run;
    return {
      id,
      name,
      experiment,
      status,
      startedAt,
      endedAt,
      description,
      params,
      tags,
      metrics: lastValues(run.metrics),
      datasets,
      files: run.files.map(({ path }) => path).sort(),
    };
  }

  async readFile(id: string, path: string): Promise<Uint8Array> {
    const content = (await this.open(id)).files.find((file) => file.path === path)?.content;
    if (content === undefined)
      throw new AppError('run_not_found', `The run ${id} in ${this.place} has no file ${path}.`);
    return content instanceof Uint8Array ? content : readFile(content.file);
  }

  /**
   * The whole run, as it was recorded; its files are named, not read.
   *
   * @throws {AppError} `run_not_found`, or `storage_failed` when it is damaged
   */
  async open(id: string): Promise<Run> {
    const folder = this.#folderOf(id);
    let text: string;
    try {
      text = await readFile(join(folder, ENTRIES_FILE), 'utf8');
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') {
        throw new AppError(
          'run_not_found',
          `There is no run ${id} in ${this.place}. \`imdb-recommender runs list\` shows those that are there.`,
        );
      }
      throw this.#unreadable(folder, error);
    }
    try {
      const entries = text
        .split('\n')
        .flatMap((line): Entry[] => (line === '' ? [] : [entrySchema.parse(JSON.parse(line))]));
      return runOf(entries, (kind, path) => ({ file: join(folder, kind, path) }));
    } catch (error) {
      throw this.#unreadable(folder, error);
    }
  }

  /** Removes a run, as one that was recorded elsewhere. */
  async remove(id: string): Promise<void> {
    const doomed = join(this.place, `${DRAFT_PREFIX}removed-${id}-${process.pid}`);
    await rename(this.#folderOf(id), doomed);
    await rm(doomed, { recursive: true, force: true });
  }

  /**
   * Runs `work` while no other process is at this run.
   *
   * @returns what `work` gave, or `undefined` when another process has the run
   */
  async exclusively<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    let release: () => Promise<void>;
    try {
      release = await lock(this.place, {
        lockfilePath: join(this.place, `.lock-${id}`),
        stale: STALE_LOCK_MS,
        update: STALE_LOCK_MS / 4,
        onCompromised: () => undefined,
      });
    } catch (error) {
      if (systemCodeOf(error) === 'ELOCKED') return undefined;
      throw this.#notWritten(error);
    }
    try {
      return await work();
    } finally {
      await release().catch(() => undefined);
    }
  }

  /** Drafts of processes that are gone. */
  async #removeLeftovers(): Promise<void> {
    const names = await readdir(this.place).catch((): string[] => []);
    for (const name of names) {
      const pid = Number(/-(\d+)$/.exec(name)?.[1]);
      if (name.startsWith(DRAFT_PREFIX) && !isAlive(pid))
        await rm(join(this.place, name), { recursive: true, force: true });
    }
  }

  #folderOf(id: string): string {
    if (!RUN_ID.test(id)) throw new AppError('run_not_found', `${JSON.stringify(id)} is not the id of a run.`);
    return join(this.place, id);
  }

  #notWritten(error: unknown): AppError {
    const full = ['ENOSPC', 'EDQUOT'].includes(systemCodeOf(error) ?? '');
    const why = full ? 'the disk is full' : messageOf(error);
    return new AppError(
      'storage_failed',
      `The run could not be written to the journal ${this.place}: ${why}. Free some space there, or choose another folder with mlflow.journal_dir.`,
      { cause: error },
    );
  }

  #unreadable(path: string, error: unknown): AppError {
    const why =
      error instanceof SyntaxError || systemCodeOf(error) === undefined ? 'it is not a whole run' : messageOf(error);
    return new AppError('storage_failed', `${path} cannot be read: ${why}. Remove the folder, or restore it.`, {
      cause: error,
    });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) === 'EPERM';
  }
}

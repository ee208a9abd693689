/** Keeps the results of an evaluation that is not finished, a line each, so that the next one goes on where it stopped. */

import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { z } from 'zod';
import { AppError, messageOf, systemCodeOf } from '../../domain/errors.ts';
import { isWhole, type RowResult, resultSchema } from './result.ts';

const headSchema = z.object({ run: z.string(), startedAt: z.number() });
/** A lock whose holder has not touched it for this long belonged to a process that was killed. */
const STALE_LOCK_MS = 10_000;

/** An evaluation that is under way. */
export interface Progress {
  /** Id of its run, the same when it goes on. */
  readonly run: string;
  /** Milliseconds since 1970 (UTC). */
  readonly startedAt: number;
  /** What was whole when it was opened. */
  readonly done: readonly RowResult[];
  /** Keeps one more. @throws {AppError} `storage_failed` */
  readonly keep: (result: RowResult) => Promise<void>;
  /** Forgets everything: it is recorded elsewhere. */
  readonly finish: () => Promise<void>;
  /** Lets others at it. */
  readonly release: () => Promise<void>;
}

/**
 * Opens the evaluation of this key, or begins it.
 *
 * @param key letters and digits, the same for the same questions, provider and scorers
 * @throws {AppError} `locked` while another process is at it, or `storage_failed`
 */
export async function openProgress(folder: string, key: string, now: number): Promise<Progress> {
  const file = join(folder, `${key}.jsonl`);
  let release: (() => Promise<void>) | undefined;
  try {
    await mkdir(folder, { recursive: true });
    const unlock = await lock(folder, {
      lockfilePath: join(folder, `${key}.lock`),
      stale: STALE_LOCK_MS,
      update: STALE_LOCK_MS / 4,
      onCompromised: () => undefined,
    });
    release = unlock;
    const kept = await read(file);
    const head = kept?.head ?? { run: runIdOf(key, now), startedAt: now };
    const done = kept?.results ?? [];
    // Written anew, because the last line may have been cut off.
    await writeFile(file, [head, ...done].map((line) => `${JSON.stringify(line)}\n`).join(''));
    return {
      ...head,
      done,
      async keep(result) {
        await appendFile(file, `${JSON.stringify(result)}\n`).catch((error) => {
          throw notWritten(file, error);
        });
      },
      finish: () => rm(file, { force: true }),
      release: () => unlock().catch(() => undefined),
    };
  } catch (error) {
    await release?.().catch(() => undefined);
    if (systemCodeOf(error) === 'ELOCKED') {
      throw new AppError('locked', 'The same evaluation is running in another process. Wait until it has ended.', {
        cause: error,
      });
    }
    throw notWritten(file, error);
  }
}

/** Reads what was kept; lines that are not whole do not count, and of two results for a question the later one does. */
async function read(file: string): Promise<{ head: z.output<typeof headSchema>; results: RowResult[] } | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [first = '', ...rest] = text.split('\n');
  const head = headSchema.safeParse(parsed(first));
  if (!head.success) return undefined;
  const results = new Map<number, RowResult>();
  for (const line of rest) {
    const result = resultSchema.safeParse(parsed(line));
    if (result.success && isWhole(result.data)) results.set(result.data.index, result.data);
  }
  return { head: head.data, results: [...results.values()] };
}

function runIdOf(key: string, now: number): string {
  return `genai-${new Date(now).toISOString().replace(/[-:.]/g, '')}-${key.slice(0, 6)}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function notWritten(file: string, error: unknown): AppError {
  return new AppError(
    'storage_failed',
    `The answers could not be kept in ${file}: ${messageOf(error)}. Free some space there, or choose another folder with mlflow.journal_dir.`,
    { cause: error },
  );
}

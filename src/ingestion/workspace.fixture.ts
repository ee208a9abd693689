/** For tests: temporary folders, options, recorded events, and other processes that obtain a file. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../domain/errors.ts';
import type { IngestionEvent, ObtainOptions } from './types.ts';

/** A temporary folder for one test. */
export class Workspace {
  readonly root = mkdtempSync(join(tmpdir(), 'ingestion-'));
  readonly rawDir = join(this.root, 'raw');
  readonly events: IngestionEvent[] = [];

  /** Options with short waits between attempts, and limits that no machine comes near unless something hangs. */
  options(source: string, changes: Partial<ObtainOptions> = {}): ObtainOptions {
    return {
      source,
      rawDir: this.rawDir,
      forceDownload: false,
      retries: 3,
      connectTimeoutSeconds: 30,
      idleTimeoutSeconds: 30,
      minRetryDelayMs: 5,
      lockStaleSeconds: 60,
      onEvent: (event) => this.events.push(event),
      ...changes,
    };
  }

  /** Events of one kind. */
  of<K extends IngestionEvent['kind']>(kind: K): Extract<IngestionEvent, { kind: K }>[] {
    return this.events.filter((event): event is Extract<IngestionEvent, { kind: K }> => event.kind === kind);
  }

  /** Path of a file in the folder of raw files. */
  raw(name: string): string {
    return join(this.rawDir, name);
  }

  /** Names in the folder of raw files, sorted. */
  names(): string[] {
    return readdirSync(this.rawDir).sort();
  }

  json(name: string): Record<string, unknown> {
    return JSON.parse(readFileSync(this.raw(name), 'utf8')) as Record<string, unknown>;
  }

  /** Makes the lock of a killed process, if there is one, look old, so that nobody waits for it. */
  letLockGoStale(name: string): void {
    if (existsSync(this.raw(name))) utimesSync(this.raw(name), 0, 0);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw error;
}

/** How a child process ended: its exit code, or `null` when killed, and what it wrote. */
export interface ChildEnd {
  readonly code: number | null;
  readonly output: string;
}

const SOURCE = new URL('./source.ts', import.meta.url).href;

/** A running process, and what it has written so far. */
export interface ObtainingChild {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly end: Promise<ChildEnd>;
}

/** Obtains title.ratings in another process; it prints the kinds of its events and the outcome, or the error's code and message. */
export function obtainInChild(options: ObtainOptions, uid?: number): ObtainingChild {
  const program = `
    import { obtainDataset } from ${JSON.stringify(SOURCE)};
    const options = { ...${JSON.stringify(options)}, onEvent: (event) => console.log(event.kind) };
    await obtainDataset('title.ratings', options).then(
      ({ outcome }) => console.log('outcome ' + outcome),
      (error) => console.log(error.code + ': ' + error.message));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  const end = new Promise<ChildEnd>((resolve) => child.once('close', (code) => resolve({ code, output })));
  return { child, output: () => output, end };
}

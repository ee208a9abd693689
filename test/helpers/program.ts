/** Runs the built program as a child process, in a clean environment. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const REPOSITORY: string = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the demo catalogue. */
export const DEMO: string = join(REPOSITORY, 'demo');

/** The compiled entry of the command line. */
export const MAIN: string = join(REPOSITORY, 'dist', 'cli', 'main.js');

/** Where and how the program runs. */
export interface RunOptions {
  /** Its working folder, below which its default folders lie. */
  readonly cwd: string;
  /** Added to a bare environment, which has nothing of this process but the search path. */
  readonly env?: Readonly<Record<string, string>>;
  /** Run as this user and group. */
  readonly uid?: number;
}

/** How a run ended. */
export interface Finished {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run that goes on. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves when the program has ended and all its output is here. */
  readonly finished: Promise<Finished>;
  /** Resolves with the first match in what is written to stderr; rejects when the program ends without one. */
  saw(pattern: RegExp): Promise<RegExpExecArray>;
}

const lastActs = new Set<() => void>();
process.once('exit', () => {
  for (const act of lastActs) act();
});
// Vitest ends the processes of its tests so, which alone would end them without another word.
process.once('SIGTERM', () => process.exit(143));

/** Does something, without waiting for anything, when the process of the tests ends; the function that it gives takes it back. */
export function atEnd(act: () => void): () => void {
  lastActs.add(act);
  return () => lastActs.delete(act);
}

/** Runs that have not ended; none survives the tests that began it. */
const alive = new Set<ChildProcess>();
atEnd(() => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Seconds after which a text that was waited for counts as missing; far more than anything here takes. */
const PATIENCE_SECONDS = 120;

/** Runs the program to its end. */
export function run(args: readonly string[], options: RunOptions): Promise<Finished> {
  return start(args, options).finished;
}

/** Starts the program. */
export function start(args: readonly string[], options: RunOptions): Running {
  return startCommand(process.execPath, [mainFile(), ...args], options);
}

/** Starts any command in the same way. */
export function startCommand(command: string, args: readonly string[], { cwd, env, uid }: RunOptions): Running {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, TERM: 'dumb', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  alive.add(child);
  const output = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const look of watchers) look();
    });
  }
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      alive.delete(child);
      resolve({ code, signal, ...output });
    });
  });
  return {
    child,
    finished,
    saw(pattern) {
      return new Promise((resolve, reject) => {
        const fail = (what: string): void => reject(new Error(`${what} ${pattern}:\n${output.stderr}`));
        const timer = setTimeout(() => fail('the program never wrote'), PATIENCE_SECONDS * 1000);
        const look = (): void => {
          const found = pattern.exec(output.stderr);
          if (found === null) return;
          watchers.delete(look);
          child.off('close', closed);
          clearTimeout(timer);
          resolve(found);
        };
        const closed = (code: number | null): void => {
          clearTimeout(timer);
          fail(`the program ended with exit code ${code} before it wrote`);
        };
        watchers.add(look);
        child.once('close', closed);
        look();
      });
    },
  };
}

/** The compiled entry. @throws {Error} when the program was not built */
export function mainFile(): string {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: build the program with \`npm run build\` first.`);
  return MAIN;
}

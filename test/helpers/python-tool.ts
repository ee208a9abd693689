/** Programs of PyPI for tests, each in a virtual environment that is kept. */

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';

const VENVS = join(tmpdir(), 'imdb-recommender-tools');

/** How often an installation is tried: registries have their moments. */
const TRIES = 3;
const PAUSE_MS = 5_000;

/** Installs packages, by the arguments of `pip install`. */
export type PipInstall = (...args: string[]) => Promise<void>;

/** The path of a package's program, which is installed when it is missing. @throws {Error} with pip's words */
export async function ensurePythonTool(name: string, version: string): Promise<string> {
  const venv = join(VENVS, `${name}-${version}`);
  return ensureInstalled(venv, name, (pip) => pip(`${name}==${version}`));
}

/**
 * The path of a program of a virtual environment, which is made when it is missing. Test files that run at the same time wait for the one that makes it; what was begun and not
 * finished is made anew.
 *
 * @throws {Error} with pip's words
 */
export async function ensureInstalled(
  venv: string,
  name: string,
  install: (pip: PipInstall) => Promise<void>,
): Promise<string> {
  const program = join(venv, 'bin', name);
  const unfinished = `${venv}.unfinished`;
  mkdirSync(dirname(venv), { recursive: true });
  const release = await lock(venv, {
    lockfilePath: `${venv}.lock`,
    realpath: false,
    stale: 60_000,
    retries: { retries: 1000, factor: 1, minTimeout: 500, maxTimeout: 500 },
  });
  try {
    if (existsSync(program) && !existsSync(unfinished)) return program;
    writeFileSync(unfinished, '');
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        rmSync(venv, { recursive: true, force: true });
        await command('python3', ['-m', 'venv', venv]);
        await install((...args) =>
          command(join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...args]),
        );
        break;
      } catch (error) {
        if (left === 0) throw error;
        await sleep(PAUSE_MS);
      }
    }
    rmSync(unfinished);
    return program;
  } finally {
    await release();
  }
}

/** In this process's own environment, which may say where packages come from. */
async function command(program: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, args, { maxBuffer: 1e8 });
}

/** Programs of PyPI for tests, each in a virtual environment that is kept. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VENVS = join(tmpdir(), 'imdb-recommender-tools');

/** The path of a package's program, which is installed when it is missing. @throws {Error} with pip's words */
export function ensurePythonTool(name: string, version: string): string {
  const venv = join(VENVS, `${name}-${version}`);
  const program = join(venv, 'bin', name);
  if (existsSync(program)) return program;
  mkdirSync(VENVS, { recursive: true });
  rmSync(venv, { recursive: true, force: true });
  try {
    command('python3', ['-m', 'venv', venv]);
    command(join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `${name}==${version}`]);
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    throw error;
  }
  return program;
}

function command(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr.slice(-2000)}`);
}

/** Real MLflow servers: installed from PyPI into a folder that is kept, started on a free port, and asked with MLflow's own client. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { REPOSITORY } from './program.ts';

/** The releases that are tried. */
export const MLFLOW_VERSIONS = ['3.10.0', '3.18.0'] as const;

/** Why MLflow cannot be installed here; `undefined` when it can be. */
export const NO_PYTHON: string | undefined = whyNoPython();

const VENVS = join(tmpdir(), 'imdb-recommender-mlflow');

/** A running server. */
export interface MlflowServer {
  readonly url: string;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** How a server is started. */
export interface ServerOptions {
  /** Folder of its database and artifacts; another server may have used it before. */
  readonly folder: string;
  readonly port?: number;
  /** Where artifacts go instead of the folder. */
  readonly artifacts?: string;
  /** More of its options. */
  readonly args?: readonly string[];
}

/** The folder of a release's virtual environment, which is made when it is missing: that takes minutes. */
export function ensureMlflow(version: string): string {
  const venv = join(VENVS, version);
  if (existsSync(join(venv, 'bin', 'mlflow'))) return venv;
  mkdirSync(VENVS, { recursive: true });
  rmSync(venv, { recursive: true, force: true });
  try {
    command('python3', ['-m', 'venv', venv]);
    install(venv, version);
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    throw error;
  }
  return venv;
}

/**
 * Installs a release. An index may have it before it has the two packages of parts that are released with it; then those of the
 * release before stand in: the whole package brings all its own code, and needs of them what they depend on.
 */
function install(venv: string, version: string): void {
  const pip = join(venv, 'bin', 'pip');
  const quiet = ['install', '--quiet', '--disable-pip-version-check'];
  try {
    command(pip, [...quiet, `mlflow==${version}`]);
  } catch {
    command(pip, [...quiet, `mlflow<${version}`]);
    command(pip, [...quiet, '--no-deps', `mlflow==${version}`]);
  }
}

/** Starts a server: SQLite, uvicorn, artifacts through the server, its default security. */
export async function startMlflow(venv: string, options: ServerOptions): Promise<MlflowServer> {
  const { folder, args = [] } = options;
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const log = openSync(join(folder, 'server.log'), 'a');
  const child = spawn(
    join(venv, 'bin', 'mlflow'),
    [
      'server',
      ...['--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
      ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
      ...['--artifacts-destination', options.artifacts ?? join(folder, 'artifacts')],
      ...args,
    ],
    // A group of its own: the server has children that must end with it.
    { cwd: folder, detached: true, stdio: ['ignore', log, log], env: bareEnvironment(folder) },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    try {
      process.kill(-(child.pid ?? 0), signal);
    } catch {
      // It has ended.
    }
    await ended;
  };
  const stopAtExit = (): void => void end('SIGKILL');
  process.once('exit', stopAtExit);
  void ended.then(() => process.off('exit', stopAtExit));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await isUp(url)); tries += 1) {
    if (tries > 600 || child.exitCode !== null) {
      await end('SIGKILL');
      throw new Error(`MLflow did not start:\n${readFileSync(join(folder, 'server.log'), 'utf8').slice(-3000)}`);
    }
    await sleep(100);
  }
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Runs a script of `test/stack/` with MLflow's Python client; gives the JSON that it prints as its last line. */
export function withPython(venv: string, script: string, folder: string, input: unknown): unknown {
  const { status, stdout, stderr } = spawnSync(
    join(venv, 'bin', 'python'),
    [join(REPOSITORY, 'test', 'stack', script)],
    {
      cwd: folder,
      env: bareEnvironment(folder),
      encoding: 'utf8',
      input: JSON.stringify(input),
      maxBuffer: 1e8,
    },
  );
  if (status !== 0) throw new Error(`${script} failed:\n${stderr.slice(-4000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** A port at which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

function bareEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GIT_PYTHON_REFRESH: 'quiet',
    PYTHONWARNINGS: 'ignore',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    DO_NOT_TRACK: 'true',
  };
}

function command(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr.slice(-2000)}`);
}

function whyNoPython(): string | undefined {
  const { status, stdout } = spawnSync(
    'python3',
    ['-c', 'import sys, venv, ensurepip; print(sys.version_info >= (3, 10))'],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 && stdout.trim() === 'True' ? undefined : 'no Python 3.10 or later with venv';
}

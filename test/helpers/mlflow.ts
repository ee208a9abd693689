/** Real MLflow servers: installed from PyPI into a folder that is kept, started on a free port, and asked with MLflow's own client. */

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.ts';
import { atEnd, REPOSITORY } from './program.ts';
import { ensureInstalled, type PipInstall } from './python-tool.ts';

/** The releases that are tried. */
export const MLFLOW_VERSIONS = ['3.10.0', '3.18.0'] as const;

/** Why MLflow cannot be installed here; `undefined` when it can be. */
export const NO_PYTHON: string | undefined = whyNoPython();

const VENVS = join(tmpdir(), 'imdb-recommender-mlflow');

/** After so long a server that does not answer counts as one that never will; it takes seconds. */
const PATIENCE_MS = 240_000;

/** The program's patience with a server that is whole, but shares a busy machine. */
export const PATIENT_WITH_MLFLOW = { IMDB_RECOMMENDER_MLFLOW_TIMEOUT_SECONDS: '120' } as const;

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
export async function ensureMlflow(version: string): Promise<string> {
  const venv = join(VENVS, version);
  await ensureInstalled(venv, 'mlflow', (pip) => install(pip, version));
  return venv;
}

/**
 * Installs a release. An index may have it before it has the two packages of parts that are released with it; then those of the
 * release before stand in: the whole package brings all its own code, and needs of them what they depend on.
 */
async function install(pip: PipInstall, version: string): Promise<void> {
  try {
    await pip(`mlflow==${version}`);
  } catch (error) {
    // Not because the index was out of reach.
    if (!/No matching distribution|ResolutionImpossible/.test(String(error))) throw error;
    await pip(`mlflow<${version}`);
    await pip('--no-deps', `mlflow==${version}`);
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
  void ended.then(atEnd(() => void end('SIGKILL')));
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  while (!(await isUp(url))) {
    if (performance.now() - startedAt > PATIENCE_MS || child.exitCode !== null || child.signalCode !== null) {
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

/** Servers to be measured, each in a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/helpers/ports.ts';
import { mainFile } from '../../test/helpers/program.ts';

/** A server. */
export interface BenchServer {
  readonly url: string;
  /** Bytes that it holds in memory now, with its workers (Linux). */
  memory(): number;
  stop(): Promise<void>;
}

/** The API of the built program with this models folder. */
export async function startApi(modelsDir: string, folder: string, more: StartOptions = {}): Promise<BenchServer> {
  const port = await freePort();
  const { workers = 1, env = {} } = more;
  const args = [mainFile(), 'serve', '--no-web', '--models-dir', modelsDir, '--port', String(port)];
  if (workers > 1) args.push('--workers', String(workers));
  const log = openSync(join(folder, `api-${port}.log`), 'w');
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, IMDB_RECOMMENDER_LOGGING_FORMAT: 'json', ...env },
    stdio: ['ignore', 'ignore', log],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const isReady = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return server(url, child);
    await new Promise((done) => setTimeout(done, 200));
  }
  child.kill('SIGKILL');
  throw new Error(`the API never was ready:\n${readFileSync(join(folder, `api-${port}.log`), 'utf8').slice(0, 2000)}`);
}

/** How an API is started. */
export interface StartOptions {
  readonly workers?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A bare Fastify route. */
export async function startBare(): Promise<BenchServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(Number(text)));
    child.once('exit', () => reject(new Error('the bare server ended')));
  });
  return server(`http://127.0.0.1:${port}`, child);
}

function server(url: string, child: ChildProcess): BenchServer {
  const pid = child.pid ?? 0;
  return {
    url,
    memory: () => [pid, ...childrenOf(pid)].reduce((sum, one) => sum + residentBytes(one), 0),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    // It has ended.
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return Number(readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid;
      } catch {
        // It has ended.
        return false;
      }
    });
}

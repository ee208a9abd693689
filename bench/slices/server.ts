/** API servers in processes of their own, how busy they can be kept, and what that costs them. */

import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../test/helpers/ports.ts';
import { mainFile } from '../../test/helpers/program.ts';
import { type Load, sendWhile } from './load.ts';

/** A server that runs. */
export interface BenchServer {
  readonly pid: number;
  readonly port: number;
  readonly stop: () => void;
}

/** How a server is started. */
export interface BenchServerOptions {
  /** Of its log file. */
  readonly name: string;
  readonly folder: string;
  readonly modelsDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** The program, when it is another build than this one. */
  readonly main?: string | undefined;
}

/** Starts a server whose log goes to a file, and waits until it is ready. */
export async function startBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const { name, folder, modelsDir, env, main = mainFile() } = options;
  const port = await freePort();
  const log = openSync(join(folder, `${name}.log`), 'w');
  const args = [main, 'serve', '--no-web', '--models-dir', modelsDir, '--port', String(port)];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      IMDB_RECOMMENDER_LOGGING_FORMAT: 'json',
      // What is turned away takes no time.
      IMDB_RECOMMENDER_OVERLOAD_ENABLED: 'false',
      ...env,
    },
    stdio: ['ignore', 'ignore', log],
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready && child.pid !== undefined) return { pid: child.pid, port, stop: () => child.kill('SIGTERM') };
    await new Promise((done) => setTimeout(done, 200));
  }
  child.kill('SIGTERM');
  throw new Error(`the server ${name} never was ready`);
}

/** What a server did for a while. */
export interface Slice {
  /** Requests a second. */
  readonly rate: number;
  readonly answered: number;
  /** Its processor time. */
  readonly microseconds: number;
}

/** Keeps a server busy for so many seconds, over so many connections. */
export async function keepBusy(
  { pid, port }: BenchServer,
  request: () => string,
  { seconds, connections }: { readonly seconds: number; readonly connections: number },
): Promise<Slice> {
  const load: Load = { host: '127.0.0.1', port, request, connections, status: 200 };
  const [began, cpuBefore] = [performance.now(), processorTicks(pid)];
  const answered = await sendWhile(load, () => performance.now() - began < seconds * 1000);
  const took = (performance.now() - began) / 1000;
  return { rate: answered / took, answered, microseconds: (processorTicks(pid) - cpuBefore) * 10_000 };
}

/** A quantile, 0–1, of some numbers. */
export function quantileOf(numbers: readonly number[], quantile: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(quantile * numbers.length)] ?? Number.NaN;
}

/** Memory of a process in megabytes (Linux). */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Processor time of a process so far, in hundredths of a second (Linux). */
function processorTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

/** Runs the servers of the built program and asks them over HTTP. */

import { type Finished, type Running, type RunOptions, start, startCommand } from './program.ts';

/**
 * Servers of tests turn nobody away, and have a minute to finish: on a machine that is busy with something else, or stands still for a moment, they would seem to be overloaded, or to hang.
 * Requests wait as they always do.
 */
export const PATIENT = {
  IMDB_RECOMMENDER_OVERLOAD_PATIENCE_MS: '60000',
  IMDB_RECOMMENDER_SERVER_SHUTDOWN_TIMEOUT_SECONDS: '60',
} as const;

/** An API that listens. */
export interface Serving extends Running {
  /** Its base address. */
  readonly url: string;
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Finished>;
}

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** An API and a web app that listen. */
export interface ServingBoth extends Serving {
  /** The web app's base address. */
  readonly webUrl: string;
}

/** Starts `serve` or `start` without the web app on a free port, and waits until the API listens. */
export async function startServing(args: readonly string[], options: RunOptions): Promise<Serving> {
  const running = start([...args, '--port', '0', '--no-web'], patiently(options));
  return stoppable(running, await addressIn(running, /^.*"listening.*$/m));
}

/** Starts `serve` or `start` on two free ports, and waits until both servers listen. */
export function startBoth(args: readonly string[], options: RunOptions): Promise<ServingBoth> {
  return bothOf(start([...args, ...FREE_PORTS], patiently(options)));
}

/** The same of a program that lies elsewhere. */
export function startBothOf(command: string, args: readonly string[], options: RunOptions): Promise<ServingBoth> {
  return bothOf(startCommand(command, [...args, ...FREE_PORTS], patiently(options)));
}

const FREE_PORTS = ['--port', '0', '--web-port', '0'];

/** What a test asks for itself counts. */
function patiently({ env, ...options }: RunOptions): RunOptions {
  return { ...options, env: { ...PATIENT, ...env } };
}

async function bothOf(running: Running): Promise<ServingBoth> {
  const webUrl = await addressIn(running, WEB_APP);
  return { ...stoppable(running, await addressIn(running, /^.*"listening.*$/m)), webUrl };
}

/** Starts `web` on a free port, and waits until it listens. */
export async function startWeb(args: readonly string[], options: RunOptions): Promise<Serving> {
  const running = start(['web', ...args, '--port', '0'], patiently(options));
  return stoppable(running, await addressIn(running, WEB_APP));
}

const WEB_APP = /^.*"web app at.*$/m;

async function addressIn(running: Running, pattern: RegExp): Promise<string> {
  const [line] = await running.saw(pattern);
  return /http:\/\/[\d.]+:\d+/.exec(line)?.[0] ?? '';
}

function stoppable(running: Running, url: string): Serving {
  return {
    ...running,
    url,
    stop() {
      running.child.kill('SIGTERM');
      return running.finished;
    },
  };
}

/** `GET`s a path. */
export async function get(url: string): Promise<Answer> {
  const response = await fetch(url, { headers: { connection: 'close' } });
  return { status: response.status, body: await response.json() };
}

/** Asks for recommendations. */
export async function recommend(url: string, query: Readonly<Record<string, unknown>>): Promise<Answer> {
  const response = await fetch(`${url}/recommend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(query),
  });
  return { status: response.status, body: await response.json() };
}

/** Asks until no new connection is taken: what comes in the first moment is still answered. */
export async function refusedFrom(url: string): Promise<void> {
  for (;;) {
    const answer = await get(`${url}/health`).catch((error: unknown) => error);
    if (!(answer instanceof Error)) continue;
    if (answer.message.includes('fetch failed')) return;
    throw answer;
  }
}

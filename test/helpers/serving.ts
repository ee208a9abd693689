/** Runs the API of the built program and asks it over HTTP. */

import { type Finished, type Running, type RunOptions, start } from './program.ts';

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

/** Starts `serve` or `start` on a free port and waits until it listens. */
export async function startServing(args: readonly string[], options: RunOptions): Promise<Serving> {
  const running = start([...args, '--port', '0'], options);
  const [line] = await running.saw(/^.*"listening.*$/m);
  const [url = ''] = /http:\/\/[\d.]+:\d+/.exec(line) ?? [];
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

/** Finds Redis, and runs one that can be killed, stopped and brought back. */

import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './ports.ts';
import { type Running, startCommand } from './program.ts';

/** The installed server; `undefined` where it is missing. */
export function findRedis(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A Redis of these tests alone, which keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Lets it hang: connections stay open, and nothing answers. */
  freeze(): void;
  /** Lets it go on. */
  thaw(): void;
  /** Starts it again on its port. */
  start(): Promise<void>;
}

/** Starts one on a free port. */
export async function startRedis(cwd: string): Promise<TestRedis> {
  const program = findRedis();
  if (program === undefined) throw new Error('redis-server is missing; `npm run test:stack` installs it where it can');
  const port = await freePort();
  let running: Running | undefined;
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      running?.child.kill('SIGKILL');
      await running?.finished;
    },
    freeze: () => void running?.child.kill('SIGSTOP'),
    thaw: () => void running?.child.kill('SIGCONT'),
    async start() {
      running = startCommand(
        program,
        ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'],
        {
          cwd,
        },
      );
      while (!(await answers(port))) await delay(50);
    },
  };
  await redis.start();
  return redis;
}

/** Whether something takes connections at a port. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

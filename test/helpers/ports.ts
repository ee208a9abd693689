/** Ports at which nothing listens, and at which nothing begins to by chance. */

import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those from which a system gives one to whoever asks for any: other servers, and clients, of the tests that run meanwhile never get one of these. */
const [FROM, BELOW] = [20_000, 30_000];

const given = new Set<number>();

/** A port of this machine that nothing listens at, not even later unless it is told to; another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FROM, BELOW);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

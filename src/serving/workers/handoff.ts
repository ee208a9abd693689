/** Closes connections that were on their way to a worker when it died. */

import type { Worker } from 'node:cluster';

/** Connections on their way to one worker: one for each address that is listened on, and some to spare. */
const MOST = 4;

/**
 * Watches what is handed to a worker. `node:cluster` gives each a new connection when it has taken the one before, and forgets that one if the worker
 * dies just then: its client would wait for ever. Here it is closed, as those are that the worker had taken, and the client may ask again.
 */
export function closeWhatIsLost(worker: Worker): void {
  const { process: child } = worker;
  const send = child.send.bind(child) as (...message: unknown[]) => boolean;
  const latest: { close(): void }[] = [];
  child.send = (...message: unknown[]): boolean => {
    const [, handle] = message;
    if (isHandle(handle)) {
      latest.push(handle);
      if (latest.length > MOST) latest.shift();
    }
    return send(...message);
  };
  child.once('disconnect', () => {
    // Those that the worker took are closed here already: closing them again does nothing.
    for (const handle of latest) handle.close();
  });
}

function isHandle(value: unknown): value is { close(): void } {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}

/** Closes connections that were on their way to a worker when it died. */

import type { Worker } from 'node:cluster';

/** Connections on their way to one worker: one for each address that is listened on, and some to spare. */
const MOST = 4;

/** Milliseconds between two looks whether all was read that a dead worker had still said. */
const LOOK_MS = 10;

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
  const close = (): void => {
    // Those that the worker took are closed here already: closing them again does nothing.
    for (const handle of latest.splice(0)) handle.close();
  };
  child.once('disconnect', close);
  // While a connection is on its way, node:child_process puts off that event until the worker says that it has it, which a dead one never does.
  const ended = (): void => {
    if (child.connected) setTimeout(ended, LOOK_MS).unref();
    else close();
  };
  child.once('exit', ended);
}

function isHandle(value: unknown): value is { close(): void } {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}

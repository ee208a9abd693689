/** Closes connections that were on their way to a worker when it died. */

import type { Worker } from 'node:cluster';

/** Milliseconds between two looks whether all was read that a dead worker had still said. */
const LOOK_MS = 10;

interface Connection {
  close(): void;
}

/**
 * Watches what is handed to a worker. `node:cluster` gives each a new connection when it has taken the one before, and forgets that one if the worker
 * dies just then: its client would wait for ever. Here it is closed, as those are that the worker had taken, and the client may ask again.
 *
 * By the numbers that `node:cluster` gives its own messages: what a worker has acknowledged, be it that it took it or that it refused it, is not its any more. One that was
 * refused is handed to another worker, and must stay open. What is no connection, such as the socket on which all of them listen where the system hands out connections, is left alone.
 */
export function closeWhatIsLost(worker: Worker): void {
  const { process: child } = worker;
  const send = child.send.bind(child) as (...message: unknown[]) => boolean;
  const onTheWay = new Map<number, Connection>();
  child.send = (...message: unknown[]): boolean => {
    const [head, handle] = message;
    const seq = isHandOver(head) ? numberIn(head, 'seq') : undefined;
    if (seq !== undefined && isConnection(handle)) onTheWay.set(seq, handle);
    return send(...message);
  };
  child.on('internalMessage', (message: unknown) => {
    const acknowledged = numberIn(message, 'ack');
    if (acknowledged !== undefined) onTheWay.delete(acknowledged);
  });
  const close = (): void => {
    for (const handle of onTheWay.values()) handle.close();
    onTheWay.clear();
  };
  child.once('disconnect', close);
  // While a connection is on its way, node:child_process puts off that event until the worker says that it has it, which a dead one never does.
  const ended = (): void => {
    if (child.connected) setTimeout(ended, LOOK_MS).unref();
    else close();
  };
  child.once('exit', ended);
}

function isHandOver(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'act' in message && message.act === 'newconn';
}

function numberIn(message: unknown, name: string): number | undefined {
  if (typeof message !== 'object' || message === null || !(name in message)) return undefined;
  const value: unknown = Reflect.get(message, name);
  return typeof value === 'number' ? value : undefined;
}

function isConnection(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}

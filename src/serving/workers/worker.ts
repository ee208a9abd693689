/** One of several processes that serve the API on one port: does what the primary tells it. */

import cluster from 'node:cluster';
import { once } from 'node:events';
import { AppError } from '../../domain/errors.ts';
import { closeOnSignal, type ServeOptions, startApi } from '../server.ts';
import type { PrimaryMessage, WorkerMessage } from './messages.ts';
import { PULSE_MS } from './pulses.ts';

/** Milliseconds for the primary to gather the metrics of all. */
const METRICS_PATIENCE_MS = 5_000;

/**
 * Serves the API as one of several. The terminal's signals are for the primary, which tells its workers; SIGTERM drains this one alone,
 * and another one replaces it.
 */
export async function serveAsWorker(options: ServeOptions): Promise<void> {
  const { config, logger, metrics } = options;
  const link = primaryLink();
  // Ctrl-C, and the end of a terminal, are told to all processes of a program at once.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  // What is told while it starts is not lost.
  let serving: { readonly stop: () => void; readonly reload: () => void } | undefined;
  let isReloadMissed = false;
  link.on('stop', () => (serving === undefined ? process.exit(0) : serving.stop()));
  link.on('reload', () => {
    if (serving === undefined) isReloadMissed = true;
    else serving.reload();
  });
  try {
    const { app, url, holder, updateMetrics } = await startApi({
      ...options,
      metrics: metrics && { ...metrics, text: () => link.metricsOfAll() },
      inTurn: (load) => link.inTurn(load),
      onReloadWanted: () => send({ type: 'reload-wanted' }),
    });
    const closing = closeOnSignal([app, { close: leave }], config, logger, ['SIGINT', 'SIGHUP']);
    serving = { stop: () => closing.close(), reload: () => void holder.reload() };
    if (isReloadMissed) serving.reload();
    link.on('snapshot-wanted', ({ id }) => {
      updateMetrics();
      void metrics?.snapshot().then((snapshot) => send({ type: 'snapshot', id, snapshot }));
    });
    send({ type: 'ready', url });
    setInterval(() => send({ type: 'alive' }), PULSE_MS).unref();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Told once, by the primary, in the place of the command line.
    const { code, message } = error;
    await new Promise<void>((resolve) => {
      process.send?.({ type: 'failed', code, message } satisfies WorkerMessage, () => resolve());
    });
    process.exit(1);
  }
}

/** Gives back the connections that the primary was just handing over, which would be lost with this process, and parts from it. */
async function leave(): Promise<void> {
  cluster.worker?.disconnect();
  if (process.connected) await once(process, 'disconnect');
}

/** Sends what need not arrive if the primary has just ended. */
function send(message: WorkerMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

type Kind = PrimaryMessage['type'];
type Of<K extends Kind> = Extract<PrimaryMessage, { type: K }>;

/** What comes from the primary, and what is asked of it. */
function primaryLink() {
  const answers = new Map<number, (text: string) => void>();
  const granted: (() => void)[] = [];
  let ids = 0;
  const on = <K extends Kind>(kind: K, act: (message: Of<K>) => void): void => {
    process.on('message', (message: PrimaryMessage) => {
      if (message.type === kind) act(message as Of<K>);
    });
  };
  on('turn', () => granted.shift()?.());
  on('metrics', ({ id, text }) => answers.get(id)?.(text));
  return {
    on,
    async inTurn<T>(load: () => Promise<T>): Promise<T> {
      await new Promise<void>((resolve) => {
        granted.push(resolve);
        send({ type: 'turn-wanted' });
      });
      try {
        return await load();
      } finally {
        send({ type: 'turn-over' });
      }
    },
    async metricsOfAll(): Promise<string> {
      ids += 1;
      const id = ids;
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise<string>((resolve, reject) => {
          answers.set(id, resolve);
          timer = setTimeout(() => reject(new Error('the primary process told no metrics')), METRICS_PATIENCE_MS);
          send({ type: 'metrics-wanted', id });
        });
      } finally {
        clearTimeout(timer);
        answers.delete(id);
      }
    },
  };
}

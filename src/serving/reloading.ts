/** Looks regularly, and on SIGHUP, whether another model became current. */

import type { Logger } from 'pino';
import type { EngineHolder } from './engine-holder.ts';

/** When to look. */
export interface ReloadingOptions {
  /** Seconds from the end of one look to the next; 0 for none. */
  readonly seconds: number;
  readonly logger: Logger;
}

/**
 * Whether SIGHUP asks to look for another model. It does as with other services, but for a program on a terminal it says that the terminal
 * was closed, which ends it as ever.
 */
export function hangupReloads(): boolean {
  return !(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
}

/** Begins to look; the function that it gives ends that. Neither keeps a process alive. */
export function keepUpToDate(holder: EngineHolder, { seconds, logger }: ReloadingOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const later = (): void => {
    if (isOver || seconds === 0) return;
    timer = setTimeout(() => {
      void holder.check().then(later);
    }, seconds * 1000).unref();
  };
  const onHangup = (): void => {
    logger.info('SIGHUP: looking for another model');
    void holder.reload().then(({ result, version }) => logger.info({ result, model_version: version }, 'looked'));
  };
  if (hangupReloads()) process.on('SIGHUP', onHangup);
  later();
  return () => {
    isOver = true;
    clearTimeout(timer);
    process.off('SIGHUP', onHangup);
  };
}

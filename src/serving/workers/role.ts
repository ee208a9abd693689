/** Which of several processes this one is. */

import cluster from 'node:cluster';

/** Whether this process is a worker. */
export function isWorker(): boolean {
  return cluster.isWorker;
}

/** The number of this worker, `undefined` in any other process; a worker that replaces another one has a new number. */
export function workerNumber(): number | undefined {
  return cluster.isWorker ? cluster.worker?.id : undefined;
}

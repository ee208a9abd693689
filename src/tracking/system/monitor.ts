/** Watches the machine during a run. */

import { Worker } from 'node:worker_threads';
import type { MetricPoint } from '../run.ts';
import { type SystemSample, systemSampler } from './sample.ts';

const EVERY_MS = 1000;

/** A watch that goes on. */
export interface SystemMonitor {
  /** Ends it, and gives every metric as a series with one value a second. */
  stop(): Promise<MetricPoint[]>;
}

/**
 * Measures every second until it is stopped, and once at the end. Never fails: what cannot be measured is left out.
 *
 * @param folder on the disk that is watched
 */
export function watchSystem(folder: string): SystemMonitor {
  const samples: SystemSample[] = [];
  const last = systemSampler(folder);
  const end = collect(folder, (sample) => samples.push(sample));
  return {
    async stop() {
      await end();
      if (samples.length === 0) samples.push(last());
      return samples.flatMap(({ timestamp, values }, step) =>
        Object.entries(values).map(([key, value]) => ({ key, value, timestamp, step })),
      );
    },
  };
}

/** In a thread where the program is compiled; on this thread when it runs from its sources, which a thread cannot load. */
function collect(folder: string, take: (sample: SystemSample) => void): () => Promise<unknown> {
  if (import.meta.url.endsWith('.ts')) {
    const sample = systemSampler(folder);
    const timer = setInterval(() => take(sample()), EVERY_MS);
    timer.unref();
    return async () => clearInterval(timer);
  }
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData: { folder, everyMs: EVERY_MS } });
  worker.on('message', take);
  // Without it there are no system metrics; the run matters more.
  worker.on('error', () => undefined);
  worker.unref();
  return () => worker.terminate();
}

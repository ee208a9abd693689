/** Samples in a thread of its own, so that work that keeps the main thread busy leaves no gaps. */

import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { systemSampler } from './sample.ts';

const { folder, everyMs } = z.object({ folder: z.string(), everyMs: z.number() }).parse(workerData);
const sample = systemSampler(folder);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
setInterval(() => parentPort?.postMessage(sample()), everyMs);

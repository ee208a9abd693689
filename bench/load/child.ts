/** One measurement in a process of its own: parses titles as JSON, or loads a bundle with both its indexes. */

import { readFileSync } from 'node:fs';
import { createEngine } from '../../src/inference/bundle-engine.ts';
import { loadBundle } from '../../src/model/bundle.ts';

const [mode, path = ''] = process.argv.slice(2);
const started = performance.now();
const kept: unknown = mode === 'json' ? JSON.parse(readFileSync(path, 'utf8')) : createEngine(await loadBundle(path));
const milliseconds = performance.now() - started;
globalThis.gc?.();
const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
process.stdout.write(JSON.stringify({ milliseconds, rss, heapUsed, arrayBuffers, kept: typeof kept }));

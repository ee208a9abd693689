/** One measurement in a process of its own, of the program as it is built: parses titles as JSON, or loads a bundle with both its indexes. */

import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createEngine } from '../../dist/inference/bundle-engine.js';
import { loadBundle } from '../../dist/model/bundle.js';

const [mode, path = ''] = process.argv.slice(2);
const started = performance.now();
const kept = mode === 'json' ? JSON.parse(readFileSync(path, 'utf8')) : createEngine(await loadBundle(path));
const milliseconds = performance.now() - started;
globalThis.gc?.();
const { rss } = process.memoryUsage();
// The threads that read and verify the files give their memory back a moment later.
await setTimeout(1500);
const settled = process.memoryUsage().rss;
process.stdout.write(JSON.stringify({ milliseconds, rss, settled, kept: typeof kept }));

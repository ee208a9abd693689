/** Looks at a models folder as its users find it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { chartFile, MODEL_CHARTS } from '../../src/domain/charts.ts';
import { type LoadedBundle, loadBundle } from '../../src/model/bundle.ts';

/** The files of every model. */
export const BUNDLE_FILES = [
  ...MODEL_CHARTS.map(chartFile).sort(),
  'data_statistics.json',
  'feature_analysis.json',
  'hybrid.safetensors',
  'manifest.json',
  'model.safetensors',
  'search.safetensors',
  'titles.parquet',
  'training.log',
];

/** The version that the pointer names; `undefined` without a pointer. */
export function currentVersion(modelsDir: string): string | undefined {
  const pointer = join(modelsDir, 'current');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
}

/** The versions that can be seen, the oldest first. */
export function visibleVersions(modelsDir: string): string[] {
  if (!existsSync(modelsDir)) return [];
  return readdirSync(modelsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** Loads the current model, every checksum verified. */
export function loadCurrent(modelsDir: string): Promise<LoadedBundle> {
  const version = currentVersion(modelsDir);
  if (version === undefined) throw new Error(`no model is current in ${modelsDir}`);
  return loadBundle(join(modelsDir, version));
}

/** Asserts that every version that can be seen is whole, and that the pointer names one of them. */
export async function expectWholeModels(modelsDir: string): Promise<void> {
  const versions = visibleVersions(modelsDir);
  for (const version of versions) {
    expect(readdirSync(join(modelsDir, version)).sort()).toEqual(BUNDLE_FILES);
    const { manifest } = await loadBundle(join(modelsDir, version));
    expect(manifest.version).toBe(version);
  }
  const current = currentVersion(modelsDir);
  if (current !== undefined) expect(versions).toContain(current);
}

/** Everything in a models folder but versions, pointer and history: drafts, work files, locks. */
export function leftovers(modelsDir: string): string[] {
  const versions = new Set(visibleVersions(modelsDir));
  return readdirSync(modelsDir).filter((name) => !['current', 'history.jsonl'].includes(name) && !versions.has(name));
}

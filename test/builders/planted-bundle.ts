/** Small bundles on disk with every file that a model can have, and bundles whose checksums were made to fit what somebody did to them. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/domain/manifest.ts';
import { BundleDraft, MANIFEST_FILE } from '../../src/model/bundle.ts';
import { ContentRecommender } from '../../src/model/content-recommender.ts';
import { ModelStore } from '../../src/model/store.ts';
import { fitted, planted } from '../../src/recommend/hybrid/hybrid.fixture.ts';
import { computeDataStatistics } from '../../src/statistics/data-statistics.ts';
import { computeFeatureAnalysis } from '../../src/statistics/feature-analysis.ts';
import { saveParts } from '../../src/training/save.ts';
import { tinyManifest } from './tiny-model.ts';

/** How many titles the bundles have. */
export const PLANTED_TITLES = 60;

const catalogue = planted({ titles: PLANTED_TITLES });
const { model: hybrid } = fitted(catalogue);
const recommender = ContentRecommender.fit(catalogue.titles, { logVotes: true });

/** One of the bundle's titles. */
export const PLANTED_TITLE = catalogue.titles[7]!;

/** Writes a bundle with people, names and the hybrid strategy's arrays, and gives its folder. It is not current yet. */
export async function publishPlanted(modelsDir: string, version: string): Promise<string> {
  const draft = await BundleDraft.create(modelsDir, version);
  const parts = {
    recommender,
    hybrid,
    credits: catalogue.input.credits,
    data: computeDataStatistics(catalogue.titles),
    features: computeFeatureAnalysis(recommender.features),
    charts: new Map(),
  };
  await saveParts(draft, parts, []);
  await draft.seal(tinyManifest({ catalogue: 'local', version }));
  return draft.publish(version);
}

/** Makes a version current, as `model promote` does. */
export async function makeCurrent(modelsDir: string, version: string): Promise<void> {
  await new ModelStore(modelsDir).setCurrent(version, { by: 'promote', forced: false, reasons: [] });
}

/** Puts other bytes into a file of a bundle, and their checksum into the manifest, as somebody would who means harm. */
export function forge(folder: string, name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, name), bytes);
  const path = join(folder, MANIFEST_FILE);
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.files[name] = { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  writeFileSync(path, JSON.stringify(manifest));
}

/** The files of a bundle that has everything. */
export const BUNDLE_FILES = [
  'manifest.json',
  'model.safetensors',
  'titles.parquet',
  'search.safetensors',
  'hybrid.safetensors',
  'people.safetensors',
  'data_statistics.json',
  'feature_analysis.json',
] as const;

/** Those of them that hold tensors. */
export const TENSOR_FILES = BUNDLE_FILES.filter((name) => name.endsWith('.safetensors'));

/** What of a model is told to everybody: all but local paths and passwords. */

import { win32 } from 'node:path';
import type { Manifest } from '../domain/manifest.ts';
import type { ServingModel } from '../inference/engine.ts';
import type { ModelAnswer } from './schemas/model.ts';

const PRIVATE_DATA_KEYS: ReadonlySet<string> = new Set(['source', 'raw_dir', 'models_dir']);

/** The public view of a model. */
export function publicModel(model: ServingModel): ModelAnswer {
  return {
    manifest: publicManifest(model.manifest),
    data_statistics: model.dataStatistics,
    feature_analysis: model.featureAnalysis,
  };
}

function publicManifest(manifest: Manifest): Manifest {
  const { data, ...sections } = manifest.config;
  const publicData = Object.entries(data ?? {}).filter(([key]) => !PRIVATE_DATA_KEYS.has(key));
  return {
    ...manifest,
    config: { ...(data === undefined ? {} : { data: Object.fromEntries(publicData) }), ...sections },
    sources: manifest.sources.map((source) => ({ ...source, origin: publicOrigin(source.origin) })),
  };
}

/** A web address without credentials and query, or else the file name alone. */
function publicOrigin(origin: string): string {
  if (/^https?:\/\//i.test(origin) && URL.canParse(origin)) {
    const { origin: host, pathname } = new URL(origin);
    return host + pathname;
  }
  return win32.basename(origin);
}

/** What of a run goes into the manifest besides what its steps counted. */

import { hideCredentials } from '../config/document.ts';
import type { Config } from '../config/schema.ts';
import type { Manifest } from '../domain/manifest.ts';
import { NUMERIC_FEATURES } from '../features/matrix.ts';
import type { ContentRecommender } from '../model/content-recommender.ts';
import type { Inputs } from './obtain.ts';

/** The sections that shape a model. */
export function recordedConfig(config: Config): Manifest['config'] {
  return {
    data: {
      source: hideCredentials(config.data.source),
      include_principals: config.data.include_principals,
      movielens: config.data.movielens,
    },
    validation: config.validation,
    features: config.features,
    model: config.model,
  };
}

/** The input files, once they are verified. @throws {AppError} `source_corrupt` */
export async function describeSources(inputs: Inputs): Promise<Manifest['sources']> {
  return Promise.all(
    [...inputs.values()].map(async ({ dataset, origin, etag, lastModified, facts }) => ({
      dataset,
      origin: hideCredentials(origin),
      ...(await facts),
      etag,
      last_modified: lastModified,
    })),
  );
}

/** The features by name, and the ranges that were scaled. */
export function describeFeatures({ features }: ContentRecommender): Manifest['features'] {
  const ranges = NUMERIC_FEATURES.map((name) => [
    name,
    { min: features.scalers[name].min, max: features.scalers[name].max },
  ]);
  return {
    names: [...features.names],
    genres: [...features.genres],
    titles: features.rows,
    ranges: Object.fromEntries(ranges),
  };
}

/** What a training run gives. */

import type { ModelChart } from '../domain/charts.ts';
import type { AppError } from '../domain/errors.ts';
import type { Manifest } from '../domain/manifest.ts';
import type { DataStatistics, FeatureAnalysis } from '../domain/statistics.ts';
import type { Title } from '../domain/title.ts';

/** What a training run made. */
export interface TrainResult {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Versions that were removed because newer ones exceed `model.keep_versions`. */
  readonly removed: readonly string[];
}

/** A finished training: its result, what tracking tells of it, and why the model did not become current, if so. */
export interface Trained {
  readonly result: TrainResult;
  readonly data: DataStatistics;
  readonly features: FeatureAnalysis;
  readonly titles: readonly Title[];
  readonly charts: ReadonlyMap<ModelChart, string>;
  readonly refusal: AppError | undefined;
}

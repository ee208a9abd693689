/** Names that the model's files use, in plain words. */

import type { Model } from '../../api/types.ts';

/** How the model was made. */
export type Manifest = Model['manifest'];
/** Statistics of the catalogue. */
export type DataStatistics = Model['data_statistics'];
/** Analysis of the features. */
export type FeatureAnalysis = Model['feature_analysis'];
/** A distribution of values. */
export type Distribution = DataStatistics['ratings'];

const CATALOGUES: Readonly<Record<Manifest['catalogue'], string>> = {
  imdb: 'IMDb’s files, from its servers',
  local: 'IMDb’s files, from a local copy',
  demo: 'the demo catalogue',
};

const SCHEMAS: Readonly<Record<string, string>> = {
  TitleBasics: 'Titles, as read',
  TitleRatings: 'Ratings, as read',
  MergedDataset: 'Titles with ratings',
  FilteredDataset: 'Titles kept',
  FeatureEngineered: 'Features',
};

const FEATURES: Readonly<Record<string, string>> = {
  averageRating: 'Rating',
  numVotes: 'Votes',
  runtimeMinutes: 'Runtime',
  startYear: 'Year',
};

/** Whose titles. */
export function catalogueName(catalogue: Manifest['catalogue']): string {
  return CATALOGUES[catalogue];
}

/** Which table was checked. */
export function schemaName(schema: string): string {
  return SCHEMAS[schema] ?? schema;
}

/** What titles are compared by. */
export function featureName(feature: string): string {
  return FEATURES[feature] ?? feature;
}

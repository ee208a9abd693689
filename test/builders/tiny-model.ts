/** What a tiny model tells of itself: manifest and statistics, made up. */

import { type Catalogue, IMDB_ATTRIBUTION } from '../../src/domain/catalogue.ts';
import type { Manifest } from '../../src/domain/manifest.ts';
import type { DataStatistics, Distribution, FeatureAnalysis } from '../../src/domain/statistics.ts';

/** What may differ between tiny models. */
export interface TinyModelOptions {
  readonly catalogue?: Catalogue;
  readonly version?: string;
}

/** The manifest of a tiny model, with paths and passwords in it that nobody may be told. */
export function tinyManifest({ catalogue = 'imdb', version = '20250102T030405Z-tiny' }: TinyModelOptions): Manifest {
  const source = { bytes: 1, rows: 12, md5: 'm', sha256: 's', etag: '"e"', last_modified: null };
  return {
    schema_version: 1,
    name: 'content_recommender_v1',
    version,
    created_at: '2025-01-02T03:04:05Z',
    code_version: '0.0.0',
    catalogue,
    attribution: IMDB_ATTRIBUTION,
    config: {
      data: { source: '/home/someone/imdb', raw_dir: '/home/someone/raw', models_dir: '/srv/models', retries: 5 },
      features: { min_votes: 500 },
    },
    sources: [
      { dataset: 'title.basics', origin: '/home/someone/imdb/title.basics.tsv.gz', ...source },
      { dataset: 'title.ratings', origin: 'https://me:secret@example.org/title.ratings.tsv.gz?key=secret', ...source },
    ],
    rows: { title_basics: 12, title_ratings: 12, merged: 12, filtered: 12 },
    drops: [{ reason: 'adult', description: 'Marked as adult.', count: 0 }],
    validation: [{ schema: 'TitleBasics', rows: 12, checks: 9, set_aside: 0, failures: [], passed: true }],
    features: {
      names: ['averageRating'],
      genres: ['Action'],
      titles: 12,
      ranges: { averageRating: { min: 8, max: 9.5 } },
    },
    steps: [{ step: '1', name: 'Download', seconds: 0.1, peak_memory_bytes: 1_000_000 }],
    gate: { passed: true, reasons: [], forced: false },
    trials: [{ tconst: 'tt1375666', title: 'Inception', top: [] }],
    files: { 'titles.parquet': { bytes: 10, sha256: '0'.repeat(64) } },
  };
}

const DISTRIBUTION: Distribution = {
  count: 12,
  mean: 8.5,
  median: 8.5,
  standard_deviation: 0.4,
  q25: 8,
  q75: 8.5,
  min: 8,
  max: 9.5,
  skew: null,
  excess_kurtosis: null,
  histogram: { edges: [0, 10], counts: [12], overflow: 0 },
};

/** Statistics of twelve titles. */
export const DATA_STATISTICS: DataStatistics = {
  titles: 12,
  years_range: { min: 1988, max: 2019 },
  ratings: DISTRIBUTION,
  votes: DISTRIBUTION,
  votes_log10: DISTRIBUTION,
  years: DISTRIBUTION,
  runtimes: null,
  missing_runtimes: 1,
  decades: [{ decade: 2000, titles: 12, share: 1, mean_rating: 8.5, median_votes: 850_000 }],
  genres: [{ genre: 'Action', titles: 6, share: 0.5, mean_rating: 8.5, median_votes: 850_000 }],
  title_types: [{ title_type: 'movie', titles: 9, share: 0.75, mean_rating: 8.5, median_votes: 850_000 }],
  weighted_rating: { m: 25_000, c: 8.5 },
  top_rated: [],
  top_voted: [],
  rating_by_votes: { rating_edges: [0, 10], votes_log10_edges: [0, 10], counts: [[12]] },
};

/** The analysis of a matrix of one column. */
export const FEATURE_ANALYSIS: FeatureAnalysis = {
  matrix: { rows: 12, columns: 1, density: 1, bytes: 48, nan: 0, infinite: 0 },
  features: [{ name: 'averageRating', mean: 0.5, standard_deviation: 0.1, min: 0, max: 1, zeros_share: 0 }],
  correlations: { names: ['averageRating'], values: [[1]] },
  similarity: null,
};

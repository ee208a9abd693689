/** A small, real engine over a dozen titles in memory, and an API's surroundings with it, for tests of what stands around an engine. */

import { Writable } from 'node:stream';
import type { ApiDeps } from '../../src/api/deps.ts';
import { type ConfigInput, configSchema } from '../../src/config/schema.ts';
import { type Catalogue, IMDB_ATTRIBUTION } from '../../src/domain/catalogue.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Manifest } from '../../src/domain/manifest.ts';
import type { Resolution } from '../../src/domain/recommendation.ts';
import type { DataStatistics, Distribution, FeatureAnalysis } from '../../src/domain/statistics.ts';
import type { Title } from '../../src/domain/title.ts';
import type { RecommendationEngine } from '../../src/inference/engine.ts';
import { createLogger } from '../../src/observability/logger.ts';

/** What may differ between tiny engines. */
export interface TinyEngineOptions {
  readonly catalogue?: Catalogue;
  readonly version?: string;
}

const row = (
  tconst: string,
  primaryTitle: string,
  startYear: number,
  averageRating: number,
  numVotes: number,
  genres: string,
  runtimeMinutes: number | null,
  titleType: Title['titleType'] = 'movie',
): Title => ({
  tconst,
  titleType,
  primaryTitle,
  originalTitle: primaryTitle,
  startYear,
  runtimeMinutes,
  genres: genres.split(','),
  averageRating,
  numVotes,
});

/** The titles of the tiny engine, the most voted first; ratings and votes are made up. */
export const TINY_TITLES: readonly Title[] = [
  row('tt0468569', 'The Dark Knight', 2008, 9, 5_000_000, 'Action,Crime,Drama', 152),
  row('tt1375666', 'Inception', 2010, 8.5, 4_000_000, 'Action,Adventure,Sci-Fi', 148),
  row('tt0133093', 'The Matrix', 1999, 8.5, 3_500_000, 'Action,Sci-Fi', 136),
  row('tt0903747', 'Breaking Bad', 2008, 9.5, 3_000_000, 'Crime,Drama,Thriller', 49, 'tvSeries'),
  row('tt0816692', 'Interstellar', 2014, 8.5, 2_500_000, 'Adventure,Drama,Sci-Fi', 169),
  row('tt0944947', 'Game of Thrones', 2011, 9, 2_400_000, 'Action,Adventure,Drama', 60, 'tvSeries'),
  row('tt0211915', 'Amélie', 2001, 8, 900_000, 'Comedy,Romance', 122),
  row('tt0245429', 'Spirited Away', 2001, 8.5, 800_000, 'Adventure,Animation,Family', 124),
  row('tt5753856', 'Dark', 2017, 8.5, 500_000, 'Crime,Drama,Mystery', null, 'tvSeries'),
  row('tt0119698', 'Princess Mononoke', 1997, 8, 400_000, 'Action,Adventure,Animation', 134),
  row('tt6751668', 'Parasite', 2019, 8.5, 350_000, 'Drama,Thriller', 132),
  row('tt0095016', 'Die Hard', 1988, 8, 300_000, 'Action,Thriller', 132),
];

/** An engine over {@link TINY_TITLES}: cosine over genres and rating, and search by folded text. */
export function tinyEngine(options: TinyEngineOptions = {}): RecommendationEngine {
  const find = (tconst: string, meant = ''): Title => {
    const title = TINY_TITLES.find((candidate) => candidate.tconst === tconst);
    if (title !== undefined) return title;
    throw notFound(`No title has the identifier ${tconst}.`, meant);
  };
  const resolve = (wanted: string): { title: Title; by: Resolution } => {
    for (const [by, matches] of TIERS) {
      const title = TINY_TITLES.find((candidate) => matches(fold(candidate.primaryTitle), fold(wanted)));
      if (title !== undefined) return { title, by };
    }
    throw notFound(`No title matches "${wanted}".`, wanted);
  };
  return {
    model: {
      manifest: tinyManifest(options),
      dataStatistics: tinyDataStatistics(),
      featureAnalysis: tinyFeatureAnalysis(),
    },
    titlesCount: TINY_TITLES.length,
    recommend({ tconst, title, topK }) {
      const query = tconst === undefined ? resolve(title ?? '') : { title: find(tconst, title), by: 'tconst' as const };
      const recommendations = TINY_TITLES.filter((other) => other !== query.title)
        .map((other) => ({ title: other, similarity: cosine(query.title, other) }))
        .sort((a, b) => b.similarity - a.similarity || (a.title.tconst < b.title.tconst ? -1 : 1))
        .slice(0, topK)
        .map((recommendation, at) => ({ rank: at + 1, ...recommendation }));
      return { query: query.title, resolvedBy: query.by, recommendations };
    },
    search: (query, limit) => searchTitles(query).slice(0, limit),
    title: (tconst) => find(tconst),
  };
}

/** What an API needs around an engine, and the lines that it logs. */
export interface TinyApi {
  readonly deps: ApiDeps;
  /** The log so far, one object a line. */
  readonly logged: () => Record<string, unknown>[];
}

/** The surroundings of an API that serves a tiny engine, or another one, or none. */
export function tinyApi(options: { engine?: ApiDeps['engine']; config?: ConfigInput } = {}): TinyApi {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const engine = tinyEngine();
  return {
    deps: {
      engine: options.engine ?? (() => engine),
      unavailableReason: () => 'No trained model was found. Run `make train`.',
      config: configSchema.parse(options.config ?? {}),
      logger: createLogger({ level: 'info', format: 'json' }, destination),
      version: '1.2.3',
    },
    logged: () => lines.map((line): Record<string, unknown> => JSON.parse(line)),
  };
}

type Matches = (name: string, wanted: string) => boolean;
const TIERS: readonly (readonly [Resolution, Matches])[] = [
  ['exact', (name, wanted) => name === wanted],
  ['prefix', (name, wanted) => wanted !== '' && name.startsWith(wanted)],
  ['substring', (name, wanted) => wanted !== '' && name.includes(wanted)],
];

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

function searchTitles(query: string): Title[] {
  const matches = TIERS.flatMap(([, matched]) =>
    TINY_TITLES.filter((title) => matched(fold(title.primaryTitle), fold(query))),
  );
  return [...new Set(matches)];
}

function notFound(message: string, meant: string): AppError {
  const words = fold(meant).split(' ');
  const near = TINY_TITLES.filter((title) =>
    words.some((word) => word.length > 2 && fold(title.primaryTitle).includes(word)),
  );
  const did_you_mean = near
    .slice(0, 5)
    .map(({ tconst, primaryTitle, startYear }) => ({ tconst, title: primaryTitle, year: startYear }));
  return new AppError('title_not_found', message, { details: { did_you_mean, suggestion: 'Check the spelling.' } });
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
}

function cosine(a: Title, b: Title): number {
  const genres = [...new Set([...a.genres, ...b.genres])];
  const vector = (title: Title) => [
    title.averageRating / 10,
    ...genres.map((genre) => (title.genres.includes(genre) ? 1 : 0)),
  ];
  const [x, y] = [vector(a), vector(b)];
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function tinyManifest({ catalogue = 'imdb', version = '20250102T030405Z-tiny' }: TinyEngineOptions): Manifest {
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

function tinyDataStatistics(): DataStatistics {
  const distribution: Distribution = {
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
  return {
    titles: 12,
    years_range: { min: 1988, max: 2019 },
    ratings: distribution,
    votes: distribution,
    votes_log10: distribution,
    years: distribution,
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
}

function tinyFeatureAnalysis(): FeatureAnalysis {
  return {
    matrix: { rows: 12, columns: 1, density: 1, bytes: 48, nan: 0, infinite: 0 },
    features: [{ name: 'averageRating', mean: 0.5, standard_deviation: 0.1, min: 0, max: 1, zeros_share: 0 }],
    correlations: { names: ['averageRating'], values: [[1]] },
    similarity: null,
  };
}

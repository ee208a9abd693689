/** A small, real engine over a dozen titles in memory, and an API's surroundings with it, for tests of what stands around an engine. */

import { Writable } from 'node:stream';
import type { ApiDeps } from '../../src/api/deps.ts';
import { type ConfigInput, configSchema } from '../../src/config/schema.ts';
import { type Catalogue, IMDB_ATTRIBUTION } from '../../src/domain/catalogue.ts';
import { AppError, type ErrorDetails } from '../../src/domain/errors.ts';
import type { TitleFilters } from '../../src/domain/filters.ts';
import type { Manifest } from '../../src/domain/manifest.ts';
import type { Recommendation, RecommendQuery, Resolution, SearchHit, Seed } from '../../src/domain/recommendation.ts';
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
    throw notFound(`No title has the identifier ${tconst}.`, { did_you_mean: near(meant) });
  };
  const resolve = (wanted: string): SearchHit => {
    const [hit] = hits(wanted, TIERS);
    if (hit !== undefined) return hit;
    throw notFound(`No title matches "${wanted}".`, { did_you_mean: near(wanted) });
  };
  return {
    model: { manifest: tinyManifest(options), dataStatistics: DATA_STATISTICS, featureAnalysis: FEATURE_ANALYSIS },
    index: 'flat',
    titlesCount: TINY_TITLES.length,
    recommend({ tconst, title, ...wanted }) {
      const query =
        tconst === undefined ? resolve(title ?? '') : { title: find(tconst, title), match: 'tconst' as const };
      const recommendations = nearest(vectorOf(query.title), [query.title], wanted);
      const strategy = wanted.strategy ?? 'hybrid';
      return { query: query.title, resolvedBy: query.match, strategy, recommendations, related: [] };
    },
    recommendList({ likes, dislikes, ...wanted }) {
      const lost = [...new Set([...likes, ...dislikes])].filter((seed) => hits(seed, TIERS).length === 0);
      const unresolved = lost.map((seed) => ({ seed, did_you_mean: near(seed) }));
      if (lost.length > 0) throw notFound('Some titles of the list do not exist.', { unresolved });
      const [liked, disliked] = [seedsOf(likes.map(resolve), true), seedsOf(dislikes.map(resolve), false)];
      const away = meanOf(disliked);
      const profile = meanOf(liked).map((value, at) => value - (away[at] ?? 0));
      if (dot(profile, profile) < 1e-12) throw new AppError('usage', 'Likes and dislikes cancel each other out.');
      const seeds = [...liked, ...disliked.filter((one) => liked.every(({ title }) => title !== one.title))];
      const named = seeds.map(({ title }) => title);
      const strategy = wanted.strategy ?? 'hybrid';
      return { seeds, strategy, recommendations: nearest(profile, named, wanted), related: [] };
    },
    similarity({ a, b, strategy = 'hybrid' }) {
      const [one, other] = [a, b].map(({ tconst, title }) =>
        tconst === undefined ? resolve(title ?? '').title : find(tconst, title),
      ) as [Title, Title];
      const similarity = dot(vectorOf(one), vectorOf(other));
      const scorers = [{ name: 'content', value: similarity, contribution: similarity }];
      return { a: one, b: other, strategy, score: similarity, similarity, scorers, reasons: [] };
    },
    scorers: [{ name: 'content', on: true, note: 'the cosine over rating and genres' }],
    search: (query, limit) => hits(query, TIERS).slice(0, limit),
    suggest: (query, limit) => hits(query, TIERS.slice(0, 3)).slice(0, limit),
    title: (tconst) => find(tconst),
    randomTitle(minVotes, random) {
      const known = TINY_TITLES.filter(({ numVotes }) => numVotes >= minVotes);
      const title = known[Math.floor(random() * known.length)];
      if (title === undefined) throw notFound('No title has as many votes.', { did_you_mean: [] });
      return title;
    },
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

/** How names match: where in the folded name the folded text is, or −1. Folding keeps the length of these titles. */
const TIERS: readonly (readonly [Resolution, (name: string, wanted: string) => number])[] = [
  ['exact', (name, wanted) => (name === wanted ? 0 : -1)],
  ['prefix', (name, wanted) => (name.startsWith(wanted) ? 0 : -1)],
  ['word-prefix', (name, wanted) => ` ${name}`.indexOf(` ${wanted}`)],
  ['substring', (name, wanted) => name.indexOf(wanted)],
];

const GENRES = [...new Set(TINY_TITLES.flatMap(({ genres }) => genres))].sort();

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

/** Titles by identifier or name, each once. */
function hits(query: string, tiers: typeof TIERS): SearchHit[] {
  const wanted = fold(query);
  if (wanted === '') return [];
  const identified = TINY_TITLES.find(({ tconst }) => tconst === wanted);
  if (identified !== undefined) return [{ title: identified, match: 'tconst', highlights: [] }];
  const found = tiers
    .flatMap(([match, positionIn]) =>
      TINY_TITLES.map((title) => ({ title, match, start: positionIn(fold(title.primaryTitle), wanted) })),
    )
    .filter(({ start }) => start >= 0);
  return found
    .filter((hit, at) => found.findIndex(({ title }) => title === hit.title) === at)
    .map(({ title, match, start }) => ({ title, match, highlights: [{ start, end: start + wanted.length }] }));
}

/** Titles that share a word with the text, as errors suggest them. */
function near(meant: string): { tconst: string; title: string; year: number }[] {
  const words = fold(meant).match(/[^ ]{3,}/gu) ?? [];
  return TINY_TITLES.filter(({ primaryTitle }) => words.some((word) => fold(primaryTitle).includes(word)))
    .slice(0, 5)
    .map(({ tconst, primaryTitle, startYear }) => ({ tconst, title: primaryTitle, year: startYear }));
}

function notFound(message: string, details: ErrorDetails): AppError {
  return new AppError('title_not_found', message, { details: { ...details, suggestion: 'Check the spelling.' } });
}

/** Each title once, as the strictest of its texts found it. */
function seedsOf(found: readonly SearchHit[], liked: boolean): Seed[] {
  const looseness = ({ match }: SearchHit) => TIERS.findIndex(([tier]) => tier === match);
  const loosestFirst = [...found].sort((a, b) => looseness(b) - looseness(a));
  const seeds = new Map(loosestFirst.map(({ title, match }) => [title.tconst, { title, resolvedBy: match, liked }]));
  return [...seeds.values()].sort((a, b) => (a.title.tconst < b.title.tconst ? -1 : 1));
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
}

/** A title's rating and genres as a vector of length one. */
function vectorOf(title: Title): number[] {
  const x = [title.averageRating / 10, ...GENRES.map((genre) => (title.genres.includes(genre) ? 1 : 0))];
  return x.map((value) => value / Math.sqrt(dot(x, x)));
}

/** The mean of several titles' vectors, and nothing of none. */
function meanOf(seeds: readonly Seed[]): number[] {
  const vectors = seeds.map(({ title }) => vectorOf(title));
  const sums = vectors.reduce((sum, x) => x.map((value, at) => value + (sum[at] ?? 0)), []);
  return sums.map((sum) => sum / seeds.length);
}

type Wanted = Pick<RecommendQuery, 'topK' | 'filters' | 'strategy'>;
function nearest(x: readonly number[], named: readonly Title[], { topK, filters = {} }: Wanted): Recommendation[] {
  const meets = conditionOf(filters);
  return TINY_TITLES.filter((title) => !named.includes(title) && meets(title))
    .map((title) => ({ title, similarity: dot(x, vectorOf(title)) / Math.sqrt(dot(x, x)) }))
    .sort((a, b) => b.similarity - a.similarity || (a.title.tconst < b.title.tconst ? -1 : 1))
    .slice(0, topK)
    .map((one, at) => ({ rank: at + 1, ...one, score: one.similarity, reasons: [] }));
}

function conditionOf(filters: TitleFilters): (title: Title) => boolean {
  const { titleTypes, genresAll = [], genresAny, genresNone = [], exclude = [] } = filters;
  const { yearFrom = 0, yearTo = Infinity, minRating = 0, minVotes = 0, maxRuntime } = filters;
  const unknown = [...genresAll, ...(genresAny ?? []), ...genresNone].find((genre) => !GENRES.includes(genre));
  if (unknown !== undefined)
    throw new AppError('usage', `There is no genre "${unknown}". The genres are ${GENRES.join(', ')}.`);
  return ({ tconst, titleType, genres, startYear, averageRating, numVotes, runtimeMinutes }) =>
    (titleTypes?.includes(titleType) ?? true) &&
    genresAll.every((genre) => genres.includes(genre)) &&
    (genresAny?.some((genre) => genres.includes(genre)) ?? true) &&
    !genresNone.some((genre) => genres.includes(genre)) &&
    startYear >= yearFrom &&
    startYear <= yearTo &&
    averageRating >= minRating &&
    numVotes >= minVotes &&
    (maxRuntime === undefined || (runtimeMinutes !== null && runtimeMinutes <= maxRuntime)) &&
    !exclude.includes(tconst);
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

const DATA_STATISTICS: DataStatistics = {
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

const FEATURE_ANALYSIS: FeatureAnalysis = {
  matrix: { rows: 12, columns: 1, density: 1, bytes: 48, nan: 0, infinite: 0 },
  features: [{ name: 'averageRating', mean: 0.5, standard_deviation: 0.1, min: 0, max: 1, zeros_share: 0 }],
  correlations: { names: ['averageRating'], values: [[1]] },
  similarity: null,
};

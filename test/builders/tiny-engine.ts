/** A small, real engine over a dozen titles in memory, and an API's surroundings with it, for tests of what stands around an engine. */

import { Writable } from 'node:stream';
import type { ApiDeps } from '../../src/api/deps.ts';
import { type ConfigInput, configSchema } from '../../src/config/schema.ts';
import { AppError, type ErrorDetails } from '../../src/domain/errors.ts';
import type { TitleFilters } from '../../src/domain/filters.ts';
import {
  DEFAULT_STRATEGY,
  type Reason,
  type Recommendation,
  type RecommendQuery,
  type Resolution,
  type ScorerReport,
  type SearchHit,
  type Seed,
} from '../../src/domain/recommendation.ts';
import type { Title } from '../../src/domain/title.ts';
import type { RecommendationEngine } from '../../src/inference/engine.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { aReport } from '../../src/reporting/evaluation/report.fixture.ts';
import { DATA_STATISTICS, FEATURE_ANALYSIS, type TinyModelOptions, tinyManifest } from './tiny-model.ts';

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

/** An engine over {@link TINY_TITLES}: cosine over genres and rating, a hybrid of that and fame, and search by folded text. */
export function tinyEngine(options: TinyModelOptions = {}): RecommendationEngine {
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
    model: {
      manifest: tinyManifest(options),
      dataStatistics: DATA_STATISTICS,
      featureAnalysis: FEATURE_ANALYSIS,
      charts: new Map([['ratings', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>\n')]]),
    },
    index: 'flat',
    titlesCount: TINY_TITLES.length,
    recommend({ tconst, title, ...wanted }) {
      const query =
        tconst === undefined ? resolve(title ?? '') : { title: find(tconst, title), match: 'tconst' as const };
      const answer = best(vectorOf(query.title), [query.title], [query.title], wanted);
      return { query: query.title, resolvedBy: query.match, ...answer };
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
      const titlesOf = (of: readonly Seed[]) => of.map(({ title }) => title);
      return { seeds, ...best(profile, titlesOf(liked), titlesOf(seeds), wanted) };
    },
    similarity({ a, b, ...wanted }) {
      const [one, other] = [a, b].map(({ tconst, title }) => hits(tconst ?? title ?? '', TIERS)[0]);
      if (one === undefined || other === undefined) {
        const sides = [
          { parameter: 'a', found: one, ...a },
          { parameter: 'b', found: other, ...b },
        ] as const;
        const unresolved = sides
          .filter(({ found }) => found === undefined)
          .map(({ parameter, tconst, title = '' }) => ({
            parameter,
            seed: tconst ?? title,
            did_you_mean: near(title),
          }));
        throw notFound(`No title is meant by ${unresolved.map(({ parameter }) => parameter).join(' and ')}.`, {
          unresolved,
        });
      }
      const { strategy = DEFAULT_STRATEGY } = wanted;
      const similarity = dot(vectorOf(one.title), vectorOf(other.title));
      return {
        a: one.title,
        b: other.title,
        resolvedBy: { a: one.match, b: other.match },
        strategy,
        score: scoreOf(similarity, other.title, wanted),
        similarity,
        scorers: scorersOf(similarity, other.title, wanted),
        reasons: strategy === 'content' ? [] : reasonsOf([one.title], other.title),
      };
    },
    scorers: [
      { name: 'content', on: true, note: 'the cosine over rating and genres' },
      { name: 'fame', on: true, note: 'the votes' },
      { name: 'people', on: false, note: 'needs a model that was trained with people' },
    ],
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
      evaluation: async () => ({ report: aReport(), isOwn: false }),
      reload: async () => ({ result: 'unchanged', version: null }),
      unavailableReason: () => 'No trained model was found. Run `make train`.',
      // Nothing is turned away unless a test is about that: a busy machine would look like overload.
      config: configSchema.parse({ overload: { patience_ms: 60_000 }, ...options.config }),
      logger: createLogger({ level: 'info', format: 'json' }, destination),
      metrics: createMetrics({ appVersion: '1.2.3', maxDataAgeSeconds: 1_209_600, process: false }),
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

type Wanted = Pick<RecommendQuery, 'topK' | 'filters' | 'strategy' | 'familiarity'>;

/** The best titles for a profile, none of them named; with hybrid, those that share a long word with a like are apart. */
function best(profile: readonly number[], likes: readonly Title[], named: readonly Title[], wanted: Wanted) {
  const { topK, filters = {}, strategy = DEFAULT_STRATEGY } = wanted;
  const meets = conditionOf(filters);
  const isRelated = ({ primaryTitle }: Title) =>
    strategy !== 'content' &&
    likes.some((like) => longWords(like.primaryTitle).some((word) => longWords(primaryTitle).includes(word)));
  const found = TINY_TITLES.filter((title) => !named.includes(title) && meets(title))
    .map((title) => {
      const similarity = dot(profile, vectorOf(title)) / Math.sqrt(dot(profile, profile));
      const reasons = strategy === 'content' ? [] : reasonsOf(likes, title);
      return { title, similarity, score: scoreOf(similarity, title, wanted), reasons };
    })
    .sort((a, b) => b.score - a.score || b.similarity - a.similarity || (a.title.tconst < b.title.tconst ? -1 : 1));
  const ranked = (list: typeof found): Recommendation[] => list.map((one, at) => ({ rank: at + 1, ...one }));
  return {
    strategy,
    recommendations: ranked(found.filter(({ title }) => !isRelated(title)).slice(0, topK)),
    related: ranked(found.filter(({ title }) => isRelated(title))),
  };
}

function longWords(name: string): string[] {
  return fold(name).match(/[^ ]{4,}/gu) ?? [];
}

/** What each scorer says of a title, the weightiest first. */
function scorersOf(similarity: number, { numVotes }: Title, wanted: Omit<Wanted, 'topK'>): ScorerReport[] {
  if (wanted.strategy === 'content') return [{ name: 'content', value: similarity, contribution: similarity }];
  const { familiarity = 0.25 } = wanted;
  const fame = Math.log10(numVotes);
  return [
    { name: 'content', value: similarity, contribution: (1 - familiarity) * similarity },
    { name: 'fame', value: fame, contribution: (familiarity * fame) / 7 },
    { name: 'people', value: null, contribution: 0 },
  ].sort((a, b) => b.contribution - a.contribution);
}

function scoreOf(similarity: number, title: Title, wanted: Omit<Wanted, 'topK'>): number {
  const sum = scorersOf(similarity, title, wanted).reduce((total, { contribution }) => total + contribution, 0);
  return Math.min(1, Math.max(0, sum));
}

function reasonsOf(likes: readonly Title[], title: Title): Reason[] {
  const shared = title.genres.filter((genre) => likes.some(({ genres }) => genres.includes(genre)));
  const genres: Reason = { kind: 'genres', value: shared.join(','), text: shared.join(', ') };
  const tastes = likes.map(
    ({ tconst, primaryTitle }): Reason => ({
      kind: 'taste',
      value: tconst,
      text: `liked by people who like ${primaryTitle}`,
    }),
  );
  return [...(shared.length === 0 ? [] : [genres]), ...(title.numVotes < 2_000_000 ? [] : tastes)].slice(0, 3);
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

/** Builds the engine that answers from a loaded bundle. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../domain/errors.ts';
import type { TitleFilters } from '../domain/filters.ts';
import {
  DEFAULT_STRATEGY,
  RESOLUTIONS,
  type RecommendationList,
  type RecommendListQuery,
  type RecommendQuery,
  type SearchHit,
  type Seed,
  type SeededRecommendationList,
  type SimilarityQuery,
  type SimilarityReport,
  type Strategy,
} from '../domain/recommendation.ts';
import type { StageClock } from '../domain/stages.ts';
import type { Title } from '../domain/title.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import type { NameTable } from '../search/name-table.ts';
import { NAMES_VERSION, namesFromArrays } from '../search/saved-names.ts';
import { TitleSearch } from '../search/title-search.ts';
import type { TitleMatch } from '../search/types.ts';
import type { RowFilter } from '../similarity/port.ts';
import { TitleAttributes } from '../similarity/title-filter.ts';
import { ContentStrategy } from './content-strategy.ts';
import type { RecommendationEngine } from './engine.ts';
import { loadHybrid, scorerStatuses } from './hybrid-strategy.ts';
import { type Resolved, TitleResolver, unknownTconst, unresolvedSeeds } from './resolve.ts';
import type { EngineTimings } from './timings.ts';

/** An engine over a bundle; it keeps the bundle's titles and matrix in memory. Its times are told to `timings`, if any. */
export function createEngine(bundle: LoadedBundle, timings?: EngineTimings): RecommendationEngine {
  const steps = engineInSteps(bundle, timings);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** As {@link createEngine}, but each step in a turn of the event loop of its own, for a server that goes on answering meanwhile. */
export async function createEngineInTurns(
  bundle: LoadedBundle,
  timings?: EngineTimings,
): Promise<RecommendationEngine> {
  const steps = engineInSteps(bundle, timings);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await nextTurn();
  }
}

/** Builds an engine, and pauses where something else may be done. */
function* engineInSteps(bundle: LoadedBundle, timings?: EngineTimings): Generator<undefined, RecommendationEngine> {
  const { recommender, manifest, dataStatistics, featureAnalysis, charts } = bundle;
  const { titles, features } = recommender;
  const names = savedNames(bundle);
  yield;
  const search = new TitleSearch(titles, names);
  yield;
  const resolver = new TitleResolver(recommender, search);
  const attributes = new TitleAttributes(titles, features.genres, (tconst) => recommender.rowOf(tconst));

  const content = new ContentStrategy(recommender, timings);
  yield;
  const hybrid = loadHybrid(bundle, content, timings);

  /** The hybrid strategy where it is asked for and there; models that were trained before it was answer by content, and say so. */
  const hybridFor = ({ strategy = DEFAULT_STRATEGY }: { readonly strategy?: Strategy | undefined }) =>
    strategy === 'hybrid' ? hybrid : undefined;
  const nameOf = (chosen: typeof hybrid): Strategy => (chosen === undefined ? 'content' : 'hybrid');

  const titleAt = (row: number): Title => {
    const title = titles[row];
    if (title === undefined) throw new Error(`there is no title in row ${row}`);
    return title;
  };

  const compile = (filters: TitleFilters | undefined): RowFilter | undefined => {
    if (filters === undefined) return undefined;
    const unknown = attributes.unknownGenres(filters);
    if (unknown.length > 0) {
      throw new AppError(
        'usage',
        `No title has the genre ${unknown.map((genre) => JSON.stringify(genre)).join(', ')}. Genres: ${features.genres.join(', ')}.`,
        { details: { suggestion: 'Write the genres as listed, or leave them out.' } },
      );
    }
    return attributes.compile(filters);
  };

  /** Both lists by row, each title once. What cannot be resolved in either is reported together. */
  const resolveAll = (
    likes: readonly string[],
    dislikes: readonly string[],
  ): [Map<number, Resolved>, Map<number, Resolved>] => {
    const found = new Map([...likes, ...dislikes].map((seed) => [seed, resolver.text(seed)]));
    const lost = [...found].filter(([, resolved]) => resolved === undefined).map(([seed]) => seed);
    if (lost.length > 0)
      throw unresolvedSeeds(lost.map((seed) => ({ seed, did_you_mean: resolver.suggestions(seed) })));
    const byRow = (seeds: readonly string[]): Map<number, Resolved> => {
      const rows = new Map<number, Resolved>();
      for (const seed of seeds) {
        const resolved = found.get(seed);
        if (resolved !== undefined) rows.set(resolved.row, stricter(resolved, rows.get(resolved.row)));
      }
      // By row, which is the order of tconst.
      return new Map([...rows].sort(([one], [other]) => one - other));
    };
    return [byRow(likes), byRow(dislikes)];
  };

  /** Does a strategy's work, and tells how long it took. */
  const ranked = <Answer>(strategy: Strategy, rank: () => Answer): Answer => {
    if (timings === undefined) return rank();
    const startedAt = performance.now();
    const answer = rank();
    timings.strategy(strategy, (performance.now() - startedAt) / 1000);
    return answer;
  };

  const hitOf = (query: string, { row, tier }: TitleMatch): SearchHit => ({
    title: titleAt(row),
    match: tier,
    highlights: search.highlights(query, row),
  });

  return {
    model: { manifest, dataStatistics, featureAnalysis, charts },
    index: recommender.index.kind,
    titlesCount: titles.length,
    recommend(query: RecommendQuery, stages?: StageClock): RecommendationList {
      stages?.enter('resolve');
      const { row, by } = resolver.query(query);
      const filter = compile(query.filters);
      const chosen = hybridFor(query);
      const strategy = nameOf(chosen);
      stages?.enter('score');
      const answer = ranked(
        strategy,
        () =>
          chosen?.recommend({ ...query, likes: [row], dislikes: [], filter, stages }) ??
          content.recommend(recommender.vectorOf(row), [row], query.topK, filter, stages),
      );
      return { query: titleAt(row), resolvedBy: by, strategy, ...answer };
    },
    recommendList(query: RecommendListQuery, stages?: StageClock): SeededRecommendationList {
      stages?.enter('resolve');
      const filter = compile(query.filters);
      const [likes, dislikes] = resolveAll(query.likes, query.dislikes);
      const torn = [...likes.keys()].filter((row) => dislikes.has(row)).map((row) => titleAt(row).primaryTitle);
      if (torn.length > 0) {
        throw new AppError('usage', `${torn.join(', ')} cannot be both liked and disliked.`, {
          details: { suggestion: 'Leave each title in one of the two lists.' },
        });
      }
      const chosen = hybridFor(query);
      const rows = { likes: [...likes.keys()], dislikes: [...dislikes.keys()] };
      const strategy = nameOf(chosen);
      stages?.enter('score');
      const answer = ranked(
        strategy,
        () =>
          chosen?.recommend({ ...query, ...rows, filter, stages }) ??
          content.recommendFor(rows.likes, rows.dislikes, query.topK, filter, stages),
      );
      const seed =
        (liked: boolean) =>
        ({ row, by }: Resolved): Seed => ({ title: titleAt(row), resolvedBy: by, liked });
      return {
        seeds: [...[...likes.values()].map(seed(true)), ...[...dislikes.values()].map(seed(false))],
        strategy,
        ...answer,
      };
    },
    similarity(query: SimilarityQuery): SimilarityReport {
      const [a, b] = resolver.pair(query.a, query.b);
      const chosen = hybridFor(query);
      const compared = chosen?.compare(a.row, b.row, query.familiarity) ?? content.compare(a.row, b.row);
      return {
        a: titleAt(a.row),
        b: titleAt(b.row),
        resolvedBy: { a: a.by, b: b.by },
        strategy: nameOf(chosen),
        similarity: content.similarity(a.row, b.row),
        ...compared,
      };
    },
    scorers: scorerStatuses(hybrid),
    search(query, limit, stages) {
      stages?.enter('score');
      const matches = search.search(query, limit);
      stages?.enter('enrich');
      return matches.map((match) => hitOf(query, match));
    },
    suggest: (query, limit) => search.suggest(query, limit).map((match) => hitOf(query, match)),
    title(tconst: string): Title {
      const row = recommender.rowOf(tconst);
      if (row === undefined) throw unknownTconst(tconst, []);
      return titleAt(row);
    },
    randomTitle(minVotes, random) {
      const known = titles.filter(({ numVotes }) => numVotes >= minVotes);
      const title = known[Math.floor(random() * known.length)];
      if (title !== undefined) return title;
      throw new AppError('title_not_found', `No title has ${minVotes.toLocaleString('en')} votes or more.`, {
        details: { did_you_mean: [], suggestion: 'Ask for fewer votes.' },
      });
    },
  };
}

/** The names as the model carries them; `undefined` without them, or when another version of this program folded them. */
function savedNames({ searchArrays, recommender }: LoadedBundle): NameTable | undefined {
  if (searchArrays?.metadata.version !== NAMES_VERSION) return undefined;
  const arrays = Object.entries(searchArrays.tensors).map(([name, { data }]) => [name, data] as const);
  return namesFromArrays(Object.fromEntries(arrays), recommender.titles.length);
}

/** Of two ways in which texts meant the same title, the stricter; so the order of the texts is without meaning. */
function stricter(one: Resolved, other: Resolved | undefined): Resolved {
  return other !== undefined && RESOLUTIONS.indexOf(other.by) < RESOLUTIONS.indexOf(one.by) ? other : one;
}

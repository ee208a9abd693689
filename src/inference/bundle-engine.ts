/** Builds the engine that answers from a loaded bundle. */

import { AppError } from '../domain/errors.ts';
import type { TitleFilters } from '../domain/filters.ts';
import {
  DEFAULT_STRATEGY,
  RESOLUTIONS,
  type Recommendation,
  type RecommendationList,
  type RecommendListQuery,
  type RecommendQuery,
  type SearchHit,
  type Seed,
  type SeededRecommendationList,
  type SimilarityQuery,
  type SimilarityReport,
} from '../domain/recommendation.ts';
import type { Title } from '../domain/title.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import type { SimilarTitle } from '../model/content-recommender.ts';
import { profileVector } from '../recommend/profile.ts';
import type { NameTable } from '../search/name-table.ts';
import { NAMES_VERSION, namesFromArrays } from '../search/saved-names.ts';
import { TitleSearch } from '../search/title-search.ts';
import type { TitleMatch } from '../search/types.ts';
import type { RowFilter } from '../similarity/port.ts';
import { TitleAttributes } from '../similarity/title-filter.ts';
import type { RecommendationEngine } from './engine.ts';
import { type Resolved, TitleResolver, unknownTconst, unresolvedSeeds } from './resolve.ts';

/** An engine over a bundle; it keeps the bundle's titles and matrix in memory. */
export function createEngine(bundle: LoadedBundle): RecommendationEngine {
  const { recommender, manifest, dataStatistics, featureAnalysis } = bundle;
  const { titles, features } = recommender;
  const search = new TitleSearch(titles, savedNames(bundle));
  const resolver = new TitleResolver(recommender, search);
  const attributes = new TitleAttributes(titles, features.genres, (tconst) => recommender.rowOf(tconst));

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

  const hitOf = (query: string, { row, tier }: TitleMatch): SearchHit => ({
    title: titleAt(row),
    match: tier,
    highlights: search.highlights(query, row),
  });

  return {
    model: { manifest, dataStatistics, featureAnalysis },
    index: recommender.index.kind,
    titlesCount: titles.length,
    recommend(query: RecommendQuery): RecommendationList {
      const { row, by } = resolver.query(query);
      const vector = recommender.vectorOf(row);
      const nearest = recommender.nearest({
        vector,
        k: query.topK,
        exclude: new Set([row]),
        filter: compile(query.filters),
      });
      const strategy = query.strategy ?? DEFAULT_STRATEGY;
      return { query: titleAt(row), resolvedBy: by, strategy, recommendations: ranked(nearest), related: [] };
    },
    recommendList(query: RecommendListQuery): SeededRecommendationList {
      const filter = compile(query.filters);
      const [likes, dislikes] = resolveAll(query.likes, query.dislikes);
      const torn = [...likes.keys()].filter((row) => dislikes.has(row)).map((row) => titleAt(row).primaryTitle);
      if (torn.length > 0) {
        throw new AppError('usage', `${torn.join(', ')} cannot be both liked and disliked.`, {
          details: { suggestion: 'Leave each title in one of the two lists.' },
        });
      }
      const vector = profileVector(features, likes.keys(), dislikes.keys());
      if (vector === undefined) {
        throw new AppError('usage', 'The titles that are liked and those that are not cancel each other out.', {
          details: { suggestion: 'Leave some of the dislikes out, or add titles that you like.' },
        });
      }
      const exclude = new Set([...likes.keys(), ...dislikes.keys()]);
      const seed =
        (liked: boolean) =>
        ({ row, by }: Resolved): Seed => ({ title: titleAt(row), resolvedBy: by, liked });
      return {
        seeds: [...[...likes.values()].map(seed(true)), ...[...dislikes.values()].map(seed(false))],
        strategy: query.strategy ?? DEFAULT_STRATEGY,
        recommendations: ranked(recommender.nearest({ vector, k: query.topK, exclude, filter })),
        related: [],
      };
    },
    similarity(query: SimilarityQuery): SimilarityReport {
      const [a, b] = resolver.pair(query.a, query.b);
      const similarity = cosine(recommender.vectorOf(a.row), recommender.vectorOf(b.row));
      return {
        a: titleAt(a.row),
        b: titleAt(b.row),
        resolvedBy: { a: a.by, b: b.by },
        strategy: query.strategy ?? DEFAULT_STRATEGY,
        score: Math.max(0, similarity),
        similarity,
        scorers: [{ name: 'content', value: similarity, contribution: similarity }],
        reasons: [],
      };
    },
    scorers: [{ name: 'content', on: true, note: 'the cosine over four numbers and the genres' }],
    search: (query, limit) => search.search(query, limit).map((match) => hitOf(query, match)),
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

function cosine(a: Float64Array, b: Float64Array): number {
  const dot = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

/** The names as the model carries them; `undefined` without them, or when another version of this program folded them. */
function savedNames({ searchArrays, recommender }: LoadedBundle): NameTable | undefined {
  if (searchArrays?.metadata.version !== NAMES_VERSION) return undefined;
  const arrays = Object.entries(searchArrays.tensors).map(([name, { data }]) => [name, data] as const);
  return namesFromArrays(Object.fromEntries(arrays), recommender.titles.length);
}

function ranked(nearest: readonly SimilarTitle[]): Recommendation[] {
  return nearest.map(({ title, similarity }, at) => ({
    rank: at + 1,
    title,
    similarity,
    score: Math.max(0, similarity),
    reasons: [],
  }));
}

/** Of two ways in which texts meant the same title, the stricter; so the order of the texts is without meaning. */
function stricter(one: Resolved, other: Resolved | undefined): Resolved {
  return other !== undefined && RESOLUTIONS.indexOf(other.by) < RESOLUTIONS.indexOf(one.by) ? other : one;
}

/** Builds the engine that answers from a loaded bundle. */

import { AppError } from '../domain/errors.ts';
import type { RecommendationList, RecommendQuery, Resolution } from '../domain/recommendation.ts';
import type { Title } from '../domain/title.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import { TitleSearch } from '../search/title-search.ts';
import type { RecommendationEngine } from './engine.ts';

const SUGGESTIONS = 5;

/** An engine over a bundle; it keeps the bundle's titles and matrix in memory. */
export function createEngine(bundle: LoadedBundle): RecommendationEngine {
  const { recommender, manifest, dataStatistics, featureAnalysis } = bundle;
  const { titles } = recommender;
  const search = new TitleSearch(titles);

  const titleAt = (row: number): Title => {
    const title = titles[row];
    if (title === undefined) throw new Error(`there is no title in row ${row}`);
    return title;
  };

  const resolve = (query: RecommendQuery): { row: number; by: Resolution } => {
    if (query.tconst !== undefined) {
      const row = recommender.rowOf(query.tconst);
      if (row === undefined)
        throw unknownTconst(query.tconst, query.title === undefined ? [] : suggestions(query.title));
      return { row, by: 'tconst' };
    }
    const wanted = query.title ?? '';
    const match = search.resolve(wanted);
    if (match === undefined) throw unknownTitle(wanted, suggestions(wanted));
    return { row: match.row, by: match.tier };
  };

  const suggestions = (wanted: string): Title[] =>
    search.search(wanted, SUGGESTIONS).map((match) => titleAt(match.row));

  return {
    model: { manifest, dataStatistics, featureAnalysis },
    titlesCount: titles.length,
    recommend(query: RecommendQuery): RecommendationList {
      const { row, by } = resolve(query);
      const recommendations = recommender
        .recommend(row, query.topK)
        .map(({ title, similarity }, at) => ({ rank: at + 1, title, similarity }));
      return { query: titleAt(row), resolvedBy: by, recommendations };
    },
    search(query: string, limit: number): Title[] {
      return search.search(query, limit).map((match) => titleAt(match.row));
    },
    title(tconst: string): Title {
      const row = recommender.rowOf(tconst);
      if (row === undefined) throw unknownTconst(tconst, []);
      return titleAt(row);
    },
  };
}

function unknownTconst(tconst: string, near: readonly Title[]): AppError {
  return notFound(
    `No title with the id ${tconst} is in this catalogue.`,
    'Check the id on IMDb; titles below the configured votes or year are not in the catalogue. Or send the title instead of the id.',
    near,
  );
}

function unknownTitle(wanted: string, near: readonly Title[]): AppError {
  return notFound(
    `No title matches ${JSON.stringify(wanted)}.`,
    near.length > 0
      ? 'Send one of the titles under did_you_mean, best by its tconst.'
      : 'Check the spelling, or look for it with /search.',
    near,
  );
}

function notFound(message: string, suggestion: string, near: readonly Title[]): AppError {
  return new AppError('title_not_found', message, {
    details: {
      suggestion,
      did_you_mean: near.map(({ tconst, primaryTitle, startYear }) => ({
        tconst,
        title: primaryTitle,
        year: startYear,
      })),
    },
  });
}

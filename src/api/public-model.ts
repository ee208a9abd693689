/** What of a model is told to everybody: all but local paths and passwords. */

import { win32 } from 'node:path';
import type { Manifest } from '../domain/manifest.ts';
import type { ScorerStatus } from '../domain/recommendation.ts';
import type { RankedTitle } from '../domain/statistics.ts';
import type { RecommendationEngine, ServingModel } from '../inference/engine.ts';
import { type CatalogueAnswer, MOST_SHOWN } from './schemas/catalogue.ts';
import type { ModelAnswer } from './schemas/model.ts';
import type { TitleFacts } from './schemas/title.ts';

const PRIVATE_DATA_KEYS: ReadonlySet<string> = new Set(['source', 'raw_dir', 'models_dir']);

/** The public view of the model that an engine serves. */
export function publicModel({ model, scorers }: RecommendationEngine): ModelAnswer {
  return {
    manifest: publicManifest(model.manifest),
    data_statistics: model.dataStatistics,
    feature_analysis: model.featureAnalysis,
    scorers: presentScorers(scorers),
  };
}

/** Which scorers are on, and which are off and why. */
export function presentScorers(scorers: readonly ScorerStatus[]): ModelAnswer['scorers'] {
  return scorers.map(({ name, on, note }) => ({ name, on, note }));
}

/** What there is to filter by, and where to begin. */
export function presentCatalogue({ manifest, dataStatistics }: ServingModel): CatalogueAnswer {
  const genres = dataStatistics.genres.map(({ genre, titles }) => ({ genre, titles }));
  return {
    titles: dataStatistics.titles,
    genres: genres.sort((a, b) => (a.genre < b.genre ? -1 : 1)),
    title_types: dataStatistics.title_types.map(({ title_type, titles }) => ({ title_type, titles })),
    years: dataStatistics.years_range,
    most_voted: dataStatistics.top_voted.slice(0, MOST_SHOWN).map(presentRanked),
    top_rated: dataStatistics.top_rated.slice(0, MOST_SHOWN).map(presentRanked),
    attribution: manifest.attribution,
  };
}

function presentRanked(ranked: RankedTitle): TitleFacts {
  const { tconst, title, year, rating, votes, genres, runtime_minutes, title_type } = ranked;
  return { tconst, title, year, rating, votes, genres, runtime_minutes, title_type };
}

function publicManifest(manifest: Manifest): Manifest {
  const { data, ...sections } = manifest.config;
  const publicData = Object.entries(data ?? {}).filter(([key]) => !PRIVATE_DATA_KEYS.has(key));
  return {
    ...manifest,
    config: { ...(data === undefined ? {} : { data: Object.fromEntries(publicData) }), ...sections },
    sources: manifest.sources.map((source) => ({ ...source, origin: publicOrigin(source.origin) })),
  };
}

/** A web address without credentials and query, or else the file name alone. */
function publicOrigin(origin: string): string {
  if (/^https?:\/\//i.test(origin) && URL.canParse(origin)) {
    const { origin: host, pathname } = new URL(origin);
    return host + pathname;
  }
  return win32.basename(origin);
}

/** The charts of a model, drawn from the statistics that are kept with it and from nothing else. */

import type { TopLevelSpec } from 'vega-lite';
import { MODEL_CHARTS, type ModelChart } from '../../domain/charts.ts';
import type { DataStatistics, FeatureAnalysis } from '../../domain/statistics.ts';
import { renderSvg } from '../charts/render.ts';
import { LARGE_THEME } from '../charts/theme.ts';
import { decadesSpec, genresSpec } from './groups.ts';
import { ratingsSpec, runtimeSpec, similaritySpec, votesSpec } from './histograms.ts';
import { correlationsSpec, ratingVotesSpec } from './matrices.ts';

/** What a chart is drawn from. */
export interface ModelStatistics {
  readonly data: DataStatistics;
  readonly features: FeatureAnalysis;
}

const SPECS: Readonly<Record<ModelChart, (statistics: ModelStatistics) => TopLevelSpec>> = {
  ratings: ({ data }) => ratingsSpec(data),
  votes: ({ data }) => votesSpec(data),
  decades: ({ data }) => decadesSpec(data),
  genres: ({ data }) => genresSpec(data),
  runtime: ({ data }) => runtimeSpec(data),
  rating_votes: ({ data }) => ratingVotesSpec(data),
  correlations: ({ features }) => correlationsSpec(features),
  similarity: ({ features }) => similaritySpec(features),
};

/** All charts as SVG, in their order; the same statistics give the same bytes. */
export async function drawModelCharts(statistics: ModelStatistics): Promise<Map<ModelChart, string>> {
  const charts = new Map<ModelChart, string>();
  for (const chart of MODEL_CHARTS) charts.set(chart, await renderSvg(SPECS[chart](statistics), LARGE_THEME));
  return charts;
}

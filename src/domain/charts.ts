/** The charts of a model: which there are, and how their files are called. */

/** Every chart, in the order in which they are shown. */
export const MODEL_CHARTS = [
  'ratings',
  'votes',
  'decades',
  'genres',
  'runtime',
  'rating_votes',
  'correlations',
  'similarity',
] as const;

/** Name of a chart. */
export type ModelChart = (typeof MODEL_CHARTS)[number];

/** What each chart shows, for those who cannot see it. */
export const CHART_CAPTIONS: Readonly<Record<ModelChart, string>> = {
  ratings: 'How many titles have which average rating',
  votes: 'How many titles have how many votes, on a logarithmic scale',
  decades: 'How many titles began in which decade',
  genres: 'How many titles have which genre, and how they are rated',
  runtime: 'How many titles are how long',
  rating_votes: 'Which ratings go with how many votes',
  correlations: 'How features correlate with each other',
  similarity: 'How similar two titles are that were drawn at random',
};

/** The name of a chart's file in a bundle. */
export function chartFile(chart: ModelChart): string {
  return `chart_${chart}.svg`;
}

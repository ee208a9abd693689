/** The charts of a model, in the order in which they are shown. */

import type { paths } from '../../../api/schema.d.ts';

type ChartName = paths['/model/charts/{name}']['get']['parameters']['path']['name'];

/** A chart: its name in the API, and what it shows in words. */
export interface Chart {
  readonly name: ChartName;
  readonly title: string;
  readonly alt: string;
}

/** All charts. */
export const CHARTS: readonly Chart[] = [
  { name: 'ratings', title: 'Ratings', alt: 'Columns: how many titles have which rating' },
  { name: 'votes', title: 'Votes', alt: 'Columns: how many titles have how many votes, on a logarithmic scale' },
  { name: 'decades', title: 'Decades', alt: 'Columns: how many titles began in which decade' },
  { name: 'genres', title: 'Genres', alt: 'Bars: how many titles have which genre, coloured by their mean rating' },
  { name: 'runtime', title: 'Runtime', alt: 'Columns: how many titles are how many minutes long' },
  { name: 'rating_votes', title: 'Rating against votes', alt: 'Grid: which ratings go with how many votes' },
  { name: 'correlations', title: 'Feature correlations', alt: 'Grid: how every two features correlate' },
  { name: 'similarity', title: 'Similarity', alt: 'Columns: how similar two titles are that were drawn at random' },
];

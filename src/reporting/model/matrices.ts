/** Charts of two things against each other: ratings against votes, and feature against feature. */

import type { TopLevelSpec } from 'vega-lite';
import type { DataStatistics, FeatureAnalysis } from '../../domain/statistics.ts';
import { LARGE_TITLE, SIZE, thousands } from './size.ts';

/** From here on a correlation has the strongest colour: stronger ones are rare, but for a feature with itself. */
const STRONG = 0.5;

/** How many titles have which rating and how many votes. */
export function ratingVotesSpec({ rating_by_votes: pairs, titles }: DataStatistics): TopLevelSpec {
  const { rating_edges: ratings, votes_log10_edges: votes, counts } = pairs;
  const values = counts.flatMap((row, rating) =>
    row.flatMap((count, column) =>
      count === 0
        ? []
        : [
            {
              low: ratings[rating],
              high: ratings[rating + 1],
              from: 10 ** (votes[column] ?? 0),
              to: 10 ** (votes[column + 1] ?? 0),
              count,
            },
          ],
    ),
  );
  const first = Math.ceil(votes[0] ?? 0);
  const last = Math.floor(votes.at(-1) ?? 0);
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => 10 ** (first + at));
  return {
    title: { text: 'Rating against votes', subtitle: `${thousands(titles)} titles; the darker, the more` },
    ...SIZE,
    data: { values },
    mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 0.5 },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        bin: 'binned',
        title: 'Votes per title (logarithmic)',
        scale: { type: 'log', nice: false },
        axis: { format: '~s', values: powers, grid: false },
      },
      x2: { field: 'to' },
      y: {
        field: 'low',
        type: 'quantitative',
        bin: 'binned',
        title: 'Average rating (1 to 10)',
        scale: { domain: [0, 10] },
        axis: { values: [0, 2, 4, 6, 8, 10], format: 'd', grid: false },
      },
      y2: { field: 'high' },
      color: {
        field: 'count',
        type: 'quantitative',
        title: 'Titles',
        scale: { type: 'log', scheme: 'blues' },
        legend: { format: ',d', gradientLength: 180, tickCount: 4 },
      },
    },
  };
}

/** How every pair of features correlates. */
export function correlationsSpec({ correlations: { names, values } }: FeatureAnalysis): TopLevelSpec {
  const cells = names.flatMap((row, y) =>
    names.map((column, x) => ({ row: labelOf(row), column: labelOf(column), r: values[y]?.[x] ?? null })),
  );
  const side = { type: 'nominal', sort: names.map(labelOf), title: null } as const;
  return {
    title: {
      ...LARGE_TITLE,
      text: 'Feature correlations',
      subtitle: `Pearson’s r of ${names.length} features; colours end at ±${STRONG}, grey: no value`,
    },
    width: { step: 19 },
    height: { step: 19 },
    data: { values: cells },
    mark: { type: 'rect', invalid: null },
    encoding: {
      x: { field: 'column', ...side, axis: { labelAngle: -90, labelFontSize: 13 } },
      y: { field: 'row', ...side, axis: { labelFontSize: 13 } },
      color: {
        condition: { test: 'datum.r === null', value: '#cccccc' },
        field: 'r',
        type: 'quantitative',
        title: 'r',
        scale: { domain: [-STRONG, 0, STRONG], range: ['#b35806', '#f7f7f7', '#2166ac'], clamp: true },
        legend: { format: '.1f', gradientLength: 180, values: [-STRONG, 0, STRONG] },
      },
    },
  };
}

/** What the columns of the matrix are called in words; genres have their own names. */
function labelOf(feature: string): string {
  const names: Readonly<Record<string, string>> = {
    averageRating: 'Rating',
    numVotes: 'Votes',
    runtimeMinutes: 'Runtime',
    startYear: 'Year',
  };
  return names[feature] ?? feature;
}

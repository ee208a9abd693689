/** Charts of how values are distributed: ratings, votes, runtimes, similarities. */

import type { TopLevelSpec } from 'vega-lite';
import type { DataStatistics, Distribution, FeatureAnalysis, Histogram } from '../../domain/statistics.ts';
import { PALETTE } from '../charts/theme.ts';
import { SIZE, TITLES_AXIS, thousands } from './size.ts';

/** A bin with its bounds and how much is in it. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Ratings in bins of half a point. */
export function ratingsSpec({ titles, ratings }: DataStatistics): TopLevelSpec {
  return histogramSpec({
    title: 'Ratings',
    subtitle: `${thousands(titles)} titles, mean ${ratings.mean.toFixed(2)}, median ${ratings.median.toFixed(2)} of 10`,
    bins: binsOf(ratings.histogram),
    x: {
      title: 'Average rating (1 to 10)',
      scale: { domain: [0, 10] },
      axis: { values: [0, 2, 4, 6, 8, 10], format: 'd' },
    },
    mark: ratings.mean,
    markName: 'mean',
  });
}

/** Votes on a logarithmic scale. */
export function votesSpec({ votes, votes_log10: log }: DataStatistics): TopLevelSpec {
  // The bins are of log10(1 + votes); without the 1, so that powers of ten fall on the bounds.
  const bins = binsOf(log.histogram).map(({ from, to, count }) => ({ from: 10 ** from, to: 10 ** to, count }));
  return histogramSpec({
    title: 'Votes',
    subtitle: `Median ${thousands(votes.median)}, mean ${thousands(Math.round(votes.mean))}, most ${thousands(votes.max)}`,
    bins,
    x: {
      title: 'Votes per title (logarithmic)',
      scale: { type: 'log', nice: false },
      axis: { format: '~s', values: powersOfTen(bins) },
    },
    mark: votes.median,
    markName: 'median',
  });
}

/** Runtimes in bins of ten minutes. */
export function runtimeSpec({ runtimes, missing_runtimes: missing }: DataStatistics): TopLevelSpec {
  const unknown = missing === 0 ? '' : `, ${thousands(missing)} unknown`;
  if (runtimes === null)
    return histogramSpec({
      title: 'Runtime',
      subtitle: `No title has one${unknown}`,
      bins: [],
      x: { title: 'Runtime (minutes)' },
    });
  const { overflow } = runtimes.histogram;
  const longer = overflow === 0 ? '' : `, ${thousands(overflow)} beyond 240`;
  return histogramSpec({
    title: 'Runtime',
    subtitle: `Median ${thousands(runtimes.median)} minutes${longer}${unknown}`,
    bins: binsOf(runtimes.histogram),
    x: {
      title: 'Runtime (minutes)',
      scale: { domain: [0, 240] },
      axis: { values: [0, 30, 60, 90, 120, 150, 180, 210, 240] },
    },
    mark: runtimes.median,
    markName: 'median',
  });
}

/** Similarities of pairs within a sample. */
export function similaritySpec({ similarity }: FeatureAnalysis): TopLevelSpec {
  const x = { title: 'Cosine similarity of two titles', scale: { domain: [0, 1] }, axis: { format: '.1f' } };
  if (similarity === null)
    return histogramSpec({ title: 'Similarity', subtitle: 'There are no two titles', bins: [], x });
  return histogramSpec({
    title: 'Similarity',
    subtitle: `${thousands(similarity.pairs)} pairs of ${thousands(similarity.sampled_titles)} titles at random, median ${similarity.median.toFixed(2)}`,
    bins: binsOf(similarity.histogram),
    x,
    y: 'Pairs of titles',
    mark: similarity.median,
    markName: 'median',
  });
}

interface HistogramChart {
  readonly title: string;
  readonly subtitle: string;
  readonly bins: readonly Bin[];
  /** Title, scale and axis of the values. */
  readonly x: Readonly<Record<string, unknown>>;
  readonly y?: string;
  /** A value that is marked with a line, and its name. */
  readonly mark?: Distribution['mean'];
  readonly markName?: string;
}

function histogramSpec({ title, subtitle, bins, x, y, mark, markName }: HistogramChart): TopLevelSpec {
  const bars = {
    data: { values: [...bins] },
    mark: { type: 'bar', color: PALETTE[0], stroke: '#ffffff', strokeWidth: 1 },
    encoding: {
      x: { field: 'from', type: 'quantitative', ...x, bin: 'binned' },
      x2: { field: 'to' },
      y: { field: 'count', type: 'quantitative', ...TITLES_AXIS, ...(y !== undefined && { title: y }) },
    },
  };
  const line = (extra: Readonly<Record<string, unknown>>) => ({
    data: { values: [{ value: mark, name: markName }] },
    encoding: { x: { field: 'value', type: 'quantitative' }, ...extra },
  });
  const marked =
    mark === undefined
      ? []
      : [
          { ...line({}), mark: { type: 'rule', color: PALETTE[3], strokeWidth: 3 } },
          {
            ...line({ y: { value: -4 }, text: { field: 'name' } }),
            mark: {
              type: 'text',
              color: PALETTE[3],
              align: 'center',
              baseline: 'bottom',
              fontSize: 16,
              fontWeight: 'bold',
            },
          },
        ];
  return { title: { text: title, subtitle }, ...SIZE, layer: [bars, ...marked] } as TopLevelSpec;
}

function binsOf({ edges, counts }: Histogram): Bin[] {
  return counts.map((count, at) => ({ from: edges[at] ?? 0, to: edges[at + 1] ?? 0, count }));
}

function powersOfTen(bins: readonly Bin[]): number[] {
  const first = Math.ceil(Math.log10(bins[0]?.from ?? 1));
  const last = Math.floor(Math.log10(bins.at(-1)?.to ?? 1));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => 10 ** (first + at));
}

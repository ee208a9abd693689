/** How ratings, votes and runtimes are distributed over the titles. */

import { scaleLinear } from 'd3-scale';
import { formatCompact, formatCount, formatRating, formatRuntime } from '../../../lib/format.ts';
import { binLabel, binsOf, powersOfTen, votesAt } from '../charts/histogram.ts';
import type { DataStatistics, Distribution } from '../names.ts';
import { formatShare } from '../quantities.ts';
import { DistributionChart } from './distribution-chart.tsx';

/** Ratings go from 1 to 10. */
export function RatingsChart({ ratings }: { readonly ratings: Distribution }) {
  return (
    <DistributionChart
      id="ratings"
      title="Ratings"
      lead={
        <>
          Half of the titles are rated {formatRating(ratings.median)} or better. The best has{' '}
          {formatRating(ratings.max)}, the worst {formatRating(ratings.min)}.
        </>
      }
      bins={binsOf(ratings.histogram, 1, 10)}
      binName={(bin) => binLabel(bin, 0.1, formatRating)}
      total={ratings.count}
      ticks={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((at) => ({ at, label: String(at) }))}
      middle={ratings}
      formatValue={(value) => value.toFixed(2)}
      xTitle="Mean rating of IMDb’s users"
    />
  );
}

/** Votes spread over so many orders of magnitude that only a logarithmic scale shows them all. */
export function VotesChart({ votes, log }: { readonly votes: Distribution; readonly log: Distribution }) {
  const bins = binsOf(log.histogram);
  const onScale = (value: number): number => Math.log10(1 + value);
  return (
    <DistributionChart
      id="votes"
      title="Votes"
      lead={
        <>
          A few titles have millions of votes, most have thousands: the mean is{' '}
          {formatCompact(votes.mean / votes.median)} times the median.
        </>
      }
      note="Every column covers 1.8 times the votes of the one before."
      bins={bins}
      binName={({ low, high }) => `${formatCount(votesAt(low))} to ${formatCount(votesAt(high))}`}
      total={votes.count}
      ticks={powersOfTen(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 0).map(({ at, value }) => ({
        at,
        label: formatCompact(value),
      }))}
      middle={{
        mean: onScale(votes.mean),
        median: onScale(votes.median),
        q25: onScale(votes.q25),
        q75: onScale(votes.q75),
      }}
      formatValue={(value) => formatCount(10 ** value - 1)}
      xTitle="Votes, on a logarithmic scale"
    />
  );
}

/** Runtimes up to four hours. */
export function RuntimesChart({ statistics }: { readonly statistics: DataStatistics }) {
  const { runtimes, missing_runtimes: missing, titles } = statistics;
  if (runtimes === null) return null;
  const { overflow } = runtimes.histogram;
  const bins = binsOf(runtimes.histogram);
  const ticks = scaleLinear([bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1], [0, 1])
    .ticks(20)
    .filter((minutes) => minutes % 60 === 0);
  return (
    <DistributionChart
      id="runtimes"
      title="Runtimes"
      lead={
        <>
          Half of the titles run {formatRuntime(Math.round(runtimes.q25))} to {formatRuntime(Math.round(runtimes.q75))}.
          Of series, it is the length of an episode.
        </>
      }
      note={
        <>
          {overflow > 0 &&
            `Not drawn: ${formatCount(overflow)} of more than 4 hours, up to ${formatCount(runtimes.max)} minutes. `}
          {missing > 0 && `${formatShare(missing / titles)} of the titles have none.`}
        </>
      }
      bins={bins}
      binName={(bin) => `${binLabel(bin, 1, String)} min`}
      total={runtimes.count}
      ticks={ticks.map((at) => ({ at, label: formatRuntime(at) }))}
      middle={runtimes}
      formatValue={(value) => `${formatCount(value)} min`}
      xTitle="Runtime"
    />
  );
}

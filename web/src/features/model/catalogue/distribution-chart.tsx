/** The shape of a distribution, with its mean, its median and its middle half. */

import type { ReactNode } from 'react';
import { formatCount } from '../../../lib/format.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { ColumnChart, type Tick } from '../charts/column-chart.tsx';
import { type Bin, fullest } from '../charts/histogram.ts';
import { formatShare } from '../quantities.ts';

/** Where the middle of a distribution is, on the scale of its bins. */
export interface Middle {
  readonly mean: number;
  readonly median: number;
  readonly q25: number;
  readonly q75: number;
}

/** A figure with a histogram. */
export function DistributionChart({
  id,
  title,
  lead,
  note,
  bins,
  binName,
  total,
  unit = 'titles',
  ticks,
  middle,
  formatValue,
  xTitle,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead: ReactNode;
  readonly note?: ReactNode;
  readonly bins: readonly Bin[];
  /** A bin's values in words, such as `6.5 to 6.9`. */
  readonly binName: (bin: Bin) => string;
  readonly total: number;
  /** What is counted. */
  readonly unit?: string;
  readonly ticks: readonly Tick[];
  readonly middle: Middle;
  readonly formatValue: (value: number) => string;
  readonly xTitle: string;
}) {
  const most = fullest(bins);
  const low = bins[0]?.low ?? 0;
  const high = bins.at(-1)?.high ?? 1;
  const within = (value: number): number => Math.min(Math.max(value, low), high);
  const summary = `${title}: ${formatCount(total)} ${unit}, median ${formatValue(middle.median)}, mean ${formatValue(middle.mean)}, the middle half from ${formatValue(middle.q25)} to ${formatValue(middle.q75)}. Arrow keys go from column to column.`;
  return (
    <ChartFigure
      id={id}
      title={title}
      lead={lead}
      note={
        <>
          Shaded: the middle half, {formatValue(middle.q25)} to {formatValue(middle.q75)}. {note}
        </>
      }
      table={{
        caption: title,
        columns: [xTitle, unit === 'titles' ? 'Titles' : 'Pairs', 'Share'],
        rows: bins.map((bin) => [binName(bin), formatCount(bin.count), formatShare(bin.count / total)]),
      }}
    >
      <ColumnChart
        summary={summary}
        columns={bins.map((bin) => ({
          from: bin.low,
          to: bin.high,
          value: bin.count,
          label: `${binName(bin)}: ${formatCount(bin.count)} ${unit}, ${formatShare(bin.count / total)}`,
        }))}
        ticks={ticks}
        markers={[
          { at: within(middle.mean), label: `Mean ${formatValue(middle.mean)}`, isDashed: true },
          { at: within(middle.median), label: `Median ${formatValue(middle.median)}` },
        ]}
        band={[within(middle.q25), within(middle.q75)]}
        xTitle={xTitle}
        yTitle={unit === 'titles' ? 'Titles' : 'Pairs'}
        resting={
          most !== undefined && (
            <>
              Most: <strong>{binName(most)}</strong>, {formatCount(most.count)} {unit}
            </>
          )
        }
      />
    </ChartFigure>
  );
}

/** Genres, or types: how many titles each has, how they are rated, and how much they are voted for. */

import { type ReactNode, useState } from 'react';
import { Segmented } from '../../../components/segmented.tsx';
import { formatCount } from '../../../lib/format.ts';
import { BarList } from '../charts/bar-list.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { formatShare } from '../quantities.ts';

/** A group of titles. */
export interface Group {
  readonly name: string;
  readonly titles: number;
  readonly share: number;
  readonly mean_rating: number;
  readonly median_votes: number;
}

const METRICS = [
  { value: 'titles', label: 'Titles' },
  { value: 'mean_rating', label: 'Mean rating' },
  { value: 'median_votes', label: 'Median votes' },
] as const;

type Metric = (typeof METRICS)[number]['value'];

/** Bars of groups, by whichever figure is chosen. */
export function GroupsChart({
  id,
  title,
  lead,
  note,
  groupName,
  groups,
  meanRating,
  isWide = false,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead: ReactNode;
  readonly note?: ReactNode;
  /** What a group is, such as `Genre`. */
  readonly groupName: string;
  readonly groups: readonly Group[];
  /** Of all titles. */
  readonly meanRating: number;
  readonly isWide?: boolean;
}) {
  const [metric, setMetric] = useState<Metric>('titles');
  const ordered = groups.toSorted((one, other) => other[metric] - one[metric]);
  const first = ordered[0];
  const ratings = groups.map((group) => group.mean_rating);
  const metricName = METRICS.find(({ value }) => value === metric)?.label ?? '';
  return (
    <ChartFigure
      id={id}
      title={title}
      lead={lead}
      note={note}
      isWide={isWide}
      controls={
        <Segmented label={`Figure of ${title.toLowerCase()}`} options={METRICS} value={metric} onChange={setMetric} />
      }
      table={{
        caption: title,
        columns: [groupName, 'Titles', 'Share', 'Mean rating', 'Median votes'],
        rows: groups.map((group) => [
          group.name,
          formatCount(group.titles),
          formatShare(group.share),
          group.mean_rating.toFixed(2),
          formatCount(group.median_votes),
        ]),
      }}
    >
      <BarList
        summary={`${title} by ${metricName.toLowerCase()}. ${first === undefined ? '' : `The first is ${describe(first)}.`} Arrow keys go from bar to bar.`}
        bars={ordered.map((group) => ({
          key: group.name,
          name: group.name,
          value: group[metric],
          text: metric === 'mean_rating' ? group.mean_rating.toFixed(2) : formatCount(group[metric]),
          label: describe(group),
        }))}
        {...(metric === 'mean_rating' && {
          dots: {
            from: Math.floor(Math.min(...ratings)),
            to: Math.ceil(Math.max(...ratings)),
            reference: meanRating,
            label: `all ${meanRating.toFixed(2)}`,
          },
        })}
        resting={
          first !== undefined && (
            <>
              First: <strong>{first.name}</strong>
            </>
          )
        }
      />
    </ChartFigure>
  );
}

function describe({ name, titles, share, mean_rating: rating, median_votes: votes }: Group): string {
  return `${name}: ${formatCount(titles)} titles (${formatShare(share)}), mean rating ${rating.toFixed(2)}, median ${formatCount(votes)} votes`;
}

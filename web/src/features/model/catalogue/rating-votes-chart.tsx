/** Ratings against votes: how many titles have which rating with how many votes. */

import { useCallback, useMemo } from 'react';
import { formatCompact, formatCount, formatRating } from '../../../lib/format.ts';
import chart from '../charts/chart.module.css';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { powersOfTen, votesAt } from '../charts/histogram.ts';
import { MatrixChart } from '../charts/matrix-chart.tsx';
import type { DataStatistics } from '../names.ts';
import { formatShare } from '../quantities.ts';
import { heatColour, heatText, type RatingGrid, ratingGrid } from './rating-grid.ts';
import styles from './rating-votes-chart.module.css';

const MARGIN = { top: 22, right: 14, bottom: 46, left: 34 };
/** Cells from this width on have room for their number. */
const ROOMY = 38;

/** A figure with a matrix of ratings and votes. */
export function RatingVotesChart({
  counts,
  titles,
}: {
  readonly counts: DataStatistics['rating_by_votes'];
  readonly titles: number;
}) {
  const grid = useMemo(() => ratingGrid(counts), [counts]);
  const { cells, rows, columns, most } = grid;
  const label = useCallback(
    (row: number, column: number): string => {
      const count = cells[row]?.[column] ?? 0;
      return `Rated ${ratingName(grid, row)} with ${votesName(grid, column)} votes: ${formatCount(count)} ${count === 1 ? 'title' : 'titles'}, ${formatShare(count / titles)}`;
    },
    [cells, grid, titles],
  );
  const draw = useCallback(
    (row: number, column: number, width: number, height: number) => {
      const count = cells[row]?.[column] ?? 0;
      if (count === 0) return <circle cx={width / 2} cy={height / 2} r={1} className={styles.none} />;
      return (
        <>
          <rect
            x={0.5}
            y={0.5}
            width={width - 1}
            height={height - 1}
            rx={2}
            style={{ fill: heatColour(count, most) }}
          />
          {width >= ROOMY && (
            <text
              x={width / 2}
              y={height / 2}
              dy="0.35em"
              className={styles.count}
              style={{ fill: heatText(count, most) }}
            >
              {formatCount(count)}
            </text>
          )}
        </>
      );
    },
    [cells, most],
  );
  return (
    <ChartFigure
      id="rating-votes"
      title="Ratings and votes"
      lead="What many people vote for is rated better, as a rule: the upper right is where the well-known favourites are, and the lower right is all but empty."
      note={
        <span className={chart.chart}>
          Titles per cell: <Legend most={most} /> A dot: none.
        </span>
      }
      isWide
      table={{
        caption: 'Ratings and votes: titles per rating (rows) and votes (columns)',
        columns: ['Rating', ...columns.map((_, column) => votesName(grid, column))],
        rows: rows.map((_, row) => [ratingName(grid, row), ...(cells[row] ?? []).map(formatCount)]),
      }}
    >
      <MatrixChart
        summary={`Titles by rating and votes; at most ${formatCount(most)} in a cell. Arrow keys go from cell to cell.`}
        rows={rows.length}
        columns={columns.length}
        cellHeight={(width) => Math.min(Math.max(width * 0.6, 17), 26)}
        margin={MARGIN}
        draw={draw}
        label={label}
        renderAxes={(cell) => <Axes grid={grid} cell={cell} />}
        resting="Point at a cell for its number of titles."
      />
    </ChartFigure>
  );
}

function Axes({
  grid: { rows, columns },
  cell,
}: {
  readonly grid: RatingGrid;
  readonly cell: { readonly width: number; readonly height: number };
}) {
  const bottom = MARGIN.top + rows.length * cell.height;
  const low = columns[0]?.low ?? 0;
  const high = columns.at(-1)?.high ?? 1;
  const width = cell.width * columns.length;
  return (
    <>
      <text x={0} y={12} className={chart.axis}>
        Rating
      </text>
      {rows.map(({ high: bound }, row) =>
        Number.isInteger(bound) ? (
          <text
            key={bound}
            x={MARGIN.left - 8}
            y={MARGIN.top + row * cell.height}
            dy="0.35em"
            textAnchor="end"
            className={chart.tick}
          >
            {bound}
          </text>
        ) : null,
      )}
      {powersOfTen(low, high).map(({ at, value }) => (
        <text
          key={value}
          x={MARGIN.left + ((at - low) / (high - low)) * width}
          y={bottom + 18}
          textAnchor="middle"
          className={chart.tick}
        >
          {formatCompact(value)}
        </text>
      ))}
      <text x={MARGIN.left + width / 2} y={bottom + 40} textAnchor="middle" className={chart.axis}>
        Votes, on a logarithmic scale
      </text>
    </>
  );
}

function Legend({ most }: { readonly most: number }) {
  return (
    <span className={styles.legend}>
      1
      <span aria-hidden="true" className={styles.ramp}>
        {[0.001, 0.1, 0.25, 0.5, 0.75, 1].map((share) => (
          <span key={share} style={{ background: heatColour(share * most, most) }} />
        ))}
      </span>
      {formatCount(most)}.
    </span>
  );
}

function ratingName({ rows }: RatingGrid, row: number): string {
  const { low = 0, high = 0, isLast = false } = rows[row] ?? {};
  return `${formatRating(low)} to ${formatRating(isLast ? high : high - 0.1)}`;
}

function votesName({ columns }: RatingGrid, column: number): string {
  const { low = 0, high = 0 } = columns[column] ?? {};
  return `${formatCompact(votesAt(low))} to ${formatCompact(votesAt(high))}`;
}

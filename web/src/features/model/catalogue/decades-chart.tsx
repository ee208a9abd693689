/** Titles by decade, and below how they are rated. */

import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { classNames } from '../../../lib/class-names.ts';
import { formatCompact, formatCount } from '../../../lib/format.ts';
import chart from '../charts/chart.module.css';
import { ChartFigure, Readout } from '../charts/chart-figure.tsx';
import { Decoration, Mark } from '../charts/mark.tsx';
import { useRoving } from '../charts/use-roving.ts';
import { useWidth } from '../charts/use-width.ts';
import type { DataStatistics } from '../names.ts';
import { formatShare } from '../quantities.ts';
import styles from './decades-chart.module.css';

type Decade = DataStatistics['decades'][number];

const HEIGHT = 300;
const LEFT = 44;
const RIGHT = 10;
/** Decades narrower than this have no room for their four digits. */
const NARROW = 46;
/** Where the two panels are. */
const COLUMNS = { top: 24, bottom: 168 };
const DOTS = { top: 206, bottom: 270 };

/** A figure with two panels over the same decades. */
export function DecadesChart({
  decades,
  meanRating,
}: {
  readonly decades: readonly Decade[];
  readonly meanRating: number;
}) {
  const most = decades.toSorted((one, other) => other.titles - one.titles)[0];
  const best = decades.toSorted((one, other) => other.mean_rating - one.mean_rating)[0];
  return (
    <ChartFigure
      id="decades"
      title="Decades"
      lead={
        most !== undefined &&
        best !== undefined && (
          <>
            {formatShare(most.share)} of the titles are from the {most.decade}s; those of the {best.decade}s are rated
            best, {best.mean_rating.toFixed(2)} on average.
          </>
        )
      }
      note={`Dashed: the mean rating of all titles, ${meanRating.toFixed(2)}. A title counts once, however many votes it has.`}
      table={{
        caption: 'Decades',
        columns: ['Decade', 'Titles', 'Share', 'Mean rating', 'Median votes'],
        rows: decades.map((decade) => [
          `${decade.decade}s`,
          formatCount(decade.titles),
          formatShare(decade.share),
          decade.mean_rating.toFixed(2),
          formatCount(decade.median_votes),
        ]),
      }}
    >
      <Panels decades={decades} meanRating={meanRating} />
    </ChartFigure>
  );
}

function Panels({ decades, meanRating }: { readonly decades: readonly Decade[]; readonly meanRating: number }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { active, stop, handlers } = useRoving({ count: decades.length });
  const shown = active === undefined ? undefined : decades[active];
  const x = scaleLinear([0, decades.length], [LEFT, width - RIGHT]);
  const y = scaleLinear([0, Math.max(1, ...decades.map(({ titles }) => titles))], [COLUMNS.bottom, COLUMNS.top]);
  const ratings = [meanRating, ...decades.map((decade) => decade.mean_rating)];
  const yRating = scaleLinear([Math.min(...ratings) - 0.1, Math.max(...ratings) + 0.1], [DOTS.bottom, DOTS.top]);
  const path = line<Decade>(
    (_, at) => x(at + 0.5),
    (decade) => yRating(decade.mean_rating),
  )(decades);
  const end = width - RIGHT;
  return (
    <div>
      <Readout>{shown === undefined ? 'Point at a decade for its figures.' : describe(shown)}</Readout>
      <div ref={ref} className={chart.chart} style={{ height: HEIGHT }}>
        {width > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be part of a drawing
          <svg
            width={width}
            height={HEIGHT}
            role="group"
            aria-label="Titles and mean rating by decade. Arrow keys go from decade to decade."
            className={classNames(active !== undefined && chart.dimmed)}
            {...handlers}
          >
            <Decoration>
              <text x={0} y={10} className={chart.axis}>
                Titles
              </text>
              {y.ticks(4).map((tick) => (
                <AxisLine key={tick} y={y(tick)} end={end} label={formatCompact(tick)} />
              ))}
              <text x={0} y={DOTS.top - 14} className={chart.axis}>
                Mean rating
              </text>
              {yRating.ticks(3).map((tick) => (
                <AxisLine key={tick} y={yRating(tick)} end={end} label={tick.toFixed(1)} />
              ))}
              <line x1={LEFT} x2={end} y1={yRating(meanRating)} y2={yRating(meanRating)} className={styles.mean} />
              {path !== null && <path d={path} className={styles.line} />}
            </Decoration>
            {decades.map((decade, at) => (
              <Mark key={decade.decade} at={at} label={describe(decade)} stop={stop} active={active}>
                <rect
                  x={x(at)}
                  y={COLUMNS.top}
                  width={x(1) - x(0)}
                  height={DOTS.bottom - COLUMNS.top}
                  className={classNames(chart.hit, styles.hit)}
                />
                <rect
                  x={x(at + 0.14)}
                  y={y(decade.titles)}
                  width={x(0.72) - x(0)}
                  height={COLUMNS.bottom - y(decade.titles)}
                  className={chart.bar}
                />
                <circle
                  cx={x(at + 0.5)}
                  cy={yRating(decade.mean_rating)}
                  r={5}
                  className={classNames(chart.bar, styles.dot)}
                />
              </Mark>
            ))}
            <Decoration>
              {decades.map(({ decade }, at) => (
                <text key={decade} x={x(at + 0.5)} y={HEIGHT - 6} textAnchor="middle" className={chart.tick}>
                  {x(1) - x(0) < NARROW ? `’${String(decade).slice(2)}s` : `${decade}s`}
                </text>
              ))}
            </Decoration>
          </svg>
        )}
      </div>
    </div>
  );
}

function AxisLine({ y, end, label }: { readonly y: number; readonly end: number; readonly label: string }) {
  return (
    <g>
      <line x1={LEFT} x2={end} y1={y} y2={y} className={chart.grid} />
      <text x={LEFT - 8} y={y} dy="0.35em" textAnchor="end" className={chart.tick}>
        {label}
      </text>
    </g>
  );
}

function describe({ decade, titles, share, mean_rating: rating, median_votes: votes }: Decade): string {
  return `${decade}s: ${formatCount(titles)} titles (${formatShare(share)}), mean rating ${rating.toFixed(2)}, median ${formatCount(votes)} votes`;
}

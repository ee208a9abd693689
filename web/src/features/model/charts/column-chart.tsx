/** Columns along a scale: the shape of a distribution. */

import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import { formatCompact } from '../../../lib/format.ts';
import styles from './chart.module.css';
import { Readout } from './chart-figure.tsx';
import { Decoration, Mark } from './mark.tsx';
import { type Marker, Markers } from './markers.tsx';
import { useRoving } from './use-roving.ts';
import { useWidth } from './use-width.ts';

const NO_MARKERS: readonly Marker[] = [];
const HEIGHT = 260;
const MARGIN = { top: 40, right: 10, bottom: 44, left: 44 };

/** One column, from one value of the scale to another. */
export interface Column {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Its figures in words. */
  readonly label: string;
}

/** A label on the scale. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Columns with axes; arrow keys, pointers and fingers tell the figures of each. */
export function ColumnChart({
  summary,
  columns,
  ticks,
  markers = NO_MARKERS,
  band,
  xTitle,
  yTitle,
  resting,
}: {
  /** The chart in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly columns: readonly Column[];
  readonly ticks: readonly Tick[];
  readonly markers?: readonly Marker[];
  /** A range to shade, such as that of the middle half. */
  readonly band?: readonly [number, number];
  readonly xTitle: string;
  readonly yTitle: string;
  /** What the readout says while nothing is pointed at. */
  readonly resting: ReactNode;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const { active, stop, handlers } = useRoving({ count: columns.length });
  const x = scaleLinear([columns[0]?.from ?? 0, columns.at(-1)?.to ?? 1], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([0, Math.max(1, ...columns.map(({ value }) => value))], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const base = HEIGHT - MARGIN.bottom;
  return (
    <div>
      <Readout>{(active !== undefined && columns[active]?.label) || resting}</Readout>
      <div ref={ref} className={styles.chart} style={{ height: HEIGHT }}>
        {width > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be part of a drawing
          <svg
            width={width}
            height={HEIGHT}
            role="group"
            aria-label={summary}
            className={classNames(active !== undefined && styles.dimmed)}
            {...handlers}
          >
            <Decoration>
              {y.ticks(4).map((tick) => (
                <g key={tick}>
                  <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} className={styles.grid} />
                  <text x={MARGIN.left - 8} y={y(tick)} dy="0.35em" textAnchor="end" className={styles.tick}>
                    {formatCompact(tick)}
                  </text>
                </g>
              ))}
              <text x={0} y={12} className={styles.axis}>
                {yTitle}
              </text>
              {band !== undefined && (
                <rect
                  x={x(band[0])}
                  y={MARGIN.top}
                  width={Math.max(x(band[1]) - x(band[0]), 1)}
                  height={base - MARGIN.top}
                  className={styles.band}
                />
              )}
            </Decoration>
            {columns.map(({ from, to, value, label }, at) => {
              const top = value === 0 ? base : Math.min(y(value), base - 1);
              return (
                <Mark key={from} at={at} label={label} stop={stop} active={active}>
                  <rect
                    x={x(from)}
                    y={MARGIN.top}
                    width={x(to) - x(from)}
                    height={base - MARGIN.top}
                    className={styles.hit}
                  />
                  <rect
                    x={x(from) + 1}
                    y={top}
                    width={Math.max(x(to) - x(from) - 2, 1)}
                    height={base - top}
                    className={styles.bar}
                  />
                </Mark>
              );
            })}
            <Decoration>
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={base} y2={base} className={styles.base} />
              {ticks.map((tick) => (
                <text key={tick.at} x={x(tick.at)} y={base + 18} textAnchor="middle" className={styles.tick}>
                  {tick.label}
                </text>
              ))}
              <text
                x={(MARGIN.left + width - MARGIN.right) / 2}
                y={HEIGHT - 6}
                textAnchor="middle"
                className={styles.axis}
              >
                {xTitle}
              </text>
              <Markers markers={markers} x={x} top={MARGIN.top} bottom={base} right={width - MARGIN.right} />
            </Decoration>
          </svg>
        )}
      </div>
    </div>
  );
}

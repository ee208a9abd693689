/** A matrix of cells that arrow keys, pointers and fingers go through. */

import { memo, type ReactNode } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import chart from './chart.module.css';
import { Readout } from './chart-figure.tsx';
import { Decoration } from './mark.tsx';
import styles from './matrix-chart.module.css';
import { useRoving } from './use-roving.ts';
import { useWidth } from './use-width.ts';

/** Room around the cells for axes. */
export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Draws what is in a cell, whose size is given; has to stay the same function for the same data. */
export type DrawCell = (row: number, column: number, width: number, height: number) => ReactNode;

interface MatrixProps {
  /** The chart in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly rows: number;
  readonly columns: number;
  /** How high a cell is, given its width. */
  readonly cellHeight: (width: number) => number;
  /** The least width of the whole; it scrolls where there is less room. */
  readonly minWidth?: number;
  readonly margin: Margin;
  readonly draw: DrawCell;
  /** A cell's figures in words; has to stay the same function for the same data. */
  readonly label: (row: number, column: number) => string;
  readonly renderAxes: (cell: { readonly width: number; readonly height: number }) => ReactNode;
  readonly resting: ReactNode;
}

/** The matrix. */
export function MatrixChart({
  summary,
  rows,
  columns,
  cellHeight,
  minWidth = 0,
  margin,
  draw,
  label,
  renderAxes,
  resting,
}: MatrixProps) {
  const [ref, available] = useWidth<HTMLDivElement>();
  const { active, stop, handlers } = useRoving({ count: rows * columns, columns });
  const width = Math.max(available, minWidth);
  const cell = { width: (width - margin.left - margin.right) / columns, height: 0 };
  cell.height = cellHeight(cell.width);
  const height = margin.top + rows * cell.height + margin.bottom;
  const row = active === undefined ? -1 : Math.floor(active / columns);
  return (
    <div>
      <Readout>{active === undefined ? resting : label(row, active % columns)}</Readout>
      <div ref={ref} className={classNames(chart.chart, styles.scroll)}>
        {available > 0 && (
          // biome-ignore lint/a11y/noSvgWithoutTitle: the grid in it has the name
          <svg width={width} height={height} className={styles.matrix}>
            <Decoration>{renderAxes(cell)}</Decoration>
            {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be part of a drawing */}
            <g role="grid" aria-label={summary} {...handlers}>
              {Array.from({ length: rows }, (_, at) => (
                <Row
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
                  key={at}
                  row={at}
                  columns={columns}
                  left={margin.left}
                  top={margin.top + at * cell.height}
                  width={cell.width}
                  height={cell.height}
                  stop={Math.floor(stop / columns) === at ? stop % columns : undefined}
                  draw={draw}
                  label={label}
                />
              ))}
            </g>
            {active !== undefined && (
              <rect
                x={margin.left + (active % columns) * cell.width}
                y={margin.top + row * cell.height}
                width={cell.width}
                height={cell.height}
                className={styles.active}
              />
            )}
          </svg>
        )}
      </div>
    </div>
  );
}

const Row = memo(function Row({
  row,
  columns,
  left,
  top,
  width,
  height,
  stop,
  draw,
  label,
}: {
  readonly row: number;
  readonly columns: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The column that Tab leads to. */
  readonly stop: number | undefined;
} & Pick<MatrixProps, 'draw' | 'label'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be part of a drawing
    <g role="row">
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/a11y/useSemanticElements: a table cannot be part of a drawing
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
          key={column}
          role="gridcell"
          aria-label={label(row, column)}
          data-mark={row * columns + column}
          tabIndex={column === stop ? 0 : -1}
          transform={`translate(${left + column * width} ${top})`}
          className={chart.mark}
        >
          <rect width={width} height={height} className={styles.hit} />
          {draw(row, column, width, height)}
        </g>
      ))}
    </g>
  );
});

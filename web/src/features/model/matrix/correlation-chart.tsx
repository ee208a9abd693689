/** Which features go together: the correlation of every pair. */

import { useCallback, useMemo } from 'react';
import chart from '../charts/chart.module.css';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { MatrixChart } from '../charts/matrix-chart.tsx';
import { type FeatureAnalysis, featureName } from '../names.ts';
import { formatCorrelation, strongestPairs } from '../quantities.ts';
import styles from './correlation-chart.module.css';

const MARGIN = { top: 92, right: 4, bottom: 4, left: 92 };
const MIN_WIDTH = 500;

/** A figure with a dot for every pair of features: its size is the strength, filled for together, a ring for apart. */
export function CorrelationChart({
  correlations: { names: ids, values },
}: {
  readonly correlations: FeatureAnalysis['correlations'];
}) {
  const names = useMemo(() => ids.map(featureName), [ids]);
  const pairs = useMemo(() => strongestPairs(names, values), [names, values]);
  const strongest = pairs[0];
  const label = useCallback(
    (row: number, column: number): string => {
      const value = values[row]?.[column];
      const pair = `${names[row]} and ${names[column]}`;
      if (row === column) return `${names[row]} with itself`;
      return value == null
        ? `${pair}: none, as one of them is always the same`
        : `${pair}: ${formatCorrelation(value)}`;
    },
    [names, values],
  );
  const draw = useCallback(
    (row: number, column: number, width: number, height: number) => (
      <Dot value={row === column ? undefined : values[row]?.[column]} width={width} height={height} />
    ),
    [values],
  );
  return (
    <ChartFigure
      id="correlations"
      title="Features that go together"
      lead={
        strongest !== undefined && (
          <>
            The closest tie is between {strongest.one} and {strongest.other}, {formatCorrelation(strongest.value)}.
            Where ties are weak, as most are here, every feature tells something of its own.
          </>
        )
      }
      note={
        <span className={styles.legend}>
          <Sample value={0.5} /> together (0.50) <Sample value={-0.5} /> apart (−0.50). The larger, the stronger; no dot
          is no tie.
        </span>
      }
      isWide
      table={{
        caption: 'Correlations of pairs of features, the strongest first',
        columns: ['Feature', 'and', 'Correlation'],
        textColumns: 2,
        rows: pairs.map(({ one, other, value }) => [one, other, formatCorrelation(value)]),
      }}
    >
      <MatrixChart
        summary={`Correlations of ${names.length} features, two by two. Arrow keys go from cell to cell.`}
        rows={names.length}
        columns={names.length}
        cellHeight={(width) => Math.min(width, 24)}
        minWidth={MIN_WIDTH}
        margin={MARGIN}
        draw={draw}
        label={label}
        renderAxes={(cell) =>
          names.map((name, at) => <Names key={name} name={name} at={at} count={names.length} cell={cell} />)
        }
        resting="Point at a dot for the two features and their correlation."
      />
    </ChartFigure>
  );
}

function Names({
  name,
  at,
  count,
  cell,
}: {
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly cell: { readonly width: number; readonly height: number };
}) {
  const x = MARGIN.left + (at + 0.5) * cell.width;
  const y = MARGIN.top + (at + 0.5) * cell.height;
  return (
    <>
      <text x={MARGIN.left - 6} y={y} dy="0.35em" textAnchor="end" className={styles.name}>
        {name}
      </text>
      <text transform={`translate(${x} ${MARGIN.top - 6}) rotate(-90)`} dy="0.35em" className={styles.name}>
        {name}
      </text>
      <line x1={MARGIN.left} x2={MARGIN.left + cell.width * count} y1={y} y2={y} className={chart.grid} />
    </>
  );
}

/** A dot whose area is the strength of a correlation. */
function Dot({
  value,
  width,
  height,
}: {
  readonly value: number | null | undefined;
  readonly width: number;
  readonly height: number;
}) {
  if (value == null) return null;
  const radius = (Math.min(width, height) / 2 - 0.5) * Math.sqrt(Math.abs(value));
  const isRing = value < 0;
  return (
    <circle
      cx={width / 2}
      cy={height / 2}
      r={Math.max(isRing ? radius - 0.75 : radius, 0.5)}
      className={isRing ? styles.apart : styles.together}
    />
  );
}

function Sample({ value }: { readonly value: number }) {
  return (
    <svg width={20} height={20} aria-hidden="true" className={styles.sample}>
      <Dot value={value} width={20} height={20} />
    </svg>
  );
}

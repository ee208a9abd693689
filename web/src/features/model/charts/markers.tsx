/** Lines across a chart at values such as the mean, with their names above. */

import { classNames } from '../../../lib/class-names.ts';
import styles from './chart.module.css';

/** A value to mark. */
export interface Marker {
  readonly at: number;
  readonly label: string;
  readonly isDashed?: boolean;
}

/** About how wide a letter of a label is. */
const LETTER = 6.8;

/** The lines. Of two, the lower one has its name to the left, and the other one to the right, where there is room. */
export function Markers({
  markers,
  x,
  top,
  bottom,
  right,
}: {
  readonly markers: readonly Marker[];
  readonly x: (value: number) => number;
  readonly top: number;
  readonly bottom: number;
  /** Where the chart ends. */
  readonly right: number;
}) {
  const ordered = markers.toSorted((one, other) => one.at - other.at);
  const grounds = ordered.map(({ at, label }) => (
    <line key={label} x1={x(at)} x2={x(at)} y1={top - 10} y2={bottom} className={styles.markerGround} />
  ));
  const lines = ordered.map(({ at, label, isDashed }, order) => {
    const isLeft =
      (order === 0 && ordered.length > 1 && x(at) > label.length * LETTER) || x(at) + label.length * LETTER > right;
    return (
      <g key={label}>
        <line
          x1={x(at)}
          x2={x(at)}
          y1={top - 10}
          y2={bottom}
          className={classNames(styles.marker, isDashed && styles.markerMean)}
        />
        <text
          x={x(at) + (isLeft ? -5 : 5)}
          y={top - 4}
          textAnchor={isLeft ? 'end' : 'start'}
          className={styles.markerLabel}
        >
          {label}
        </text>
      </g>
    );
  });
  return (
    <>
      {grounds}
      {lines}
    </>
  );
}

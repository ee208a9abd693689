/** A native slider with its value in words. */

import { type CSSProperties, useId } from 'react';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import styles from './slider.module.css';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

/** A slider of one value. */
export function Slider({
  label,
  value,
  text,
  min,
  max,
  step = 1,
  from = 'start',
  ends,
  onChange,
}: Range & {
  readonly label: string;
  readonly value: number;
  /** The value as people say it; shown, and read by screen readers. */
  readonly text: string;
  /** Which side of the thumb is in the accent colour. */
  readonly from?: 'start' | 'end';
  /** What its two ends stand for. */
  readonly ends?: readonly [string, string];
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const at = portion(value, min, max);
  return (
    <div className={styles.slider}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <output htmlFor={id} className={styles.value} aria-live="off">
        {text}
      </output>
      <span className={styles.track} style={fill(from === 'start' ? 0 : at, from === 'start' ? at : 1)}>
        <input
          id={id}
          type="range"
          className={styles.input}
          {...{ min, max, step }}
          value={value}
          aria-valuetext={text}
          aria-describedby={ends === undefined ? undefined : `${id}-ends`}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </span>
      {ends !== undefined && (
        <span id={`${id}-ends`} className={styles.ends}>
          <span>{ends[0]}</span>
          <VisuallyHidden> to </VisuallyHidden>
          <span>{ends[1]}</span>
        </span>
      )}
    </div>
  );
}

/** A slider of two values, of which the first is never above the second. */
export function RangeSlider({
  label,
  names: [lowName, highName],
  value: [low, high],
  text,
  min,
  max,
  step = 1,
  onChange,
}: Range & {
  readonly label: string;
  /** What each of the thumbs is called. */
  readonly names: readonly [string, string];
  readonly value: readonly [number, number];
  readonly text: string;
  readonly onChange: (low: number, high: number) => void;
}) {
  const id = useId();
  return (
    <fieldset className={styles.slider} aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <span className={styles.value}>{text}</span>
      <span className={styles.track} style={fill(portion(low, min, max), portion(high, min, max))}>
        <input
          type="range"
          // When both are at the upper end, the lower one has to be on top to be moved at all.
          className={classNames(styles.input, styles.one, low > (min + max) / 2 && styles.above)}
          aria-label={lowName}
          {...{ min, max, step }}
          value={low}
          onChange={(event) => onChange(Math.min(event.target.valueAsNumber, high), high)}
        />
        <input
          type="range"
          className={classNames(styles.input, styles.other)}
          aria-label={highName}
          {...{ min, max, step }}
          value={high}
          onChange={(event) => onChange(low, Math.max(event.target.valueAsNumber, low))}
        />
      </span>
    </fieldset>
  );
}

function portion(value: number, min: number, max: number): number {
  return max > min ? Math.min(Math.max((value - min) / (max - min), 0), 1) : 0;
}

function fill(start: number, end: number): CSSProperties {
  return { '--start': start, '--end': end } as CSSProperties;
}

/** Horizontal bars with names and values: groups compared with each other. */

import type { ReactNode } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import styles from './bar-list.module.css';
import chart from './chart.module.css';
import { Readout } from './chart-figure.tsx';
import { useRoving } from './use-roving.ts';

/** A bar. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The value as it is shown. */
  readonly text: string;
  /** All its figures in words. */
  readonly label: string;
  /** How far the value may be off, from one value to another. */
  readonly interval?: readonly [number, number];
  /** Whether it stands back behind others. */
  readonly isQuiet?: boolean;
}

/** Bars from 0, or dots on a scale where 0 means nothing, such as ratings. */
export function BarList({
  summary,
  bars,
  dots,
  end,
  hasLongNames = false,
  resting,
}: {
  /** The chart in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  /** Draws dots from one value to another, with a line at a third one. */
  readonly dots?: { readonly from: number; readonly to: number; readonly reference: number; readonly label: string };
  /** Where the scale of bars ends; without it at the highest value, and at 1 at least. */
  readonly end?: number;
  /** Whether names are whole phrases. */
  readonly hasLongNames?: boolean;
  readonly resting: ReactNode;
}) {
  const { active, stop, handlers } = useRoving({ count: bars.length });
  const from = dots?.from ?? 0;
  const to = dots?.to ?? end ?? Math.max(1, ...bars.map(({ value }) => value));
  const share = (value: number): string => `${((value - from) / (to - from)) * 100}%`;
  return (
    <div className={classNames(styles.chart, hasLongNames && styles.long)}>
      <Readout>{(active !== undefined && bars[active]?.label) || resting}</Readout>
      {dots !== undefined && (
        <div aria-hidden="true" className={classNames(styles.row, styles.scale)}>
          <span />
          <span className={styles.ticks}>
            <span>{from}</span>
            <span className={styles.reference} style={{ left: share(dots.reference) }}>
              {dots.label}
            </span>
            <span>{to}</span>
          </span>
          <span />
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: nothing here is filled in, so it is no fieldset */}
      <div role="group" aria-label={summary} className={classNames(chart.chart, styles.rows)} {...handlers}>
        {bars.map(({ key, name, value, text, label, interval, isQuiet }, at) => (
          <div
            key={key}
            role="img"
            aria-label={label}
            data-mark={at}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys go from bar to bar
            tabIndex={at === stop ? 0 : -1}
            className={classNames(styles.row, styles.mark, at === active && styles.isActive)}
          >
            <span className={styles.name}>{name}</span>
            {dots === undefined ? (
              <span className={styles.track}>
                <span className={classNames(styles.bar, isQuiet && styles.quiet)} style={{ width: share(value) }} />
                {interval !== undefined && (
                  <span
                    className={styles.interval}
                    style={{ left: share(interval[0]), width: share(interval[1] - interval[0]) }}
                  />
                )}
              </span>
            ) : (
              <span className={classNames(styles.track, styles.line)}>
                <span className={styles.guide} style={{ left: share(dots.reference) }} />
                <span className={styles.dot} style={{ left: share(value) }} />
              </span>
            )}
            <span className={styles.value}>{text}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

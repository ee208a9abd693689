/** Bars to both sides of nothing: what each scorer adds to a match, and what it takes from it. */

import type { ScorerReport } from '../../api/types.ts';
import { classNames } from '../../lib/class-names.ts';
import chart from '../model/charts/chart.module.css';
import { ChartFigure, Readout } from '../model/charts/chart-figure.tsx';
import { useRoving } from '../model/charts/use-roving.ts';
import styles from './contribution-bars.module.css';
import { scorerWords } from './scorers.ts';

const signed = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});

/** The chart, with the same figures as a table. */
export function ContributionBars({
  scorers,
  lead,
}: {
  readonly scorers: readonly ScorerReport[];
  readonly lead: string;
}) {
  const { active, stop, handlers } = useRoving({ count: scorers.length });
  const values = scorers.map(({ contribution }) => contribution);
  const low = Math.min(0, ...values);
  // A cosine alone is a share of 1; several add up, and are shown against each other.
  const span = Math.max(values.length === 1 ? 1 : 0, ...values) - low || 1;
  const share = (value: number): string => `${(value / span) * 100}%`;
  const labels = scorers.map(labelOf);
  return (
    <ChartFigure
      id="scorers"
      title="What counts for how much"
      heading="h2"
      lead={lead}
      table={{
        caption: 'What counts for how much',
        columns: ['Scorer', 'Looks at', 'Counts', 'Own figure'],
        textColumns: 2,
        rows: scorers.map(({ name, value, contribution }) => [
          scorerWords(name).name,
          scorerWords(name).heeds,
          textOf(contribution),
          value === null ? 'unknown' : String(value),
        ]),
      }}
    >
      <div>
        <Readout>
          {(active !== undefined && labels[active]) || 'Point at a bar, or go through them with the arrow keys.'}
        </Readout>
        {/* biome-ignore lint/a11y/useSemanticElements: nothing here is filled in, so it is no fieldset */}
        <div
          role="group"
          aria-label={`What counts for how much: ${scorers.length} scorers`}
          className={classNames(chart.chart, styles.rows)}
          {...handlers}
        >
          {scorers.map(({ name, value, contribution }, at) => (
            <div
              key={name}
              role="img"
              aria-label={labels[at]}
              data-mark={at}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys go from bar to bar
              tabIndex={at === stop ? 0 : -1}
              className={classNames(styles.row, at === active && styles.isActive)}
            >
              <span className={styles.name}>{scorerWords(name).name}</span>
              <span className={styles.track}>
                <span className={styles.zero} style={{ left: share(-low) }} />
                <span
                  className={classNames(styles.bar, contribution < 0 && styles.less)}
                  style={{ left: share(Math.min(contribution, 0) - low), width: share(Math.abs(contribution)) }}
                />
              </span>
              <span className={styles.value}>{value === null ? 'unknown' : textOf(contribution)}</span>
            </div>
          ))}
        </div>
      </div>
    </ChartFigure>
  );
}

/** `Taste: adds 1.96. It looks at what people like together.` */
function labelOf({ name, value, contribution }: ScorerReport): string {
  const { name: title, heeds } = scorerWords(name);
  const amount = Math.abs(contribution).toFixed(2);
  const does =
    value === null
      ? 'knows nothing of one of the two'
      : amount === '0.00'
        ? 'makes no difference'
        : `${contribution < 0 ? 'takes away' : 'adds'} ${amount}`;
  return heeds === '' ? `${title}: ${does}` : `${title}, ${heeds}: ${does}`;
}

/** `+1.96`, `−0.49` or `0.00`. */
function textOf(contribution: number): string {
  return signed.format(contribution).replace('-', '−');
}

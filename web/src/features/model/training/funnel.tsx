/** From the rows that were read to the titles that were kept, and what became of the others. */

import { classNames } from '../../../lib/class-names.ts';
import { formatCount } from '../../../lib/format.ts';
import type { Manifest } from '../names.ts';
import { formatShare, stagesOf } from '../quantities.ts';
import { Panel } from './panel.tsx';
import styles from './spans.module.css';

/** A waterfall: what is left after every rule. */
export function Funnel({ rows, drops }: Pick<Manifest, 'rows' | 'drops'>) {
  const stages = stagesOf(rows.merged, drops, rows.filtered);
  const share = (count: number): string => `${rows.merged === 0 ? 0 : (count / rows.merged) * 100}%`;
  return (
    <Panel
      title="From rows to titles"
      lead={`IMDb’s files have ${formatCount(rows.title_basics)} titles and ${formatCount(rows.title_ratings)} ratings; ${formatCount(rows.merged)} titles have both. ${formatShare(rows.merged === 0 ? 0 : rows.filtered / rows.merged)} of those were kept.`}
    >
      <ol className={styles.rows}>
        {stages.map(({ name, kind, from, to }) => (
          <li
            key={name}
            className={classNames(styles.row, kind === 'total' && styles.total, from === to && styles.none)}
          >
            <span className={styles.name}>{name.charAt(0).toUpperCase() + name.slice(1)}</span>
            <span className={styles.value}>
              {kind === 'drop' && from !== to && '−'}
              {formatCount(Math.abs(to - from))}
            </span>
            <span aria-hidden="true" className={styles.track}>
              <span
                className={classNames(styles.bar, kind === 'drop' && styles.dropped)}
                style={{ left: share(Math.min(from, to)), width: share(Math.abs(to - from)) }}
              />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What to do when no title meets the conditions. */

import { Link } from 'wouter';
import { Button, buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { PATHS } from '../../lib/paths.ts';
import { activeFilters, withoutFilters } from './active-filters.ts';
import type { Controls } from './controls.ts';
import styles from './recommendations.module.css';

/** Offers to drop each condition, or all of them. */
export function NothingFound({
  controls,
  onChange,
}: {
  readonly controls: Controls;
  readonly onChange: (changes: Partial<Controls>) => void;
}) {
  const filters = activeFilters(controls);
  if (filters.length === 0) {
    return (
      <Notice title="There is nothing left to recommend" icon="eye">
        <p>Every similar title is among those you have hidden.</p>
        <div>
          <Link href={PATHS.hidden} className={buttonClass()}>
            See the hidden titles
          </Link>
        </div>
      </Notice>
    );
  }
  return (
    <Notice
      title={filters.length === 1 ? 'No title meets this condition' : 'No title meets all these conditions'}
      icon="filter"
    >
      <p>Drop one of them. The first ones usually leave out the most.</p>
      <div className={styles.advice}>
        {filters.map(({ label, without }) => (
          <Button key={label} size="small" icon="close" onClick={() => onChange(without)}>
            Without “{label}”
          </Button>
        ))}
        {filters.length > 1 && (
          <Button size="small" tone="primary" icon="reset" onClick={() => onChange(withoutFilters(controls))}>
            Reset all filters
          </Button>
        )}
      </div>
    </Notice>
  );
}

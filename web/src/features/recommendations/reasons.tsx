/** Why a title is recommended, in short lines. */

import type { Reason } from '../../api/types.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { asSentence } from '../../lib/format.ts';
import styles from './reasons.module.css';

const ICONS: Readonly<Record<Reason['kind'], IconName>> = {
  director: 'clapper',
  writer: 'pen',
  creator: 'spark',
  cast: 'person',
  crew: 'people',
  taste: 'heart',
  genres: 'tag',
  era: 'tag',
  series: 'stack',
};

/** The reasons, the weightiest first; nothing where there are none. On cards each has two lines at most. */
export function Reasons({
  reasons,
  isWhole = false,
}: {
  readonly reasons: readonly Reason[];
  /** Whether long ones are shown to their end. */
  readonly isWhole?: boolean;
}) {
  if (reasons.length === 0) return null;
  return (
    <ul className={classNames(styles.reasons, isWhole && styles.whole)} aria-label="Reasons">
      {reasons.map(({ kind, value, text }) => (
        <li key={`${kind} ${value}`} className={styles.reason} title={isWhole ? undefined : asSentence(text)}>
          <Icon name={ICONS[kind]} size={isWhole ? 18 : 16} />
          <span className={styles.text}>
            <TitleText>{asSentence(text)}</TitleText>
          </span>
        </li>
      ))}
    </ul>
  );
}

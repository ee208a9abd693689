/** Which scorers of the smart match take part, and what those that do not would need. */

import type { ScorerStatus } from '../../api/types.ts';
import { Icon } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { asSentence } from '../../lib/format.ts';
import { scorerWords } from '../similarity/scorers.ts';
import styles from './scorers.module.css';
import { Panel } from './training/panel.tsx';

/** A line a scorer. */
export function Scorers({ scorers }: { readonly scorers: readonly ScorerStatus[] }) {
  const on = scorers.filter((scorer) => scorer.on).length;
  return (
    <Panel
      title="Who has a say in a match"
      lead={
        on === scorers.length
          ? `All ${on} scorers take part with this model.`
          : `${on} of ${scorers.length} scorers take part with this model. The others need data that it was not trained with.`
      }
      isWide
    >
      <ul className={styles.scorers}>
        {scorers.map(({ name, on: isOn, note }) => (
          <li key={name} className={classNames(styles.scorer, !isOn && styles.off)}>
            <span className={styles.state}>
              <Icon name={isOn ? 'check' : 'minus'} size={16} />
              {isOn ? 'On' : 'Off'}
            </span>
            <strong className={styles.name}>{scorerWords(name).name}</strong>
            <span className={styles.note}>{asSentence(note)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

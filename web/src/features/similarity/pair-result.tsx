/** What a strategy makes of two titles: the score, the reasons, and what counted for how much. */

import type { Similarity } from '../../api/types.ts';
import { TitleText } from '../../components/title-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatMatch, formatSimilarity } from '../../lib/format.ts';
import { Reasons } from '../recommendations/reasons.tsx';
import { ContributionBars } from './contribution-bars.tsx';
import styles from './similarity-page.module.css';

const LEADS: Readonly<Record<Similarity['strategy'], string>> = {
  hybrid:
    'Bars to the right speak for the match, bars to the left against it. The percentage is their sum, less what any two titles have to make up for, brought to 0–100 %.',
  content: 'This strategy has one scorer: the angle between the two titles’ figures.',
};

/** Where no reason can be named. */
const NONE: Readonly<Record<Similarity['strategy'], string>> = {
  hybrid: 'Nothing that could be named links the two; the figures below are all there is to tell.',
  content: 'All figures are compared at once here, so no single reason can be named.',
};

/** The score in large figures. */
export function PairScore({ answer, stale }: { readonly answer: Similarity; readonly stale: boolean }) {
  const { strategy, score, similarity_score: similarity } = answer;
  const isHybrid = strategy === 'hybrid';
  return (
    <p className={classNames(styles.score, stale && styles.stale)}>
      <span className={styles.scoreName}>{isHybrid ? 'Match' : 'Similarity'}</span>{' '}
      <strong className={styles.figure}>{isHybrid ? formatMatch(score) : formatSimilarity(similarity)}</strong>{' '}
      {isHybrid && <span className={styles.scoreNote}>by genres and numbers alone {formatSimilarity(similarity)}</span>}
    </p>
  );
}

/** The reasons and the chart. */
export function PairReasons({ answer, stale }: { readonly answer: Similarity; readonly stale: boolean }) {
  const { a, b, strategy, scorers, reasons } = answer;
  return (
    <div className={classNames(styles.result, stale && styles.stale)}>
      <section className={styles.why} aria-labelledby="why">
        <h2 id="why" className={styles.subheading}>
          Why
        </h2>
        {reasons.length === 0 ? <p className={styles.note}>{NONE[strategy]}</p> : <Reasons reasons={reasons} isWhole />}
        {strategy === 'hybrid' && (
          <p className={styles.note}>
            This is <TitleText>{b.title}</TitleText> for somebody who likes <TitleText>{a.title}</TitleText>. The other
            way round the figures may differ.
          </p>
        )}
      </section>
      <ContributionBars scorers={scorers} lead={LEADS[strategy]} />
    </div>
  );
}

/** How well a title suits, as a ring and a number. */

import type { Recommendation, Strategy } from '../../api/types.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatMatch, formatSimilarity } from '../../lib/format.ts';
import styles from './score-badge.module.css';

/** A ring that is as full as the title suits: by the match of hybrid, by the similarity of content. */
export function ScoreBadge({
  strategy,
  scores: { score, similarity_score },
  className,
}: {
  readonly strategy: Strategy;
  readonly scores: Pick<Recommendation, 'score' | 'similarity_score'>;
  readonly className?: string | undefined;
}) {
  const similarity = formatSimilarity(similarity_score);
  const isHybrid = strategy === 'hybrid';
  return (
    <span
      className={classNames(styles.badge, className)}
      title={
        isHybrid
          ? `Match ${formatMatch(score)}, by all that is known of both. By genres and numbers alone: ${similarity}.`
          : `Similarity ${similarity}. At 100 % all that is compared is alike: genres, year, runtime, rating and votes.`
      }
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className={styles.ring}>
        <circle cx="10" cy="10" r="7.500" className={styles.rest} />
        <circle
          cx="10"
          cy="10"
          r="7.500"
          pathLength="100"
          strokeDasharray={`${Math.max(0, isHybrid ? score : similarity_score) * 100} 100`}
          className={styles.part}
        />
      </svg>
      <VisuallyHidden>{isHybrid ? 'Match ' : 'Similarity '}</VisuallyHidden>
      {isHybrid ? formatMatch(score) : similarity}
      {isHybrid && <VisuallyHidden>, similarity {similarity}</VisuallyHidden>}
    </span>
  );
}

/** How similar a title is, as a ring and a number. */

import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatSimilarity } from '../../lib/format.ts';
import styles from './similarity.module.css';

/** A ring that is as full as the title is similar. */
export function Similarity({ score, className }: { readonly score: number; readonly className?: string | undefined }) {
  const text = formatSimilarity(score);
  return (
    <span
      className={classNames(styles.similarity, className)}
      title={`Similarity ${text}. At 100 % all that is compared is alike: genres, year, runtime, rating and votes.`}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className={styles.ring}>
        <circle cx="10" cy="10" r="7.500" className={styles.rest} />
        <circle
          cx="10"
          cy="10"
          r="7.500"
          pathLength="100"
          strokeDasharray={`${Math.max(0, score) * 100} 100`}
          className={styles.part}
        />
      </svg>
      <VisuallyHidden>Similarity </VisuallyHidden>
      {text}
    </span>
  );
}

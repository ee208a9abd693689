/** Grey shapes as large as the cards that will come. */

import { Skeleton } from '../../components/skeleton.tsx';
import card from './recommendation-card.module.css';
import styles from './recommendations.module.css';

/** So many cards without content. */
export function GridSkeleton({ count }: { readonly count: number }) {
  return (
    <div className={styles.grid} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all the same
        <div key={index} className={card.card}>
          <div className={card.poster}>
            <Skeleton height="100%" />
          </div>
          <div className={card.body}>
            <Skeleton width="30%" height="1.5rem" />
            <Skeleton width="80%" height="1.3rem" />
            <Skeleton width="60%" height="1.1rem" />
            <Skeleton width="50%" height="1.1rem" />
            <Skeleton width="90%" height="1.3rem" />
            <Skeleton width="85%" height="1.1rem" />
          </div>
          <div className={card.actions}>
            <Skeleton width="6rem" height="2.25rem" />
          </div>
        </div>
      ))}
    </div>
  );
}

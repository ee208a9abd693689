/** Grey shapes as large as the head of a title's page. */

import { Skeleton } from '../../components/skeleton.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import styles from './title-page.module.css';

/** The head of the page without content. */
export function TitleHeaderSkeleton() {
  return (
    <div className={styles.header} role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <div className={styles.poster}>
        <Skeleton height="100%" />
      </div>
      <div className={styles.words}>
        <Skeleton width="min(22rem, 90%)" height="2.75rem" />
        <Skeleton width="min(14rem, 70%)" height="1.25rem" />
        <Skeleton width="min(11rem, 60%)" height="1.5rem" />
        <Skeleton width="min(16rem, 80%)" height="1.5rem" />
      </div>
      <div className={styles.actions}>
        <Skeleton width="min(38rem, 100%)" height="var(--tap)" />
      </div>
    </div>
  );
}

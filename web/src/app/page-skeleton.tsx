/** What is shown while the code of a page loads. */

import { Skeleton } from '../components/skeleton.tsx';
import { VisuallyHidden } from '../components/visually-hidden.tsx';
import styles from './page-skeleton.module.css';

/** Grey shapes of about a page's height, so that the footer does not jump. */
export function PageSkeleton() {
  return (
    <div className={styles.page} role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton width="min(24rem, 70%)" height="2.5rem" />
      <Skeleton width="min(36rem, 90%)" height="1.25rem" />
      <Skeleton height="60vh" />
    </div>
  );
}

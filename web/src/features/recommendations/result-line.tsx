/** How many titles were found, out of how many, and how fast. */

import { Skeleton } from '../../components/skeleton.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatCount, formatMilliseconds } from '../../lib/format.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import styles from './recommendations.module.css';

/** One line, read out when it changes. */
export function ResultLine({
  count,
  latency,
}: {
  readonly count: number | undefined;
  readonly latency: number | undefined;
}) {
  const { data: catalogue } = useCatalogue();
  return (
    <p className={styles.result} role="status">
      {count === undefined || latency === undefined ? (
        <>
          <VisuallyHidden>Loading</VisuallyHidden>
          <Skeleton width="15rem" height="1rem" />
        </>
      ) : (
        `${count} ${count === 1 ? 'title' : 'titles'}${
          catalogue === undefined ? '' : ` out of ${formatCount(catalogue.titles)}`
        }, in ${formatMilliseconds(latency)}`
      )}
    </p>
  );
}

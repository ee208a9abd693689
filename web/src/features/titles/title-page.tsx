/** The page of a title: what it is, and what is similar to it. */

import { useEffect } from 'react';
import { ApiError } from '../../api/client.ts';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { parseControls } from '../recommendations/controls.ts';
import { GridSkeleton } from '../recommendations/recommendation-skeleton.tsx';
import { Recommendations } from '../recommendations/recommendations.tsx';
import { useRecommendations } from '../recommendations/use-recommendations.ts';
import { rememberTitle } from '../search/recent.ts';
import { TitleHeader } from './title-header.tsx';
import { TitleHeaderSkeleton } from './title-header-skeleton.tsx';
import styles from './title-page.module.css';
import { TitleProblem } from './title-problem.tsx';
import { useTitle } from './use-title.ts';

/** The page under `/title/tt…`. */
export default function TitlePage({ tconst }: { readonly tconst: string }) {
  const { data: title, error, refetch } = useTitle(tconst);
  const recommendations = useRecommendations(tconst);
  useDocumentTitle(documentTitle(title, error));
  useEffect(() => {
    if (title !== undefined) rememberTitle(title);
  }, [title]);

  if (title === undefined && error !== null) {
    return <TitleProblem tconst={tconst} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={styles.page}>
      {title === undefined ? (
        <>
          <TitleHeaderSkeleton />
          <GridSkeleton count={parseControls(globalThis.location.search).count} />
        </>
      ) : (
        <>
          <TitleHeader title={title} />
          <Recommendations query={recommendations} heading="More like this" likes={[tconst]} />
        </>
      )}
    </div>
  );
}

function documentTitle(
  title: { readonly title: string; readonly year: number } | undefined,
  error: Error | null,
): string | undefined {
  if (title !== undefined) return `${title.title} (${title.year})`;
  if (error === null) return undefined;
  return error instanceof ApiError && !error.isTemporary ? 'Title not found' : 'Title';
}

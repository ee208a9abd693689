/** Recommendations with everything around them: the result in a line, the controls, and what to do when there are none. */

import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useSearch } from 'wouter';
import type { Recommendation, Strategy } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { hiddenTitles } from '../preferences/hidden-titles.ts';
import { formatControls, parseControls } from './controls.ts';
import { ControlsBar } from './controls-bar.tsx';
import { NothingFound } from './nothing-found.tsx';
import { RecommendationGrid } from './recommendation-grid.tsx';
import { GridSkeleton } from './recommendation-skeleton.tsx';
import styles from './recommendations.module.css';
import { RelatedRow } from './related-row.tsx';
import { ResultLine } from './result-line.tsx';
import { useControlsEditor } from './use-controls.ts';
import { useLastAnswer } from './use-last-answer.ts';

/** What is needed of an answer. */
export interface Recommended {
  readonly recommendations: readonly Recommendation[];
  readonly related: readonly Recommendation[];
  readonly strategy: Strategy;
  readonly latency_ms: number;
}

/** What recommendations come from. */
export interface RecommendationsProps {
  /** The result of `useRecommendations` or `useListRecommendations`. */
  readonly query: UseQueryResult<Recommended>;
  readonly heading?: string;
  /** Identifiers of the titles that are liked. */
  readonly likes: readonly string[];
}

/** The recommendations of a query, and the controls in the address. */
export function Recommendations({ query, heading = 'Recommendations', likes }: RecommendationsProps) {
  const editor = useControlsEditor();
  const answer = useLastAnswer(query.data);
  const hidden = hiddenTitles.use();
  const title = useRef<HTMLHeadingElement>(null);
  const isStale = query.isPlaceholderData || query.data === undefined;
  const [shown, related] = useMemo(() => {
    const names = new Set(hidden.map(({ tconst }) => tconst));
    const isShown = ({ tconst }: Recommendation): boolean => !names.has(tconst);
    return [answer?.recommendations.filter(isShown), answer?.related.filter(isShown) ?? []];
  }, [answer, hidden]);
  const links = formatControls(parseControls(useSearch()));
  const isEmpty = shown?.length === 0 && !isStale;
  return (
    <section className={styles.recommendations} aria-label={heading}>
      <ControlsBar editor={editor} quiet={isEmpty}>
        <div className={styles.head}>
          <h2 ref={title} className={styles.heading} tabIndex={-1}>
            {heading}
          </h2>
          <ResultLine count={shown?.length} latency={answer?.latency_ms} />
        </div>
      </ControlsBar>
      {query.isError && (
        <Notice title="The recommendations could not be loaded" tone="bad" icon="warning" role="alert">
          <p>
            {query.error.message}
            {shown !== undefined && shown.length > 0 && ' The titles below are those from before.'}
          </p>
          <div>
            <Button icon="reset" onClick={() => void query.refetch()}>
              Try again
            </Button>
          </div>
        </Notice>
      )}
      <RelatedRow
        heading={likes.length > 1 ? 'Also in these series' : 'Also in this series'}
        titles={related}
        stale={isStale && !query.isError}
        query={links}
      />
      {shown === undefined && !query.isError && <GridSkeleton count={editor.controls.count} />}
      {isEmpty && (
        <NothingFound
          controls={editor.controls}
          onChange={(changes) => {
            // The button that was pressed goes away with the notice.
            title.current?.focus();
            editor.change(changes);
          }}
        />
      )}
      {shown !== undefined && shown.length > 0 && (
        <RecommendationGrid
          recommendations={shown}
          strategy={answer?.strategy ?? 'hybrid'}
          likes={likes.join(',')}
          stale={isStale && !query.isError}
        />
      )}
    </section>
  );
}

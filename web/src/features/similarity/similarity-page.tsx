/** The page that tells why two titles are alike: both, what a strategy makes of them, and what counted for how much. */

import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ApiError } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { nameOf, useMixTitles } from '../mix/use-mix-titles.ts';
import { formatControls, parseControls } from '../recommendations/controls.ts';
import { STRATEGY_HINTS, STRATEGY_OPTIONS } from '../recommendations/strategies.ts';
import { type Pair, pairPath, parsePair } from './pair.ts';
import { PairReasons, PairScore } from './pair-result.tsx';
import { changeId, PairSide, type Side } from './pair-side.tsx';
import { SeedChoice } from './seed-choice.tsx';
import styles from './similarity-page.module.css';
import { useSimilarity } from './use-similarity.ts';

/** The page under `/similarity?a=tt…&b=tt…`. */
export default function SimilarityPage() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const pair = useMemo(() => parsePair(search), [search]);
  const controls = useMemo(() => parseControls(search), [search]);
  const { a, b, of } = pair;
  const titles = useMixTitles([a, b].filter((tconst) => tconst !== undefined));
  const query = useSimilarity(a, b, controls);
  const [emptied, setEmptied] = useState<Side>();
  const focusAfter = useFocusAfter();
  const areThere = titles.length === 2 && titles.every(({ isMissing }) => !isMissing);
  useDocumentTitle(areThere ? titles.map(nameOf).join(' and ') : 'Compare two titles');

  const go = (changes: Partial<Pair>): void => navigate(pairPath({ ...pair, ...changes }, search));
  const side = (name: Side) => (
    <PairSide
      side={name}
      title={titles.find(({ tconst }) => tconst === pair[name])}
      focused={emptied === name}
      onPick={(tconst) => {
        setEmptied(undefined);
        focusAfter(changeId(name));
        go({ [name]: tconst });
      }}
      onChange={() => {
        setEmptied(name);
        go({ [name]: undefined });
      }}
    />
  );
  const { data: answer, error, isPlaceholderData: isStale } = query;
  const isAway = areThere && error !== null && (!(error instanceof ApiError) || error.status !== 404);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.heading}>Why are these two alike?</h1>
        <div className={styles.choice}>
          <Segmented
            label="Match by"
            options={STRATEGY_OPTIONS}
            value={controls.strategy}
            onChange={(strategy) =>
              navigate(`/similarity${formatControls({ ...controls, strategy }, search)}`, { replace: true })
            }
          />
          <p className={styles.note}>{STRATEGY_HINTS[controls.strategy]}</p>
        </div>
      </header>
      {of.length > 1 && <SeedChoice pair={pair} search={search} />}
      <div className={styles.pair}>
        {side('a')}
        <div className={styles.middle} aria-live="polite" aria-busy={areThere && query.isFetching}>
          {areThere && answer !== undefined && <PairScore answer={answer} stale={isStale} />}
          {areThere && answer === undefined && !isAway && <Skeleton width="6rem" height="7.5rem" />}
          {!areThere && <p className={styles.note}>Choose two titles to compare.</p>}
          {areThere && (
            <Button size="small" tone="quiet" icon="swap" onClick={() => go({ a: b, b: a })}>
              Swap
            </Button>
          )}
        </div>
        {side('b')}
      </div>
      {isAway && (
        <Notice title="The two could not be compared" tone="bad" icon="warning" role="alert">
          <p>{error.message}</p>
          <div>
            <Button icon="reset" onClick={() => void query.refetch()}>
              Try again
            </Button>
          </div>
        </Notice>
      )}
      {areThere && answer !== undefined && <PairReasons answer={answer} stale={isStale} />}
      {areThere && answer === undefined && !isAway && (
        <div role="status">
          <VisuallyHidden>Comparing …</VisuallyHidden>
          <Skeleton height="30rem" />
        </div>
      )}
    </div>
  );
}

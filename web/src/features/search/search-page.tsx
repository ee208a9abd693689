/** All results of a search. */

import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ApiError } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { searchPath } from '../../lib/paths.ts';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { commonMatchWords } from './match-words.ts';
import { NothingFound } from './nothing-found.tsx';
import { countTitles, queryOf } from './query-text.ts';
import { rememberQuery } from './recent.ts';
import styles from './search-page.module.css';
import { TitleRows, TitleRowsSkeleton } from './title-rows.tsx';
import { FIRST_RESULTS, useSearchResults } from './use-search.ts';

/** The API gives no more. */
const MOST = 100;

/** Shows what `?q=` finds. */
export default function SearchPage() {
  const [, navigate] = useLocation();
  const address = new URLSearchParams(useSearch());
  const query = queryOf(address.get('q') ?? '');
  const limit = Number(address.get('limit')) > FIRST_RESULTS ? MOST : FIRST_RESULTS;
  const { data, error, isPending, isPlaceholderData, refetch } = useSearchResults(query, limit);
  const isCut = data !== undefined && data.length >= (isPlaceholderData ? FIRST_RESULTS : limit);
  const common = data === undefined ? undefined : commonMatchWords(data);
  useDocumentTitle(query === '' ? 'Search' : `Search: ${query}`);
  useEffect(() => {
    if (data !== undefined && data.length > 0) rememberQuery(query);
  }, [data, query]);

  if (query === '') return <NothingFound heading="Search" query="" />;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.heading}>
          <TitleText>{query}</TitleText>
        </h1>
        <p className={styles.count} role="status">
          {data === undefined
            ? isPending && error === null && 'Searching …'
            : isCut
              ? `The ${data.length} best matches`
              : countTitles(data.length)}
          {common !== undefined && ` · ${common}`}
        </p>
      </header>
      {error !== null && data === undefined ? (
        <SearchError error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <TitleRowsSkeleton count={8} />
      ) : data.length === 0 ? (
        <NothingFound query={query} />
      ) : (
        <TitleRows titles={data} hasMatches={common === undefined} />
      )}
      {isCut && limit < MOST && (
        <Button
          className={styles.more}
          icon="chevron-down"
          onClick={() => navigate(`${searchPath(query)}&limit=${MOST}`, { replace: true })}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function SearchError({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const isRefused = error instanceof ApiError && !error.isTemporary;
  return (
    <Notice
      title={isRefused ? 'This cannot be searched for' : 'The search does not answer'}
      tone="bad"
      icon="warning"
      role="alert"
    >
      <p>
        {error.message} {error instanceof ApiError && error.suggestion}
      </p>
      <div>
        <Button icon="reset" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}

/** Titles below one another, each a link to its page. */

import { Link } from 'wouter';
import type { SearchResult, Title } from '../../api/types.ts';
import { Icon } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { HighlightedTitle } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatCompact, formatRating, formatType, genresOf } from '../../lib/format.ts';
import { titlePath } from '../../lib/paths.ts';
import { useAfterFirstPaint } from '../../lib/use-after-first-paint.ts';
import { Poster } from '../artwork/poster.tsx';
import { matchWords } from './match-words.ts';
import styles from './title-rows.module.css';

/** Rows that a window shows at first, at most. */
const ABOVE_THE_FOLD = 14;

interface TitleRowsProps {
  readonly titles: readonly (SearchResult | Title)[];
  /** Whether each row says why it was found. */
  readonly hasMatches?: boolean;
}

/** The titles, in one column or more. */
export function TitleRows({ titles, hasMatches = false }: TitleRowsProps) {
  const isWhole = useAfterFirstPaint();
  const shown = isWhole ? titles : titles.slice(0, ABOVE_THE_FOLD);
  return (
    <ol className={styles.rows}>
      {shown.map((title) => (
        <li key={title.tconst}>
          <Link href={titlePath(title.tconst)} className={styles.row}>
            <TitleRow title={title} hasMatch={hasMatches} />
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** Grey rows of the same size. */
export function TitleRowsSkeleton({ count }: { readonly count: number }) {
  return (
    <div className={styles.rows} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={index} className={styles.row}>
          <Skeleton className={styles.poster} />
          <span className={styles.text}>
            <Skeleton width="min(14rem, 80%)" height="1.3rem" />
            <Skeleton width="min(10rem, 60%)" height="1rem" />
          </span>
        </div>
      ))}
    </div>
  );
}

function TitleRow({ title, hasMatch }: { readonly title: SearchResult | Title; readonly hasMatch: boolean }) {
  const ranges = 'highlights' in title ? title.highlights : [];
  const match = hasMatch && 'match' in title ? matchWords(title) : undefined;
  return (
    <>
      <span className={styles.poster}>
        <Poster title={title} />
      </span>
      <span className={styles.text}>
        <span className={styles.name}>
          <HighlightedTitle text={title.title} ranges={ranges} />
        </span>
        <span className={styles.facts}>
          <VisuallyHidden>, </VisuallyHidden>
          {[title.year, formatType(title.title_type), ...genresOf(title.genres)].join(' · ')}
        </span>
        <span className={styles.facts}>
          <VisuallyHidden>, rated </VisuallyHidden>
          <span className={styles.star}>
            <Icon name="star" size={14} />
          </span>
          <b className={styles.rating}>{formatRating(title.rating)}</b>
          <VisuallyHidden> by </VisuallyHidden> {formatCompact(title.votes)} votes
        </span>
        {match !== undefined && (
          <span className={styles.match}>
            <VisuallyHidden>, </VisuallyHidden>
            {match}
          </span>
        )}
      </span>
    </>
  );
}

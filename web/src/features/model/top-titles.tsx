/** The fifty best and the fifty most voted titles. */

import { type KeyboardEvent, useId, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatCompact, formatCount, formatRating, formatType } from '../../lib/format.ts';
import { titlePath } from '../../lib/paths.ts';
import type { DataStatistics } from './names.ts';
import styles from './top-titles.module.css';

const TABS = [
  { key: 'top_rated', label: 'Top rated' },
  { key: 'top_voted', label: 'Most voted' },
] as const;

const SHOWN_AT_FIRST = 10;

/** Two tables, of which one is shown. */
export function TopTitles({ statistics }: { readonly statistics: DataStatistics }) {
  const [selected, setSelected] = useState<(typeof TABS)[number]['key']>('top_rated');
  const [isWhole, setWhole] = useState(false);
  const id = useId();
  const titles = statistics[selected];
  const { m, c } = statistics.weighted_rating;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = TABS.find(({ key }) => key !== selected)?.key ?? selected;
    setSelected(other);
    document.getElementById(`${id}-${other}`)?.focus();
  };
  return (
    <div className={styles.top}>
      <div role="tablist" aria-label="Top titles" className={styles.tabs}>
        {TABS.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={key === selected}
            aria-controls={`${id}-panel`}
            tabIndex={key === selected ? 0 : -1}
            className={classNames(styles.tab, key === selected && styles.selected)}
            onClick={() => setSelected(key)}
            onKeyDown={onKeyDown}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} className={styles.panel}>
        <p className={styles.note}>
          {selected === 'top_rated'
            ? `By a rating weighted with the votes: a title with ${formatCount(m)} votes counts half with its own rating and half with ${c.toFixed(2)}, the mean of all.`
            : 'By the number of votes.'}
        </p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.figure}>
                #
              </th>
              <th scope="col">Title</th>
              <th scope="col" className={styles.figure}>
                Rating
              </th>
              <th scope="col" className={styles.figure}>
                Votes
              </th>
              <th scope="col" className={classNames(styles.figure, styles.extra)}>
                Weighted
              </th>
            </tr>
          </thead>
          <tbody>
            {titles.slice(0, isWhole ? titles.length : SHOWN_AT_FIRST).map((title) => (
              <tr key={title.tconst}>
                <td className={classNames(styles.figure, styles.rank)}>{title.rank}</td>
                <th scope="row" className={styles.title}>
                  <Link href={titlePath(title.tconst)}>
                    <TitleText>{title.title}</TitleText>
                  </Link>
                  <span className={styles.details}>
                    {title.year} · {formatType(title.title_type)} · {title.genres.replaceAll(',', ', ')}
                  </span>
                </th>
                <td className={styles.figure}>{formatRating(title.rating)}</td>
                <td className={styles.figure}>{formatCompact(title.votes)}</td>
                <td className={classNames(styles.figure, styles.extra)}>{title.weighted_rating.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {titles.length > SHOWN_AT_FIRST && (
          <Button className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? `Show the first ${SHOWN_AT_FIRST} only` : `Show all ${titles.length}`}
          </Button>
        )}
      </div>
    </div>
  );
}

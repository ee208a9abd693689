/** The list of hidden titles with its filter and search. */

import { useDeferredValue, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { useToast } from '../../components/toast.tsx';
import styles from './hidden-browser.module.css';
import { type HiddenReason, type HiddenTitle, searchHidden } from './hidden-list.ts';
import { HiddenRow, rowButtonId } from './hidden-row.tsx';
import { restoreTitles, showTitle } from './hidden-titles.ts';

const SEARCHABLE_FROM = 13;
const PAGE = 60;

const FILTERS = [
  { reason: undefined, label: 'All' },
  { reason: 'seen', label: 'Seen it' },
  { reason: 'not-for-me', label: 'Not for me' },
] as const;

/** Rows of hidden titles, some at a time. */
export function HiddenBrowser({
  titles,
  focusAfter,
}: {
  readonly titles: readonly HiddenTitle[];
  readonly focusAfter: (...ids: readonly string[]) => void;
}) {
  const toast = useToast();
  const [reason, setReason] = useState<HiddenReason>();
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(PAGE);
  const wanted = useDeferredValue(query);
  const isSearchable = titles.length >= SEARCHABLE_FROM || query !== '';
  const ofReason = (one: HiddenReason | undefined): readonly HiddenTitle[] =>
    one === undefined ? titles : titles.filter((title) => title.reason === one);
  const found = searchHidden(ofReason(reason), wanted);
  const shown = found.slice(0, most);

  const show = (index: number, title: HiddenTitle): void => {
    const neighbours = [shown[index + 1], shown[index - 1]].filter((other) => other !== undefined);
    focusAfter(...neighbours.map(({ tconst }) => rowButtonId(tconst)));
    showTitle(title.tconst);
    toast({
      message: (
        <>
          <TitleText>{title.title}</TitleText> may be recommended again
        </>
      ),
      action: {
        label: 'Undo',
        run: () => {
          focusAfter(rowButtonId(title.tconst));
          restoreTitles([title]);
        },
      },
    });
  };
  const showMore = (): void => {
    const first = found[most];
    if (first !== undefined) focusAfter(rowButtonId(first.tconst));
    setMost(most + PAGE);
  };

  return (
    <section className={styles.browser} aria-label="List of hidden titles">
      <div className={styles.tools}>
        <fieldset className={styles.filters}>
          <legend className={styles.legend}>Show titles hidden as</legend>
          {FILTERS.map(({ reason: one, label }) => (
            <label key={label} className={styles.filter}>
              <input
                type="radio"
                name="hidden-reason"
                className={styles.radio}
                checked={reason === one}
                onChange={() => setReason(one)}
              />
              {label} <span className={styles.count}>{ofReason(one).length}</span>
            </label>
          ))}
        </fieldset>
        {isSearchable && (
          <label className={styles.search}>
            <Icon name="search" size={18} />
            <input
              type="search"
              aria-label="Search hidden titles"
              placeholder="Search hidden titles"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </label>
        )}
      </div>
      <p role="status" className={styles.status}>
        {statusOf(found.length, wanted)}
      </p>
      <ul className={styles.rows}>
        {shown.map((title, index) => (
          <HiddenRow key={title.tconst} title={title} onShow={() => show(index, title)} />
        ))}
      </ul>
      {found.length > most && (
        <Button className={styles.more} onClick={showMore}>
          Show {Math.min(PAGE, found.length - most)} more
        </Button>
      )}
    </section>
  );
}

function statusOf(count: number, query: string): string {
  const titles = count === 1 ? '1 title' : `${count} titles`;
  if (query.trim() === '') return count === 0 ? 'None of them.' : titles;
  return count === 0 ? `Nothing hidden matches “${query.trim()}”.` : `${titles} match${count === 1 ? 'es' : ''}`;
}

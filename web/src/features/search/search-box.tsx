/** The box to look for a title, which suggests titles while one types. */

import { useEffect, useId, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { SearchResult } from '../../api/types.ts';
import { IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { rowId } from './popup-row.tsx';
import { countTitles, LONGEST_QUERY } from './query-text.ts';
import styles from './search-box.module.css';
import { itemKey } from './search-items.ts';
import { SearchPopup } from './search-popup.tsx';
import { useRoomBelow } from './use-room-below.ts';
import { type SearchBoxState, useSearchBox } from './use-search-box.ts';
import { useSlashKey } from './use-slash-key.ts';

/** How a search box looks, and what it does with a picked title. */
export interface SearchBoxProps {
  /** In the header, large on the start page, or as a field of a form. */
  readonly size?: 'header' | 'hero' | 'field';
  readonly label?: string;
  readonly placeholder?: string;
  /** Takes the picked title; without it, picking leads to the title's page. */
  readonly onPick?: (title: SearchResult) => void;
  readonly autoFocus?: boolean;
  /** Whether a field is emptied for the next title; otherwise it keeps the picked one's name. */
  readonly clearOnPick?: boolean;
}

/** A combobox of titles. */
export function SearchBox({
  size = 'header',
  label = 'Search titles',
  placeholder = 'Film or series',
  onPick,
  autoFocus = false,
  clearOnPick = true,
}: SearchBoxProps) {
  const id = useId();
  const listId = `${id}-list`;
  const input = useRef<HTMLInputElement>(null);
  /** Set when the focus comes without the person's doing, so that nothing opens. */
  const isQuiet = useRef(false);
  const box = useSearchBox({ box: input, addressQuery: useAddressQuery(size === 'header'), onPick, clearOnPick });
  const { text, query, isOpen, items, active } = box;
  const message = messageOf(box);
  const hasPopup = isOpen && (items.length > 0 || message !== undefined);
  const hasList = hasPopup && message === undefined;
  const room = useRoomBelow(input, hasPopup, size !== 'header');
  useSlashKey(input, size !== 'field');
  useEffect(() => {
    if (!autoFocus) return;
    isQuiet.current = true;
    input.current?.focus({ preventScroll: true });
    isQuiet.current = false;
  }, [autoFocus]);

  const at = items.findIndex((item) => itemKey(item) === active?.key);
  const Root = size === 'field' ? 'div' : 'search';
  return (
    <Root
      className={classNames(styles.box, styles[size])}
      onBlur={(event) => {
        // The window lost the focus, and not the box: coming back has to open nothing.
        if (document.activeElement === input.current) isQuiet.current = true;
        else if (!event.currentTarget.contains(event.relatedTarget)) box.close();
      }}
    >
      <label htmlFor={id} className={styles.label}>
        {size === 'field' ? label : <VisuallyHidden>{label}</VisuallyHidden>}
      </label>
      <div className={styles.frame}>
        <Icon name="search" size={size === 'hero' ? 24 : 20} />
        <input
          ref={input}
          id={id}
          className={styles.input}
          type="text"
          role="combobox"
          aria-expanded={hasList}
          aria-controls={hasList ? listId : undefined}
          aria-haspopup={query === '' ? 'grid' : 'listbox'}
          aria-activedescendant={hasList && at !== -1 ? rowId(listId, at, active?.isRemoval) : undefined}
          aria-autocomplete="list"
          aria-keyshortcuts={size === 'field' ? undefined : '/'}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          enterKeyHint="search"
          maxLength={LONGEST_QUERY}
          placeholder={placeholder}
          value={text}
          onChange={(event) => box.write(event.target.value)}
          onKeyDown={box.onKeyDown}
          onClick={box.open}
          onFocus={() => {
            if (!isQuiet.current && query === '') box.open();
            isQuiet.current = false;
          }}
        />
        {text === '' ? (
          size === 'header' && (
            <span className={styles.key} aria-hidden="true">
              /
            </span>
          )
        ) : (
          <IconButton
            label="Clear search"
            icon="close"
            size="small"
            onClick={() => {
              box.write('');
              input.current?.focus();
            }}
          />
        )}
      </div>
      {hasPopup && <SearchPopup id={listId} box={box} message={message} maxHeight={room} />}
      <div role="status">
        <VisuallyHidden>{hasPopup ? announcementOf(box, message) : ''}</VisuallyHidden>
      </div>
    </Root>
  );
}

/** What the page of results is about, or nothing elsewhere. */
function useAddressQuery(isFollowed: boolean): string {
  const [location] = useLocation();
  const search = useSearch();
  return isFollowed && location === '/search' ? (new URLSearchParams(search).get('q') ?? '') : '';
}

function messageOf({ query, suggestions }: SearchBoxState): string | undefined {
  if (query === '') return undefined;
  if (suggestions.isFailing) return 'The server does not answer just now. Trying again …';
  if (suggestions.isCurrent && suggestions.titles?.length === 0) return `No titles for “${query}”`;
  return undefined;
}

function announcementOf({ query, items, suggestions }: SearchBoxState, message: string | undefined): string {
  if (message !== undefined) return suggestions.isFailing ? message : 'No titles';
  if (query === '') return `${items.length - 1} recent`;
  return suggestions.isCurrent ? countTitles(suggestions.titles?.length ?? 0) : '';
}

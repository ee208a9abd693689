/** What opens below the search box: titles to pick, the latest searches, or why there is nothing. */

import { type MouseEvent, useEffect } from 'react';
import { RecentRow, rowId, TitleOption } from './popup-row.tsx';
import { itemKey } from './search-items.ts';
import styles from './search-popup.module.css';
import type { SearchBoxState } from './use-search-box.ts';

const RECENT = { role: 'grid', 'aria-label': 'Recent' };
const TITLES = { role: 'listbox', 'aria-label': 'Titles' };
const KEEPS_FOCUS = { onMouseDown: (event: MouseEvent) => event.preventDefault() };

interface PopupProps {
  /** Id of the list in it. */
  readonly id: string;
  readonly box: SearchBoxState;
  /** What is said in place of a list. */
  readonly message: string | undefined;
  readonly maxHeight: number | undefined;
}

/** The popup. A press on it leaves the focus in the box. */
export function SearchPopup({ id, box, message, maxHeight }: PopupProps) {
  const { items, active } = box;
  const isRecent = box.query === '';
  const Row = isRecent ? RecentRow : TitleOption;
  const at = items.findIndex((item) => itemKey(item) === active?.key);
  useEffect(() => {
    if (at !== -1) document.getElementById(rowId(id, at))?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  return (
    <div className={styles.popup} style={{ maxHeight }} {...KEEPS_FOCUS}>
      {message === undefined ? (
        <>
          {isRecent && <p className={styles.heading}>Recent</p>}
          <div id={id} {...(isRecent ? RECENT : TITLES)}>
            {items.map((item, index) => (
              <Row key={itemKey(item)} id={id} index={index} item={item} box={box} />
            ))}
          </div>
        </>
      ) : (
        <p className={styles.message}>{message}</p>
      )}
    </div>
  );
}

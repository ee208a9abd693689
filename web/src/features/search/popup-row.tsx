/** A row of the search box's popup. */

import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { HighlightedTitle, TitleText } from '../../components/title-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import styles from './popup-row.module.css';
import { recentName } from './recent.ts';
import { itemKey, type SearchItem } from './search-items.ts';
import { Suggestion } from './suggestion.tsx';
import type { SearchBoxState } from './use-search-box.ts';

/** Id of a row, or of what removes it. */
export function rowId(id: string, index: number, isRemoval = false): string {
  return `${id}-${index}${isRemoval ? '-remove' : ''}`;
}

interface RowProps {
  /** Id of the list. */
  readonly id: string;
  readonly index: number;
  readonly item: SearchItem;
  readonly box: SearchBoxState;
}

/** An option of the listbox of titles. */
export function TitleOption({ id, index, item, box }: RowProps) {
  return (
    <Cell
      id={rowId(id, index)}
      kind="option"
      className={classNames(styles.row, item.kind === 'all' && styles.last)}
      isActive={itemKey(item) === box.active?.key}
      onPress={() => box.choose(item)}
    >
      <RowContent item={item} query={box.query} />
    </Cell>
  );
}

/** A row of the grid of recent titles and searches: the thing itself, and what removes it. */
export function RecentRow({ id, index, item, box }: RowProps) {
  const isActive = itemKey(item) === box.active?.key;
  const isRemoval = box.active?.isRemoval === true;
  return (
    // biome-ignore lint/a11y: rows are no table's, and the focus stays in the box
    <div role="row" className={styles.line}>
      <Cell
        id={rowId(id, index)}
        kind="gridcell"
        className={classNames(styles.row, item.kind === 'forget-all' && styles.last)}
        isActive={isActive && !isRemoval}
        onPress={() => box.choose(item)}
      >
        <RowContent item={item} query="" />
      </Cell>
      {item.kind === 'recent' && (
        <Cell
          id={rowId(id, index, true)}
          kind="gridcell"
          label={`Remove ${recentName(item.entry)}`}
          className={styles.remove}
          isActive={isActive && isRemoval}
          onPress={() => box.remove(item)}
        >
          <Icon name="close" size={18} />
        </Cell>
      )}
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly kind: 'option' | 'gridcell';
  readonly label?: string;
  readonly className: string | undefined;
  readonly isActive: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** What the arrow keys stop at. The focus, and with it the keys, stay in the box. */
function Cell({ id, kind, label, className, isActive, onPress, children }: CellProps) {
  return (
    <button
      type="button"
      id={id}
      tabIndex={-1}
      aria-label={label}
      {...{ role: kind, 'aria-selected': isActive }}
      className={classNames(className, isActive && styles.active)}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function RowContent({ item, query }: { readonly item: SearchItem; readonly query: string }) {
  if (item.kind === 'title') {
    const { title } = item;
    return <Suggestion title={title} name={<HighlightedTitle text={title.title} ranges={title.highlights} />} />;
  }
  if (item.kind === 'recent' && item.entry.kind === 'title') {
    return <Suggestion title={item.entry} name={<TitleText>{item.entry.title}</TitleText>} />;
  }
  const icon = item.kind === 'recent' ? 'clock' : item.kind === 'all' ? 'search' : 'trash';
  return (
    <>
      <span className={styles.icon}>
        <Icon name={icon} size={18} />
      </span>
      <span className={styles.words}>
        {item.kind === 'recent' && <TitleText>{recentName(item.entry)}</TitleText>}
        {item.kind === 'forget-all' && 'Clear all'}
        {item.kind === 'all' && (
          <>
            All results for “<TitleText>{query}</TitleText>”
          </>
        )}
      </span>
    </>
  );
}

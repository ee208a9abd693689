/** What the popup of the search box lists, and how the arrow keys go through it. */

import type { SearchResult } from '../../api/types.ts';
import { type Recent, recentKey } from './recent.ts';

/** A row of the popup. */
export type SearchItem =
  | { readonly kind: 'title'; readonly title: SearchResult }
  | { readonly kind: 'all' }
  | { readonly kind: 'recent'; readonly entry: Recent }
  | { readonly kind: 'forget-all' };

/** The row that the arrow keys have come to, and whether they went on to what removes it. */
export interface ActiveItem {
  readonly key: string;
  readonly isRemoval: boolean;
}

/** What tells a row from the others, whatever their order. */
export function itemKey(item: SearchItem): string {
  if (item.kind === 'title') return item.title.tconst;
  return item.kind === 'recent' ? recentKey(item.entry) : item.kind;
}

/** Rows for an empty box. */
export function recentItems(entries: readonly Recent[]): readonly SearchItem[] {
  if (entries.length === 0) return [];
  return [...entries.map((entry) => ({ kind: 'recent', entry }) as const), { kind: 'forget-all' }];
}

/** Rows for a text: titles and, where there is a page for it, all results. */
export function titleItems(titles: readonly SearchResult[], hasPage: boolean): readonly SearchItem[] {
  if (titles.length === 0) return [];
  const items = titles.map((title) => ({ kind: 'title', title }) as const);
  return hasPage ? [...items, { kind: 'all' }] : items;
}

/** The row a key leads to, or undefined when the key is the text's. */
export function moveActive(
  items: readonly SearchItem[],
  active: ActiveItem | undefined,
  key: string,
): ActiveItem | undefined {
  const at = active === undefined ? -1 : items.findIndex((item) => itemKey(item) === active.key);
  if (key === 'ArrowDown') return rowAt(items, at + 1);
  if (key === 'ArrowUp') return rowAt(items, at <= 0 ? items.length - 1 : at - 1);
  if (active === undefined || items[at]?.kind !== 'recent') return undefined;
  if (key === 'ArrowRight' && !active.isRemoval) return { key: active.key, isRemoval: true };
  if (key === 'ArrowLeft' && active.isRemoval) return { key: active.key, isRemoval: false };
  return undefined;
}

function rowAt(items: readonly SearchItem[], index: number): ActiveItem | undefined {
  const item = items[index] ?? items[0];
  return item === undefined ? undefined : { key: itemKey(item), isRemoval: false };
}

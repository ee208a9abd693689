/** The state of a search box: its text, what it suggests, and what keys and picks do. */

import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchResult } from '../../api/types.ts';
import { searchPath, titlePath } from '../../lib/paths.ts';
import { queryOf } from './query-text.ts';
import { forgetAllRecent, forgetRecent, recent } from './recent.ts';
import { type ActiveItem, itemKey, moveActive, recentItems, type SearchItem, titleItems } from './search-items.ts';
import { suggestionsQuery, useSuggestions } from './use-suggestions.ts';

interface Options {
  readonly box: RefObject<HTMLInputElement | null>;
  /** The text that the address of the page is about; the box follows it. */
  readonly addressQuery: string;
  /** Takes the picked title; without it, picking leads to the title's page. */
  readonly onPick: ((title: SearchResult) => void) | undefined;
  readonly clearOnPick: boolean;
}

/** The state of a search box. */
export function useSearchBox({ box, addressQuery, onPick, clearOnPick }: Options) {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [text, setText] = useState(addressQuery);
  const [followed, setFollowed] = useState(addressQuery);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setActive] = useState<ActiveItem>();
  const recents = recent.use();
  const query = queryOf(text);
  const suggestions = useSuggestions(isOpen ? query : '');
  const { titles } = suggestions;
  const items = useMemo(
    () => (query === '' ? recentItems(recents) : titleItems(titles ?? [], onPick === undefined)),
    [query, recents, titles, onPick],
  );
  const active = items.some((item) => itemKey(item) === chosen?.key) ? chosen : undefined;

  if (followed !== addressQuery) {
    setFollowed(addressQuery);
    setText(addressQuery);
    setOpen(false);
  }

  const open = (): void => setOpen(true);
  const close = (): void => {
    setOpen(false);
    setActive(undefined);
  };
  const write = (next: string): void => {
    setText(next);
    setActive(undefined);
    setOpen(true);
  };
  const leaveFor = (path: string): void => {
    close();
    navigate(path);
    globalThis.scrollTo(0, 0);
    // An on-screen keyboard would cover where it led.
    if (globalThis.matchMedia('(pointer: coarse)').matches) box.current?.blur();
  };
  const pick = (title: SearchResult): void => {
    setText(onPick === undefined || clearOnPick ? '' : title.title);
    if (onPick === undefined) leaveFor(titlePath(title.tconst));
    else {
      close();
      onPick(title);
    }
  };
  const pickFirst = async (wanted: string): Promise<void> => {
    const before = box.current?.value;
    const answer = await client.fetchQuery(suggestionsQuery(wanted)).catch(() => undefined);
    const first = answer?.titles[0];
    if (first !== undefined && box.current?.value === before) pick(first);
  };
  const submit = (): void => {
    if (query === '') return;
    if (onPick === undefined) leaveFor(searchPath(query));
    else void pickFirst(query);
  };
  const choose = (item: SearchItem): void => {
    if (item.kind === 'title') pick(item.title);
    else if (item.kind === 'all') submit();
    else if (item.kind === 'forget-all') {
      forgetAllRecent();
      setActive(undefined);
    } else if (item.entry.kind === 'query') {
      if (onPick === undefined) leaveFor(searchPath(item.entry.q));
      else write(item.entry.q);
    } else if (onPick === undefined) leaveFor(titlePath(item.entry.tconst));
    else void pickFirst(item.entry.tconst);
  };
  const remove = (item: SearchItem): void => {
    if (item.kind !== 'recent') return;
    forgetRecent(item.entry);
    const at = items.indexOf(item);
    const next = items[at + 1]?.kind === 'recent' ? items[at + 1] : items[at - 1];
    setActive(active === undefined || next === undefined ? undefined : { key: itemKey(next), isRemoval: false });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const activeItem = active && items.find((item) => itemKey(item) === active.key);
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!isOpen || activeItem === undefined) submit();
      else if (active?.isRemoval === true) remove(activeItem);
      else choose(activeItem);
    } else if (event.key === 'Escape') {
      if (!isOpen && text === '') return;
      event.preventDefault();
      if (isOpen) close();
      else setText('');
    } else if (event.key === 'Tab') close();
    else if (event.key === 'Delete' && isOpen && activeItem?.kind === 'recent') remove(activeItem);
    else if (!isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      open();
    } else if (isOpen && !event.shiftKey) {
      const moved = moveActive(items, active, event.key);
      if (moved === undefined) return;
      event.preventDefault();
      setActive(moved);
    }
  };

  return { text, query, isOpen, items, active, suggestions, open, close, write, choose, remove, onKeyDown };
}

/** What the popup draws of a search box. */
export type SearchBoxState = ReturnType<typeof useSearchBox>;

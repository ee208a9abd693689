/** Titles that the person does not want to be recommended any more, kept in this browser. */

import { stored } from '../../lib/stored.ts';
import type { HiddenReason, HiddenTitle } from './hidden-list.ts';
import { MOST_HIDDEN, mergeHidden, readHidden } from './hidden-list.ts';

export { type HiddenReason, type HiddenTitle, MOST_HIDDEN } from './hidden-list.ts';

/** The hidden titles, the latest first. */
export const hiddenTitles = stored<readonly HiddenTitle[]>('hidden-titles', [], (json) =>
  Array.isArray(json) ? readHidden(json).titles : undefined,
);

/** Hides a title from now on. */
export function hideTitle(title: Omit<HiddenTitle, 'reason' | 'at'>, reason: HiddenReason): void {
  const { tconst, title: name, year, genres, title_type } = title;
  hiddenTitles.set((before) =>
    [
      { tconst, title: name, year, genres, title_type, reason, at: Date.now() },
      ...before.filter((other) => other.tconst !== tconst),
    ].slice(0, MOST_HIDDEN),
  );
}

/** Lets a title be recommended again. */
export function showTitle(tconst: string): void {
  hiddenTitles.set((before) => before.filter((other) => other.tconst !== tconst));
}

/** Hides titles as they were hidden before, beside those that are hidden by now. */
export function restoreTitles(titles: readonly HiddenTitle[]): void {
  hiddenTitles.set((before) => mergeHidden(before, titles));
}

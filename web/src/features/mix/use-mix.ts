/** The mix that the address says, and ways to change it. */

import { useLayoutEffect, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { lastMix } from './last-mix.ts';
import { EMPTY_MIX, formatMix, isEmptyMix, type Mix, type MixAddress, parseMix, withTitle } from './mix-address.ts';

/** State of entries of the history in which someone picks from the wall of titles. */
const PICKING = 'picking';

/** The mix of the page. */
export interface CurrentMix extends MixAddress {
  /** Whether someone is still picking from the wall of titles, as this entry of the history says. */
  readonly isPicking: boolean;
  /** Goes to the address of another mix; back returns to this one. */
  readonly change: (next: Mix, options?: { readonly picking?: boolean }) => void;
  /** Puts the address in order, without what was of no use. */
  readonly tidy: () => void;
}

/**
 * The mix of the address.
 *
 * @param onAdded hears which mix there was before an address that says `add` added to it
 */
export function useMix(onAdded: (before: Mix) => void): CurrentMix {
  const search = useSearch();
  const [, navigate] = useLocation();
  const isPicking = useHistoryState<unknown>() === PICKING;
  const address = useMemo(() => parseMix(search), [search]);
  const { mix, added } = address;
  const shown = useRef({ search: '', mix: EMPTY_MIX });

  // Before the page is painted: an address that adds is only a way to another one.
  useLayoutEffect(() => {
    if (added.length === 0) {
      shown.current = { search, mix };
      return;
    }
    const before = [mix, shown.current.mix, lastMix.get()].find((one) => one !== undefined && !isEmptyMix(one));
    const next = added.reduce((all, tconst) => withTitle(all, tconst, 'like'), before ?? EMPTY_MIX);
    lastMix.set(next);
    navigate(formatMix(isEmptyMix(shown.current.mix) ? search : shown.current.search, next), { replace: true });
    if (before !== undefined && next !== before) onAdded(before);
  }, [search, mix, added, navigate, onAdded]);

  return {
    ...address,
    isPicking: (isPicking || isEmptyMix(mix)) && added.length === 0,
    change: (next, { picking = false } = {}) => {
      if (!isEmptyMix(next)) lastMix.set(next);
      navigate(formatMix(globalThis.location.search, next), { state: picking ? PICKING : null });
    },
    tidy: () => navigate(formatMix(search, mix), { replace: true, state: isPicking ? PICKING : null }),
  };
}

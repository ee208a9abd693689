/** The conditions and wishes that are on, in words, and the controls without each. */

import { formatCompact, formatRuntime, formatShare, formatType } from '../../lib/format.ts';
import { type Controls, DEFAULT_CONTROLS } from './controls.ts';
import { STRATEGY_NAMES } from './strategies.ts';

/** A condition that is on. */
export interface ActiveFilter {
  /** Such as `Rated 7.5 or better`. */
  readonly label: string;
  /** What to change to be rid of it. */
  readonly without: Partial<Controls>;
}

/** The conditions that are on; those that tend to leave the fewest titles first. */
export function activeFilters(controls: Controls): readonly ActiveFilter[] {
  const { types, wanted, unwanted, from, to, rating, votes, runtime } = controls;
  const filters: (ActiveFilter | false)[] = [
    rating !== undefined && { label: `Rated ${rating} or better`, without: { rating: undefined } },
    votes !== undefined && { label: `${formatCompact(votes)} votes or more`, without: { votes: undefined } },
    runtime !== undefined && { label: `${formatRuntime(runtime)} or shorter`, without: { runtime: undefined } },
    (from !== undefined || to !== undefined) && {
      label: formatYears(from, to),
      without: { from: undefined, to: undefined },
    },
    ...wanted.map((genre) => ({ label: genre, without: { wanted: wanted.filter((other) => other !== genre) } })),
    ...unwanted.map((genre) => ({
      label: `No ${genre}`,
      without: { unwanted: unwanted.filter((other) => other !== genre) },
    })),
    ...types.map((type) => ({ label: formatType(type), without: { types: types.filter((other) => other !== type) } })),
  ];
  return filters.filter((filter) => filter !== false);
}

/** How titles are ranked, where it is not as usual; nothing of it leaves a title out. */
export function activeWishes({ strategy, diversity, familiarity }: Controls): readonly ActiveFilter[] {
  const wishes: (ActiveFilter | false)[] = [
    strategy === 'content' && { label: STRATEGY_NAMES.content, without: { strategy: 'hybrid' } },
    diversity !== undefined && { label: `Variety ${formatShare(diversity)}`, without: { diversity: undefined } },
    familiarity !== undefined && {
      label: `Familiarity ${formatShare(familiarity)}`,
      without: { familiarity: undefined },
    },
  ];
  return wishes.filter((wish) => wish !== false);
}

/** No conditions and wishes, and as many titles as before. */
export function withoutFilters({ count }: Controls): Controls {
  return { ...DEFAULT_CONTROLS, count };
}

/** `1990–2015`, `From 1990`, `Until 2015`, or `Any year`. */
export function formatYears(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return from === to ? String(from) : `${from}–${to}`;
  if (from !== undefined) return `From ${from}`;
  return to === undefined ? 'Any year' : `Until ${to}`;
}

/** The strategies by the names that people read. */

import type { Strategy } from '../../api/types.ts';

/** What each strategy is called. */
export const STRATEGY_NAMES: Readonly<Record<Strategy, string>> = {
  hybrid: 'Smart match',
  content: 'Genres and numbers',
};

/** What each strategy heeds, in a sentence. */
export const STRATEGY_HINTS: Readonly<Record<Strategy, string>> = {
  hybrid: 'Weighs people, taste, genres and fame together.',
  content: 'Compares genres, rating, votes, runtime and year, and nothing else.',
};

/** The strategies to choose from. */
export const STRATEGY_OPTIONS = (['hybrid', 'content'] as const).map((value) => ({
  value,
  label: STRATEGY_NAMES[value],
}));

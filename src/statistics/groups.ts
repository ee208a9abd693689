/** Titles counted by decade, genre or type, with what each group is rated and voted. */

import type { Title } from '../domain/title.ts';
import { quantile } from './describe.ts';
import { roundDigits } from './round.ts';

/** One group of titles, rounded. */
export interface Group<Key> {
  readonly key: Key;
  readonly facts: { titles: number; share: number; mean_rating: number; median_votes: number };
}

/** What is gathered of the titles of a group. */
interface Members {
  /** The title that was counted last. */
  last: Title | undefined;
  /** Sum of the ratings. */
  ratings: number;
  readonly votes: number[];
}

/**
 * Groups titles by keys, of which each title may have any number; a title counts once in each group.
 *
 * O(n log n); does not depend on the order of the titles.
 *
 * @returns the groups by key, ascending
 */
export function groupTitles<Key extends string | number>(
  titles: readonly Title[],
  keysOf: (title: Title) => readonly Key[],
): Group<Key>[] {
  const groups = new Map<Key, Members>();
  for (const title of titles) {
    for (const key of keysOf(title)) {
      const group = groups.get(key) ?? { last: undefined, ratings: 0, votes: [] };
      if (group.last === title) continue;
      if (group.last === undefined) groups.set(key, group);
      group.last = title;
      group.ratings += title.averageRating;
      group.votes.push(title.numVotes);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { ratings, votes }]) => ({
      key,
      facts: {
        titles: votes.length,
        share: roundDigits(votes.length / titles.length),
        mean_rating: roundDigits(ratings / votes.length),
        median_votes: roundDigits(quantile(Float64Array.from(votes).sort(), 0.5)),
      },
    }));
}

/** The same groups with the largest first; those of one size stay in the order of their keys. */
export function largestFirst<Key>(groups: readonly Group<Key>[]): Group<Key>[] {
  return [...groups].sort((a, b) => b.facts.titles - a.facts.titles);
}

/** The best titles by some value. */

import type { RankedTitle } from '../domain/statistics.ts';
import type { Title } from '../domain/title.ts';
import { roundDigits } from './round.ts';

/**
 * The titles of the largest values, ties by tconst, ascending. O(n) for values in random order: nearly all are turned down by one
 * comparison.
 *
 * @param values one per title
 * @param weighted the weighted rating of each title, to show
 */
export function topTitles(
  titles: readonly Title[],
  values: Float64Array,
  weighted: Float64Array,
  limit: number,
): RankedTitle[] {
  const best: { title: Title; value: number; weighted: number }[] = [];
  for (const [index, title] of titles.entries()) {
    const entry = { title, value: values[index] ?? 0, weighted: weighted[index] ?? 0 };
    const last = best[limit - 1];
    if (last !== undefined && !precedes(entry, last)) continue;
    const rank = best.findIndex((other) => precedes(entry, other));
    best.splice(rank === -1 ? best.length : rank, 0, entry);
    if (best.length > limit) best.pop();
  }
  return best.map((entry, index) => rankedTitle(entry.title, index + 1, entry.weighted));
}

function precedes(a: { title: Title; value: number }, b: { title: Title; value: number }): boolean {
  return a.value === b.value ? a.title.tconst < b.title.tconst : a.value > b.value;
}

function rankedTitle(title: Title, rank: number, weighted: number): RankedTitle {
  return {
    rank,
    tconst: title.tconst,
    title: title.primaryTitle,
    year: title.startYear,
    rating: title.averageRating,
    votes: title.numVotes,
    weighted_rating: roundDigits(weighted),
    genres: title.genres.join(','),
    runtime_minutes: title.runtimeMinutes,
    title_type: title.titleType,
  };
}

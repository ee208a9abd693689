/** The baseline that a person would try first: what is popular among films of the same genre. */

import type { UserScorer } from '../collaborative/user-scorer.ts';

/**
 * When a film is of the same genre as a liked one: `any`: it has one of its genres; `rarest`: it has the rarest of them, the
 * first in code point order of equally rare ones; `all`: it has all of them.
 */
export const SAME_GENRE_FORMS = ['any', 'rarest', 'all'] as const;

/** One of the forms. */
export type SameGenreForm = (typeof SAME_GENRE_FORMS)[number];

/**
 * score(u, i) = the number of j ∈ H_u of whose genre i is, then popularity: a whole number plus p_i / (1 + max p).
 *
 * A liked film without genres has none in common with any. O(|H_u| · items).
 *
 * @param genres of each item, each once
 * @param popularity of each item, at least 0
 */
export function sameGenreScorer(
  genres: readonly (readonly string[])[],
  popularity: Float64Array,
  form: SameGenreForm,
): UserScorer {
  const scale = 1 + popularity.reduce((most, value) => Math.max(most, value), 0);
  const itemsOf = new Map<string, Set<number>>();
  genres.forEach((own, item) => {
    for (const genre of own) itemsOf.set(genre, (itemsOf.get(genre) ?? new Set()).add(item));
  });
  const frequency = (genre: string): number => itemsOf.get(genre)?.size ?? 0;
  const wanted = genres.map((own) => {
    const byRarity = [...own].sort((a, b) => frequency(a) - frequency(b) || (a < b ? -1 : 1));
    return form === 'rarest' ? byRarity.slice(0, 1) : byRarity;
  });
  return {
    items: genres.length,
    scoreUser(history, out) {
      for (let item = 0; item < out.length; item += 1) out[item] = popularity[item]! / scale;
      for (const liked of history) {
        const shared = new Int32Array(genres.length);
        const own = wanted[liked] ?? [];
        for (const genre of own) for (const item of itemsOf.get(genre) ?? []) shared[item] = shared[item]! + 1;
        const needed = form === 'all' ? own.length : 1;
        for (let item = 0; item < out.length; item += 1)
          if (own.length > 0 && shared[item]! >= needed) out[item] = out[item]! + 1;
      }
    },
  };
}

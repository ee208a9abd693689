/** The ranking formula, and the list of the best matches so far. */

import type { MatchTier, TitleMatch } from './types.ts';

/** The tiers that are found by comparing letters. */
export type LetterTier = Exclude<MatchTier, 'tconst'>;

/**
 * How much a match is worth, in decades of votes: a match scores log₁₀(1 + votes) + the worth of its tier − what it lacks. Votes span about
 * seven decades, so tiers farther apart than that keep their order whatever the votes.
 */
export interface Worth {
  /** By the query's letters: what a whole name is worth above a beginning. The last entry holds for longer queries. */
  readonly exact: readonly number[];
  /** What is left of that for each further title of the same name: a share, 0–1. */
  readonly namesake: number;
  /** By tier; a beginning is 0. */
  readonly tier: Readonly<Record<LetterTier, number>>;
  /** `exact`, `prefix`: a name that matches only without its article. */
  readonly article: number;
  /** `prefix`, `word-prefix`, `substring`: a space in the query where no word of the name starts. */
  readonly split: number;
  /** `substring`: for each letter that the query has fewer than {@link SURE_SUBSTRING}. */
  readonly short: number;
  /** `words`: a word of the query that the name lacks; and if it is a small one ("of"). */
  readonly missing: number;
  readonly missingSmall: number;
  /** `words`: a word of the name that goes on after the query's ends. */
  readonly partial: number;
  /** `words`: for the share of the name, 0–1, that the query leaves out. */
  readonly uncovered: number;
  /** `typo`: for each edit; and for a beginning instead of a whole name. */
  readonly typo: number;
  readonly beginning: number;
}

/** So many letters inside a word are no coincidence. */
export const SURE_SUBSTRING = 7;

/** The weights of {@link TitleSearch.search}; tuned by `bench/search.ts` on queries other than those reported. */
export const SEARCH: Worth = {
  exact: [0, 0.5, 0.5, 0.8, 1, 1.2, 1.5, 1.8, 2],
  namesake: 0.5,
  tier: { exact: 0, prefix: 0, 'word-prefix': -6, substring: -9, words: -7, typo: -7 },
  article: 0.6,
  split: 2,
  short: 0.5,
  missing: 4,
  missingSmall: 1,
  partial: 1,
  uncovered: 2,
  typo: 1.5,
  beginning: 2,
};

/** The weights of type-ahead: votes count for more, so that one to three letters bring up what most people look for. */
export const SUGGEST: Worth = {
  ...SEARCH,
  exact: [0, 0.3, 0.5, 0.5, 0.5, 1, 1.5, 1.8, 2],
  article: 0.3,
  tier: { ...SEARCH.tier, 'word-prefix': -2 },
};

/**
 * For a query that ends with a year: what a title of that year scores more, one of the year before or after, a name that begins with
 * all of the query, and one that has all of it in another way.
 */
export const YEAR_WORTH = { same: 8, next: 4, name: 12, nearName: 2 } as const;

/** The best matches so far, in order; one entry a place. */
export class Ranking {
  readonly #limit: number;
  readonly #places: number[] = [];
  readonly #tiers: LetterTier[] = [];
  readonly #scores: number[] = [];

  /** @param limit how many to keep; at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many there are. */
  get size(): number {
    return this.#places.length;
  }

  /** What a score must exceed to get in; −∞ while there is room. */
  floor = Number.NEGATIVE_INFINITY;

  /** Takes a match in, if it is good enough; of two matches of a title the better one stays; of two equal ones the earlier. */
  offer(place: number, tier: LetterTier, score: number): void {
    if (score <= this.floor) return;
    const known = this.#places.indexOf(place);
    if (known >= 0) {
      if (this.#scores[known]! >= score) return;
      this.#remove(known);
    }
    let at = this.#places.length;
    while (at > 0 && this.#scores[at - 1]! < score) at--;
    this.#places.splice(at, 0, place);
    this.#tiers.splice(at, 0, tier);
    this.#scores.splice(at, 0, score);
    if (this.#places.length > this.#limit) this.#remove(this.#limit);
    if (this.#places.length === this.#limit) this.floor = this.#scores[this.#limit - 1]!;
  }

  /** The score of the match at a rank, from 0; −∞ beyond the last. */
  scoreAt(rank: number): number {
    return this.#scores[rank] ?? Number.NEGATIVE_INFINITY;
  }

  /** The matches, the best first. */
  matches(rows: Uint32Array): TitleMatch[] {
    return this.#places.map((place, rank) => ({ row: rows[place]!, tier: this.#tiers[rank]! }));
  }

  #remove(rank: number): void {
    this.#places.splice(rank, 1);
    this.#tiers.splice(rank, 1);
    this.#scores.splice(rank, 1);
  }
}

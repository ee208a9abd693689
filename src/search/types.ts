/** What a search answers. */

/** How a title matches a query, the best first. */
export const MATCH_TIERS = ['tconst', 'exact', 'prefix', 'word-prefix', 'substring', 'words', 'typo'] as const;

/** One of the ways in which a title matches a query. */
export type MatchTier = (typeof MATCH_TIERS)[number];

/** A title that matches. */
export interface TitleMatch {
  /** Index of the title in the list that the search was built from. */
  readonly row: number;
  readonly tier: MatchTier;
}

/** A range of a title's characters: UTF-16 units from `start` up to, not including, `end`. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
}

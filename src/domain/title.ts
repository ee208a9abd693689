/** What a title is: the facts of one film or series that every room shares. */

/** The values of IMDb's `titleType` column. */
export const TITLE_TYPES = [
  'movie',
  'short',
  'tvEpisode',
  'tvMiniSeries',
  'tvMovie',
  'tvPilot',
  'tvSeries',
  'tvShort',
  'tvSpecial',
  'video',
  'videoGame',
] as const;

/** One of IMDb's title types. */
export type TitleType = (typeof TITLE_TYPES)[number];

/** One film or series of the catalogue, as it passed the filter and the gates. */
export interface Title {
  /** IMDb's identifier: `tt` and at least seven digits. */
  readonly tconst: string;
  readonly titleType: TitleType;
  /** The title by which it is best known. */
  readonly primaryTitle: string;
  /** The title in the original language. */
  readonly originalTitle: string;
  /** Year of release, or of a series' first broadcast. */
  readonly startYear: number;
  /** Minutes; `null` where IMDb does not know. */
  readonly runtimeMinutes: number | null;
  /** One to three genre names, in IMDb's order. */
  readonly genres: readonly string[];
  /** Mean of all users' ratings, 0–10. */
  readonly averageRating: number;
  /** How many users rated it. */
  readonly numVotes: number;
}

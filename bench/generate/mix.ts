/** What the titles of IMDb's files are like: types, gaps, years, runtimes, ratings and votes, as rough proportions. */

import type { TitleType } from '../../src/domain/title.ts';

/** How the titles of one type are distributed. Shares and probabilities are in [0, 1]. */
export interface Kind {
  readonly type: TitleType;
  /** Share of all titles; the first kind takes what is left of 1. */
  readonly share: number;
  /** Probability of having a rating when 15 of 110 titles have one. */
  readonly rated: number;
  /** Mean and standard deviation of the rating. */
  readonly rating: readonly [mean: number, deviation: number];
  /** Mean and standard deviation of the logarithm of the votes above the minimum of five. */
  readonly logVotes: readonly [mean: number, deviation: number];
  /** Probability of being for adults. */
  readonly adult: number;
  /** Probability that the runtime is missing, without and with a rating. */
  readonly runtimeMissing: readonly [unrated: number, rated: number];
  /** Minutes: shortest, and mean above it. */
  readonly runtime: readonly [shortest: number, meanAbove: number];
  /** Mean age in years, for those that are not from the early decades. */
  readonly age: number;
  /** Which genres are likely. */
  readonly genres: 'film' | 'short' | 'television';
  /** Probability of having an end year. */
  readonly ended: number;
}

/** Every kind, the most frequent first. */
export const KINDS: readonly Kind[] = [
  kind('tvEpisode', 0.7405, 0.09, [7.35, 1.15], [2.9, 1.75], 0.02, [0.8, 0.55], [5, 35], 13, 'television'),
  kind('short', 0.1, 0.15, [6.8, 1.3], [2.65, 1.55], 0.008, [0.37, 0.12], [1, 13], 15, 'short'),
  kind('movie', 0.065, 0.46, [6.15, 1.35], [3.9, 3.1], 0.013, [0.56, 0.11], [60, 32], 17, 'film'),
  kind('video', 0.029, 0.17, [6.5, 1.5], [2.8, 1.9], 0.5, [0.4, 0.15], [10, 65], 18, 'film'),
  kind('tvSeries', 0.027, 0.34, [6.85, 1.35], [3.6, 3.2], 0.006, [0.85, 0.3], [10, 35], 15, 'television', 0.4),
  kind('tvMovie', 0.018, 0.35, [6.55, 1.25], [3.3, 2.2], 0.004, [0.45, 0.15], [45, 40], 25, 'film'),
  kind('tvMiniSeries', 0.007, 0.33, [7.1, 1.2], [3.6, 3.2], 0.004, [0.75, 0.25], [20, 80], 11, 'television', 0.7),
  kind('tvSpecial', 0.007, 0.25, [6.8, 1.3], [3, 1.9], 0.01, [0.55, 0.2], [20, 60], 16, 'television'),
  kind('videoGame', 0.005, 0.4, [6.9, 1.4], [3.2, 2.1], 0.02, [0.99, 0.97], [1, 30], 15, 'film'),
  kind('tvShort', 0.0015, 0.2, [6.8, 1.2], [3, 1.9], 0.002, [0.3, 0.1], [1, 15], 25, 'short'),
];

/** Share of the titles of which {@link Kind.rated} speaks. */
export const USUAL_RATED_SHARE = 0.138;

/** The oldest and the newest year that occur. */
export const YEARS = { first: 1894, last: 2026 } as const;

/** Share of titles of the decades before 1970, beyond what ages give. */
export const EARLY_SHARE = 0.06;

/** Probability that the start year is missing, without and with a rating. */
export const YEAR_MISSING: readonly [unrated: number, rated: number] = [0.138, 0.0005];

/** Probability that the genres are missing, without and with a rating. */
export const GENRES_MISSING: readonly [unrated: number, rated: number] = [0.049, 0.02];

/** The least and the most votes that occur. */
export const VOTES = { least: 5, most: 3_000_000 } as const;

/** Weight of each of IMDb's 28 genres among films (and shorts, which are all of the genre Short as well) and on television. */
export const GENRE_WEIGHTS: Readonly<Record<string, readonly [film: number, television: number]>> = {
  Action: [90, 60],
  Adult: [0, 0],
  Adventure: [50, 55],
  Animation: [35, 70],
  Biography: [22, 6],
  Comedy: [200, 240],
  Crime: [70, 70],
  Documentary: [160, 130],
  Drama: [380, 330],
  Family: [35, 110],
  Fantasy: [32, 32],
  'Film-Noir': [2, 0],
  'Game-Show': [0.5, 65],
  History: [25, 22],
  Horror: [75, 8],
  Music: [28, 45],
  Musical: [17, 3],
  Mystery: [45, 35],
  News: [2, 140],
  'Reality-TV': [1, 130],
  Romance: [100, 110],
  'Sci-Fi': [28, 22],
  Short: [0, 12],
  Sport: [14, 60],
  'Talk-Show': [1, 190],
  Thriller: [95, 18],
  War: [20, 4],
  Western: [15, 6],
};

function kind(
  type: TitleType,
  share: number,
  rated: number,
  rating: Kind['rating'],
  logVotes: Kind['logVotes'],
  adult: number,
  runtimeMissing: Kind['runtimeMissing'],
  runtime: Kind['runtime'],
  age: number,
  genres: Kind['genres'],
  ended = 0,
): Kind {
  return { type, share, rated, rating, logVotes, adult, runtimeMissing, runtime, age, genres, ended };
}

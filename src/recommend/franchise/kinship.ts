/** What genres, kinds, years and fame say about two titles whose names are alike. */

import type { Title } from '../../domain/title.ts';
import type { Place } from './places.ts';
import { STAND } from './stems.ts';

/** The most that {@link kinship} says. */
export const MOST_KINSHIP = 1.05;
/** What fame adds. */
const FAMOUS_NAMESAKES = 2.8;
/** Votes that make a title well known. */
const WELL_KNOWN = 40_000;

/** The share of genres that two titles have in common, of all that they have: Jaccard's index, 0–1. */
export function genreLikeness(a: Title, b: Title): number {
  let both = 0;
  for (const genre of a.genres) if (b.genres.includes(genre)) both += 1;
  return both / (a.genres.length + b.genres.length - both);
}

/** Whether only one of two titles has a genre. */
export function differIn(genre: string, a: Title, b: Title): boolean {
  return a.genres.includes(genre) !== b.genres.includes(genre);
}

/**
 * Likeness of genres and kinds, −2.6 to {@link MOST_KINSHIP}.
 *
 * @param strangers whether no shared people are known
 */
export function kinship(a: Title, b: Title, strangers: boolean): number {
  const likeness = genreLikeness(a, b);
  let sum = (likeness - 0.3) * 1.5;
  if (differIn('Animation', a, b)) sum -= 0.5;
  if (differIn('Documentary', a, b)) sum -= 1;
  if (!strangers) return sum;
  if (likeness === 0) sum -= 0.5;
  return isSeries(a) === isSeries(b) ? sum : sum - 0.15;
}

function isSeries({ titleType }: Title): boolean {
  return titleType === 'tvSeries' || titleType === 'tvMiniSeries';
}

/**
 * What fame says of titles without known people in common: two well-known ones of one name and the same genres are hardly
 * strangers. A remake or a series of a film it is then, as far as one can tell.
 */
export function fame(a: Title, b: Title, one: Place, other: Place): number {
  if (one.stand !== STAND.whole || other.stand !== STAND.whole) return 0;
  if (Math.min(a.numVotes, b.numVotes) < WELL_KNOWN || a.genres.length < 2) return 0;
  return genreLikeness(a, b) === 1 ? FAMOUS_NAMESAKES : 0;
}

/** What years say: a second part does not come before the first, nor two films of one name in a year. */
export function yearEvidence(a: Title, b: Title, one: Place, other: Place): number {
  const gap = a.startYear - b.startYear;
  if (one.stand === STAND.whole && other.stand === STAND.whole)
    return gap === 0 && a.titleType === b.titleType ? -1 : 0;
  if (one.stand === STAND.whole && other.stand === STAND.part && other.number > 1 && gap > 1) return -1.5;
  if (other.stand === STAND.whole && one.stand === STAND.part && one.number > 1 && gap < -1) return -1.5;
  return 0;
}

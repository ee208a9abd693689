/** The titles that the benchmark searches: the real ones, and any number that are distributed like them. */

import type { Random } from '../../src/domain/random.ts';
import type { Title, TitleType } from '../../src/domain/title.ts';
import { readRealTitles } from '../search/real-titles.ts';

const REAL_TITLES = 38_466;
const LAST_YEAR = 2026;
/** How far a generated title lies from the real one that it was drawn from; standard deviations. */
const JITTER = { rating: 0.5, years: 3, logVotes: 0.5, logRuntime: 0.15 } as const;
/** What stands in for the real titles without them: as many genres and genre sets as those have. */
const TYPES: readonly TitleType[] = ['movie', 'tvSeries', 'tvMovie', 'tvMiniSeries'];
const SYNTHETIC = { genres: 26, sets: 753 } as const;

/** Titles, and where they come from. */
export interface Catalogue {
  readonly source: 'real' | 'synthetic';
  readonly titles: readonly Title[];
}

/** The titles in the folder that pass the default filter, by tconst; without such files, as many synthetic ones. */
export function baseCatalogue(folder: string, random: Random): Catalogue {
  const titles = readRealTitles(folder);
  if (titles === undefined) return { source: 'synthetic', titles: syntheticTitles(random) };
  return { source: 'real', titles: titles.sort((a, b) => (a.tconst < b.tconst ? -1 : 1)) };
}

/**
 * Makes titles like those of a catalogue: each has type and genres of one of them, all serving equally often in an order drawn at random, and
 * its numbers jittered, in the same steps as real numbers have (a smoothed bootstrap: Silverman, "Density Estimation", 1986, section 6.4). So
 * genre sets are as frequent as in the catalogue.
 *
 * @param count at least as many as the catalogue has, for all its genre sets to occur
 */
export function generateTitles(base: readonly Title[], count: number, random: Random): Title[] {
  const order = shuffled(base, random);
  return Array.from({ length: count }, (_, row) => {
    const title = order[row % order.length]!;
    const runtime = (title.runtimeMinutes ?? 90) * Math.exp(JITTER.logRuntime * normal(random));
    return {
      ...title,
      tconst: `tt${String(row + 1).padStart(8, '0')}`,
      averageRating: clamp(Math.round((title.averageRating + JITTER.rating * normal(random)) * 10) / 10, 1, 10),
      numVotes: Math.max(500, Math.round(title.numVotes * Math.exp(JITTER.logVotes * normal(random)))),
      runtimeMinutes: Math.max(1, Math.round(runtime)),
      startYear: clamp(Math.round(title.startYear + JITTER.years * normal(random)), 1970, LAST_YEAR),
    };
  });
}

/** How many different sets of genres the titles have. */
export function countGenreSets(titles: readonly Title[]): number {
  return new Set(titles.map(({ genres }) => genres.toSorted().join())).size;
}

/** Titles whose genre sets are drawn by Zipf's law (the n-th most frequent as 1 / n), and whose numbers spread as real ones roughly do. */
function syntheticTitles(random: Random): Title[] {
  const distinct = new Map<string, readonly string[]>();
  while (distinct.size < SYNTHETIC.sets) {
    const drawn = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      Math.floor(random() ** 2 * SYNTHETIC.genres),
    );
    const set = [...new Set(drawn)].sort((a, b) => a - b).map((genre) => `Genre${genre}`);
    distinct.set(set.join(), set);
  }
  const sets = [...distinct.values()];
  let total = 0;
  const upTo = sets.map((_, rank) => {
    total += 1 / (rank + 1);
    return total;
  });
  const drawSet = (): readonly string[] => {
    const drawn = random() * total;
    return sets[upTo.findIndex((end) => drawn < end)] ?? sets[0]!;
  };
  return Array.from({ length: REAL_TITLES }, (_, row) => ({
    tconst: `tt${String(row + 1).padStart(7, '0')}`,
    titleType: TYPES[Math.min(TYPES.length - 1, Math.floor(random() ** 6 * TYPES.length))]!,
    primaryTitle: `Title ${row}`,
    originalTitle: `Title ${row}`,
    startYear: clamp(Math.round(LAST_YEAR - 56 * random() ** 1.7), 1970, LAST_YEAR),
    runtimeMinutes: Math.max(1, Math.round(100 * Math.exp(0.3 * normal(random)))),
    genres: drawSet(),
    averageRating: clamp(Math.round((6.3 + 1.1 * normal(random)) * 10) / 10, 1, 10),
    numVotes: Math.round(500 * Math.exp(1.7 * Math.abs(normal(random)))),
  }));
}

/** A draw from the standard normal distribution (Box and Muller, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A random order, all alike likely (Fisher and Yates; Durstenfeld, 1964). */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    [order[last], order[at]] = [order[at]!, order[last]!];
  }
  return order;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

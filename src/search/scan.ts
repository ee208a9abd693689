/** What every scan over the names is given. */

import type { NameTable } from './name-table.ts';
import type { LetterTier, Ranking, Worth } from './ranking.ts';
import { YEAR_WORTH } from './ranking.ts';

/** A year that titles should have, and the years of the titles by place. */
export interface WantedYear {
  readonly year: number;
  readonly years: Int16Array;
}

/** Where a scan looks, how it scores and where its matches go. */
export interface Scan {
  readonly table: NameTable;
  readonly worth: Worth;
  readonly ranking: Ranking;
  /** The year that titles should have, when the pattern is a query without its year. */
  readonly wanted?: WantedYear | undefined;
  /** Whether the query ends with what could be a year: a name that really has the number goes before a title of that year. */
  readonly verbatim?: boolean | undefined;
}

/** The most that a year can be worth in a scan. */
export function mostYearWorth({ wanted, verbatim }: Scan): number {
  if (verbatim === true) return YEAR_WORTH.name;
  return wanted === undefined ? 0 : YEAR_WORTH.same;
}

/** Offers a match of a tier, less what it lacks. */
export function offer(scan: Scan, place: number, tier: LetterTier, lacks: number): void {
  const { table, worth, ranking } = scan;
  ranking.offer(place, tier, table.fame[place]! + worth.tier[tier] + yearWorth(scan, place, tier) - lacks);
}

function yearWorth({ wanted, verbatim }: Scan, place: number, tier: LetterTier): number {
  if (verbatim === true) return tier === 'exact' || tier === 'prefix' ? YEAR_WORTH.name : YEAR_WORTH.nearName;
  if (wanted === undefined) return 0;
  const apart = Math.abs(wanted.years[place]! - wanted.year);
  if (apart > 1) return 0;
  return apart === 0 ? YEAR_WORTH.same : YEAR_WORTH.next;
}

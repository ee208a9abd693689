/** Finds the names that a query means but for a few typos. */

import type { Typos } from './distance.ts';
import type { Pattern } from './query.ts';
import { mostYearWorth, offer, type Scan } from './scan.ts';
import { bitCount, OPENING_LETTERS, PAIRS_PER_EDIT } from './signature.ts';

/** How many typos a query of so many letters may have: none below 3, one below 6, two below 12, three from there on. */
export function allowedTypos(letters: number): number {
  if (letters < 3) return 0;
  if (letters < 6) return 1;
  return letters < 12 ? 2 : 3;
}

/** Names that are, or begin with, something within the allowed number of typos of the query; with or without their article. */
export function scanTypos(scan: Scan, typos: Typos, pattern: Pattern): void {
  const { table, worth, ranking } = scan;
  const { count, signatures, places, fame, starts, articles, letters } = table;
  const length = pattern.letters.length;
  const allowed = allowedTypos(length);
  if (allowed === 0) return;
  const year = mostYearWorth(scan);
  typos.prepare(pattern.letters);
  const { twice, low, high } = signatures;
  const once = length + allowed <= OPENING_LETTERS ? signatures.opening : signatures.once;
  for (let name = 0; name < count; name++) {
    let absent = pattern.once & ~once[name]!;
    for (let bit = 0; bit < allowed; bit++) absent &= absent - 1;
    if (absent !== 0) continue;
    const lacking = bitCount(pattern.once & ~once[name]!) + bitCount(pattern.twice & ~twice[name]!);
    if (lacking > allowed) continue;
    const pairs = bitCount(pattern.low & ~low[name]!) + bitCount(pattern.high & ~high[name]!);
    if (pairs > allowed * PAIRS_PER_EDIT) continue;
    const from = starts[name]!;
    const to = starts[name + 1]!;
    if (to - from < length - allowed) continue;
    const place = places[name]!;
    const best = fame[place]! + worth.tier.typo + year;
    if (best - worth.typo <= ranking.floor) return;
    const limit = Math.min(allowed, Math.ceil((best - ranking.floor) / worth.typo) - 1);
    if (lacking > limit) continue;
    const lacks = Math.min(
      measured(scan, typos, from, to, limit),
      articles[name]! > 0 ? measured(scan, typos, from + articles[name]!, to, limit) : Number.POSITIVE_INFINITY,
    );
    if (lacks < Number.POSITIVE_INFINITY) offer(scan, place, 'typo', lacks);
  }

  function measured({ worth: { typo, beginning } }: Scan, of: Typos, from: number, to: number, limit: number): number {
    if (!of.measure(letters, from, to, limit)) return Number.POSITIVE_INFINITY;
    return Math.min(of.whole * typo, of.beginning * typo + beginning);
  }
}

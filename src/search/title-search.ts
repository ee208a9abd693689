/** Finds titles by what a person types: exact, then prefix, then substring, then with typos; the better known first. */

import { distance } from 'fastest-levenshtein';
import type { Title } from '../domain/title.ts';
import { fold } from './fold.ts';

/** How well a title matches, the best first. */
export type MatchTier = 'exact' | 'prefix' | 'substring' | 'fuzzy';

/** A title that matches. */
export interface TitleMatch {
  /** Index of the title in the list that the search was built from. */
  readonly row: number;
  readonly tier: MatchTier;
}

interface Entry {
  readonly row: number;
  /** The folded names under which it is found: primary and original title, each also without a leading article. */
  readonly names: readonly string[];
}

/** An index over primary and original titles, in memory. */
export class TitleSearch {
  /** The most voted first, so that the first matches of a tier are its best. */
  readonly #entries: readonly Entry[];

  constructor(titles: readonly Title[]) {
    this.#entries = titles
      .map((title, row) => ({ title, row }))
      .sort((a, b) => b.title.numVotes - a.title.numVotes || a.row - b.row)
      .map(({ title, row }) => ({ row, names: namesOf(title) }));
  }

  /** Up to `limit` matches. Typos are looked for only when the other tiers leave room. O(titles). */
  search(query: string, limit: number): TitleMatch[] {
    const wanted = fold(query);
    if (wanted === '') return [];
    const tiers = { exact: [] as TitleMatch[], prefix: [] as TitleMatch[], substring: [] as TitleMatch[] };
    const seen = new Set<number>();
    for (const { row, names } of this.#entries) {
      const tier = literalTier(names, wanted);
      if (tier === undefined) continue;
      seen.add(row);
      if (tiers[tier].length < limit) tiers[tier].push({ row, tier });
      if (tiers.exact.length === limit) break;
    }
    const matches = [...tiers.exact, ...tiers.prefix, ...tiers.substring].slice(0, limit);
    return matches.length === limit ? matches : [...matches, ...this.#fuzzy(wanted, limit - matches.length, seen)];
  }

  /** The best match that needs no tolerance for typos. */
  resolve(query: string): (TitleMatch & { readonly tier: Exclude<MatchTier, 'fuzzy'> }) | undefined {
    const wanted = fold(query);
    if (wanted === '') return undefined;
    const first: { prefix?: number; substring?: number } = {};
    for (const { row, names } of this.#entries) {
      const tier = literalTier(names, wanted);
      if (tier === 'exact') return { row, tier };
      if (tier !== undefined) first[tier] ??= row;
    }
    if (first.prefix !== undefined) return { row: first.prefix, tier: 'prefix' };
    return first.substring === undefined ? undefined : { row: first.substring, tier: 'substring' };
  }

  #fuzzy(wanted: string, limit: number, seen: ReadonlySet<number>): TitleMatch[] {
    const allowed = allowedEdits(wanted.length);
    const matches: TitleMatch[] = [];
    if (allowed === 0) return matches;
    for (const { row, names } of this.#entries) {
      if (matches.length === limit) break;
      if (seen.has(row)) continue;
      const near = names.some(
        (name) => Math.abs(name.length - wanted.length) <= allowed && distance(name, wanted) <= allowed,
      );
      if (near) matches.push({ row, tier: 'fuzzy' });
    }
    return matches;
  }
}

function namesOf(title: Title): string[] {
  const names = new Set<string>();
  for (const name of [title.primaryTitle, title.originalTitle]) {
    const folded = fold(name);
    names.add(folded);
    names.add(folded.replace(/^(the|a|an) (?=.)/, ''));
  }
  names.delete('');
  return [...names];
}

function literalTier(names: readonly string[], wanted: string): Exclude<MatchTier, 'fuzzy'> | undefined {
  let best: Exclude<MatchTier, 'fuzzy'> | undefined;
  for (const name of names) {
    const at = name.indexOf(wanted);
    if (at === 0 && name.length === wanted.length) return 'exact';
    if (at === 0) best = 'prefix';
    else if (at > 0) best ??= 'substring';
  }
  return best;
}

/** How many edits a query of this length may be away: one in three letters to start with, three at most. */
function allowedEdits(length: number): number {
  if (length < 3) return 0;
  if (length < 6) return 1;
  return length < 12 ? 2 : 3;
}

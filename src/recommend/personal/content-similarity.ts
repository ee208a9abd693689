/** How alike titles are in what is known of them: of two titles, and of all titles with a history. */

import type { SparseRows } from '../../domain/sparse.ts';
import { eraKernel, type ItemFacts, itemsOf } from '../collaborative/side-information.ts';

/** The shares of genres, people and era; each 0 or more. With a sum of 1 similarities are 0–1. */
export interface ContentShares {
  readonly genres: number;
  readonly people: number;
  readonly era: number;
}

/** Similarities of content. */
export interface ContentSimilarity {
  readonly items: number;
  /** s_ij of two titles. O(their genres and people). */
  between(one: number, other: number): number;
  /**
   * `out[i] += scale · Σ_{j ∈ H} s_ji` for every title i. O(items + their genres and people + years · |H|).
   *
   * @param out `[items]`
   */
  addSums(history: Int32Array, scale: number, out: Float64Array): void;
}

/**
 * s_ij = share_g · cos(genres) + share_p · cos(people) + share_e · `eraKernel`; what is not known of a title adds 0.
 *
 * All three are sums over j that need no look at each pair: Σ_j v̂_j · v̂_i = (Σ_j v̂_j) · v̂_i, Rocchio's profile, and the era's
 * sums depend on i by its year alone.
 *
 * @throws {Error} if the facts are of different numbers of items
 */
export function contentSimilarity(facts: ItemFacts, shares: ContentShares): ContentSimilarity {
  const items = itemsOf(facts);
  const { genres, people, years } = facts;
  const different = Float64Array.from(new Set(years)).sort();
  const placeOf = new Map([...different].map((year, place) => [year, place]));
  const places = Int32Array.from(years, (year) => placeOf.get(year) as number);
  return {
    items,
    between: (one, other) =>
      shares.genres * product(genres, one, other) +
      shares.people * product(people, one, other) +
      shares.era * eraKernel(years[one] as number, years[other] as number),
    addSums(history, scale, out) {
      addProfile(genres, history, scale * shares.genres, out);
      addProfile(people, history, scale * shares.people, out);
      const eras = different.map((year) => {
        let sum = 0;
        for (const liked of history) sum += eraKernel(years[liked] as number, year);
        return scale * shares.era * sum;
      });
      for (let item = 0; item < items; item += 1)
        out[item] = (out[item] as number) + (eras[places[item] as number] as number);
    },
  };
}

/** `out` += factor · V · Σ_{j ∈ H} v_j. */
function addProfile(vectors: SparseRows, history: Int32Array, factor: number, out: Float64Array): void {
  const { offsets, indices, values } = vectors;
  const profile = new Float64Array(vectors.columns);
  for (const liked of history)
    for (let at = offsets[liked]!; at < offsets[liked + 1]!; at += 1)
      profile[indices[at]!] = profile[indices[at]!]! + values[at]!;
  for (let row = 0; row < vectors.rows; row += 1) {
    let sum = 0;
    for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at += 1)
      sum += profile[indices[at]!]! * values[at]!;
    out[row] = out[row]! + factor * sum;
  }
}

/** v_i · v_j, by merging their columns. */
function product({ offsets, indices, values }: SparseRows, one: number, other: number): number {
  let sum = 0;
  let i = offsets[one]!;
  let j = offsets[other]!;
  while (i < offsets[one + 1]! && j < offsets[other + 1]!) {
    const ahead = indices[i]! - indices[j]!;
    if (ahead === 0) sum += values[i]! * values[j]!;
    if (ahead <= 0) i += 1;
    if (ahead >= 0) j += 1;
  }
  return sum;
}

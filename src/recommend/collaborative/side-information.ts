/** What is known of films besides who liked them, as a Gram matrix that EASE takes beside that of the likes. */

import { transposed } from '../../domain/linear-algebra/sparse-matrix.ts';
import type { SparseRows } from '../../domain/sparse.ts';

/** What is known of each item. Where nothing is known, a row is empty and a year is NaN. */
export interface ItemFacts {
  /** Genres, one row an item: unit length, or empty. */
  readonly genres: SparseRows;
  /** People, one row an item: unit length, or empty. */
  readonly people: SparseRows;
  /** `[items]` years of release. */
  readonly years: Float64Array;
}

/** How much each kind of knowledge counts: a pair of items that agree in it fully counts like so many users who like both. */
export interface SideWeights {
  readonly genres: number;
  readonly people: number;
  readonly era: number;
}

/** Years by which two films of one era differ: the standard deviation of {@link eraKernel}. */
export const ERA_YEARS = 4;

/** exp(−Δ² / 2σ²) of two years, σ = {@link ERA_YEARS}: 1 for the same year, .61 for 4 years apart, .14 for 8; 0 if one is NaN. */
export function eraKernel(one: number, other: number): number {
  const value = Math.exp(-0.5 * ((one - other) / ERA_YEARS) ** 2);
  return Number.isNaN(value) ? 0 : value;
}

/**
 * S = w_g·genres + w_p·people + w_e·era, items × items, row-major, symmetric and positive semidefinite.
 *
 * S_ij is the weighted sum of the cosines of genres and of people, and of {@link eraKernel}. Cosines are Gram matrices and
 * Gaussians are kernels (Bochner's theorem; Schölkopf & Smola, "Learning with kernels", 2002, 2.3), hence semidefinite. What is
 * not known adds nothing, on the diagonal either. Votes are left out: films of like renown found nothing more, and today's
 * votes know the years after the ratings. O(items² + Σ over genres and people of (their items)²).
 *
 * @param weights each 0 or more
 * @throws {Error} if the facts are of different numbers of items
 */
export function sideInformationGram(facts: ItemFacts, weights: SideWeights): Float64Array {
  const items = itemsOf(facts);
  const gram = new Float64Array(items * items);
  addProducts(gram, facts.genres, weights.genres);
  addProducts(gram, facts.people, weights.people);
  for (let row = 0, at = 0; row < items; row += 1) {
    for (let other = 0; other < items; other += 1, at += 1) {
      gram[at] = gram[at]! + weights.era * eraKernel(facts.years[row]!, facts.years[other]!);
    }
  }
  return gram;
}

/** How many items the facts are of. @throws {Error} if not all are of as many */
export function itemsOf({ genres, people, years }: ItemFacts): number {
  const counts = [genres.rows, people.rows, years.length];
  if (counts.some((count) => count !== counts[0]))
    throw new Error(`expected genres, people and years of the same items, found ${counts.join(', ')}`);
  return years.length;
}

/** Adds weight · V·Vᵀ, column by column of V. */
function addProducts(gram: Float64Array, vectors: SparseRows, weight: number): void {
  const { offsets, indices, values } = transposed(vectors);
  for (let column = 0; column < vectors.columns; column += 1) {
    const end = offsets[column + 1]!;
    for (let one = offsets[column]!; one < end; one += 1) {
      const row = indices[one]! * vectors.rows;
      const factor = weight * values[one]!;
      for (let other = offsets[column]!; other < end; other += 1) {
        const at = row + indices[other]!;
        gram[at] = gram[at]! + factor * values[other]!;
      }
    }
  }
}

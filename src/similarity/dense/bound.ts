/** How far the kernel's float32 scores can be from the definition's: what makes a search by float32 exact. */

/** Unit roundoff of float32: half the distance from 1 to the next number. */
const UNIT = 2 ** -24;

/**
 * The largest difference between the score of the kernel (kernel.as) and the definition's (port.ts), for rows and queries whose lengths
 * are in `ROW_LENGTHS` and `QUERY_LENGTHS`; also covers the rounding of the threshold to float32. O(1).
 *
 * Every term qᵢvᵢ of the kernel's score passes through at most depth = 1 (qᵢ / ‖q‖ to float32) + 1 (the product) + (m − 1) + 4 (its way
 * through the sum: m = ⌈columns / 16⌉ terms to a lane, the first added to 0 exactly; four accumulators and four lanes, two steps each)
 * + 1 (1 / ‖v‖ to float32) + 1 (the product with it) roundings, each a factor 1 + δ, |δ| ≤ u = 2⁻²⁴. So the error is at most
 * γ(depth) · Σ|qᵢvᵢ| / (‖q‖‖v‖) ≤ γ(depth), by Cauchy–Schwarz, with γ(d) = du / (1 − du): Higham, "Accuracy and Stability of Numerical
 * Algorithms", 2nd ed., 2002, lemma 3.1 and section 3.1. Three more u cover the rounding of the threshold, the double arithmetic of
 * lengths and definition (≤ 3 · columns · 2⁻⁵³), and underflow (≤ columns · 2⁻⁴⁹, as 2⁻¹⁵⁰ is lost at most where a row is 2⁻¹⁰⁰ long).
 *
 * @param columns of the vectors
 * @returns a difference of cosines; infinite where no bound is known, at 2²⁴ columns and more
 */
export function errorBound(columns: number): number {
  if (columns >= 2 ** 24) return Number.POSITIVE_INFINITY;
  const depth = Math.ceil(columns / 16) + 7;
  const roundings = (depth + 3) * UNIT;
  return roundings / (1 - roundings);
}

/** Lengths of rows for which float32 neither overflows nor loses more to underflow than the bound allows. */
export const ROW_LENGTHS = { least: 2 ** -100, most: 2 ** 100 } as const;

/** Lengths of queries whose definition neither overflows nor underflows noticeably in double precision. */
export const QUERY_LENGTHS = { least: 2 ** -200, most: 2 ** 400 } as const;

/** Whether a length is within a range. */
export function within(length: number, range: { readonly least: number; readonly most: number }): boolean {
  return length >= range.least && length <= range.most;
}

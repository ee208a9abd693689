/** The Gini index of exposure: how unequally recommendations are spread over the catalogue. */

/**
 * G = Σᵢ (2i − n − 1) · xᵢ / (n · Σ x), with the n exposures x ascending and i from 1: half the mean difference of two items' exposure, in
 * units of the mean exposure.
 *
 * Gini, "Variabilità e mutabilità", 1912; of recommendations in Fleder and Hosanagar, "Blockbuster culture's next rise or fall", Management
 * Science 55 (2009). Items that nobody is recommended count as 0. O(n log n).
 *
 * @param exposure how often each candidate item is recommended, each 0 or more: see `countExposure`
 * @returns 0 when all items are recommended equally often, to 1 − 1/n when only one is; `null` when nothing is recommended
 */
export function gini(exposure: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(exposure).sort();
  const n = sorted.length;
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < n; i++) {
    sum += sorted[i]!;
    weighted += (2 * i + 1 - n) * sorted[i]!;
  }
  return sum === 0 ? null : weighted / (n * sum);
}

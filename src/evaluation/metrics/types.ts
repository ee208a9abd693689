/** What a measure of a ranked list is. */

/**
 * How well a ranked list met what one user turned out to like; 0–1.
 *
 * @param ranked items, all different, the best first; only the first `k` count, and missing ones count as misses
 * @param relevant the items that the user turned out to like; with none of them every measure is 0, so leave such users out
 * @param k the cut-off, a whole number of at least 1
 * @throws {Error} if `k` is not such a number
 */
export type RankingMeasure = (ranked: ArrayLike<number>, relevant: ReadonlySet<number>, k: number) => number;

/** A measure at its cut-off, as a report names it. */
export interface RankingMetric {
  /** `<measure>@<k>`, such as `ndcg@10`: the key in reports. */
  readonly id: string;
  /** The name for people, such as `nDCG@10`. */
  readonly label: string;
  readonly k: number;
  readonly higherIsBetter: boolean;
  /** The value for one user, 0–1; the report shows the mean over users. */
  readonly measure: (ranked: ArrayLike<number>, relevant: ReadonlySet<number>) => number;
}

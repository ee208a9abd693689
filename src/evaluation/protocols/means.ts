/** Means of measured values: plain, and of each user's own. */

/** The mean; NaN of nothing. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum / values.length;
}

/**
 * The mean of the values of each cluster, by cluster; NaN for one that has none.
 *
 * @param clusterOf the cluster of each value, 0 … clusters − 1
 */
export function meansByCluster(
  values: ArrayLike<number>,
  clusterOf: ArrayLike<number>,
  clusters: number,
): Float64Array {
  const sums = new Float64Array(clusters);
  const counts = new Int32Array(clusters);
  for (let at = 0; at < values.length; at += 1) {
    const cluster = clusterOf[at] as number;
    sums[cluster] = (sums[cluster] as number) + (values[at] as number);
    counts[cluster] = (counts[cluster] as number) + 1;
  }
  return sums.map((sum, cluster) => sum / (counts[cluster] as number));
}

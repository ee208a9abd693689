/** Values grouped by the user they come from, in an order that depends on the values alone. */

/** One entry per user in each array. */
export interface Clusters {
  /** The sum of each user's values; ascending. */
  readonly sums: Float64Array;
  /** How many values each user has, at least 1. */
  readonly sizes: Float64Array;
  /** The mean of all values, each counting the same. */
  readonly mean: number;
}

/**
 * Groups values by user. Neither the order of the values nor the users' numbers make a difference, not even of rounding: values are summed
 * in ascending order, and users are ordered by sum, then size. O(n log n).
 *
 * @param values at least one, all finite
 * @param users the user of each value; without it, every value is a user of its own
 * @throws {Error} if there are no values, one is not finite, or there are more or fewer users than values
 */
export function clusterByUser(values: ArrayLike<number>, users?: ArrayLike<number>): Clusters {
  const n = values.length;
  if (n === 0) throw new Error('there are no values to resample');
  if (users !== undefined && users.length !== n) throw new Error(`there are ${n} values, but ${users.length} users`);
  const grouped = new Map<number, { sum: number; size: number }>();
  let total = 0;
  for (const index of ascending(values)) {
    const value = values[index]!;
    if (!Number.isFinite(value)) throw new Error(`value ${index} is ${value}, which is not a finite number`);
    const user = users === undefined ? index : users[index]!;
    const cluster = grouped.get(user);
    if (cluster === undefined) grouped.set(user, { sum: value, size: 1 });
    else {
      cluster.sum += value;
      cluster.size += 1;
    }
    total += value;
  }
  const ordered = [...grouped.values()].sort((a, b) => a.sum - b.sum || a.size - b.size);
  return {
    sums: Float64Array.from(ordered, ({ sum }) => sum),
    sizes: Float64Array.from(ordered, ({ size }) => size),
    mean: total / n,
  };
}

/**
 * The differences a − b of paired values.
 *
 * @throws {Error} if there are more of the one than of the other
 */
export function pairedDifferences(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  if (a.length !== b.length) throw new Error(`paired values must be as many: found ${a.length} and ${b.length}`);
  return Float64Array.from(a, (value, index) => value - b[index]!);
}

/**
 * A count of resamples or permutations.
 *
 * @throws {Error} if it is not a whole number of at least 1
 */
export function checkedCount(count: number, what: string): number {
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`${what} must be a whole number of at least 1, found ${count}`);
  }
  return count;
}

/** The positions of values by ascending value. */
function ascending(values: ArrayLike<number>): Int32Array {
  return Int32Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]!);
}

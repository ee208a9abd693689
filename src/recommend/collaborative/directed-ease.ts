/** EASE for what is liked next: the linear model of all films, which learns from the order in which users liked them. */

import { multiplySparse } from '../../domain/linear-algebra/sparse-matrix.ts';
import type { SparseRows } from '../../domain/sparse.ts';
import { regularizedGram } from './ease.ts';
import { type Interactions, rowOf } from './interactions.ts';
import { symmetricInverse } from './symmetric-inverse.ts';

/** What may be chosen. */
export interface DirectedEaseOptions {
  /** λ > 0: the larger, the smaller the weights. */
  readonly lambda: number;
  /** ρ: 0 for EASE; at 1 a film is predicted from what was liked before it alone. */
  readonly direction: number;
  /** What is known of the items besides, as in `easeWeights`. */
  readonly side?: Float64Array | undefined;
}

/**
 * B, row-major: `weights[j * items + i]` is what liking j adds to i.
 *
 * EASE asks of B that (G + S + λI)B = G + S − diag(μ), with diag(B) = 0, where G_ji users liked both j and i. They count the
 * same whichever they liked first. Here a user who liked j before i counts 1 + ρ for the weight from j to i, and 1 − ρ for the one
 * from i to j: on the right, G becomes G + ρA with A_ji = (users who liked j before i) − (users who liked i before j). With
 * P = (G + S + λI)⁻¹ and M = PA the solution is
 *
 * B_ji = −P_ji / P_ii + ρ (M_ji − P_ji M_ii / P_ii) for j ≠ i, and B_ii = 0.
 *
 * Only training looks at order: a history is scored as a set. Weighing pairs by order in a linear model of items is the idea
 * of SLIST, Choi et al. 2021, "Session-aware linear item-item models for session-based recommendation",
 * https://doi.org/10.1145/3442381.3450005, whose pairs come from cuts through sessions. O(items³) time, four dense matrices of
 * 8 · items² bytes.
 *
 * @param train each row from the first to the last like
 * @throws {Error} if S has another size than items × items
 */
export function directedEaseWeights(train: Interactions, options: DirectedEaseOptions): Float64Array {
  const { lambda, direction, side } = options;
  const items = train.columns;
  const inverse = symmetricInverse(regularizedGram(train, lambda, side), items);
  // P is symmetric and A antisymmetric, so that M = PA = −(AP)ᵀ.
  const product = new Float64Array(items * items);
  multiplySparse(orderedPairs(train), inverse, items, product);
  const weights = new Float64Array(items * items);
  for (let item = 0; item < items; item += 1) {
    const diagonal = item * (items + 1);
    const scale = (direction * product[diagonal]! - 1) / inverse[diagonal]!;
    for (let liked = 0; liked < items; liked += 1) {
      if (liked === item) continue;
      const at = liked * items + item;
      weights[at] = inverse[at]! * scale - direction * product[item * items + liked]!;
    }
  }
  return weights;
}

/** A: how many more users liked the row's item before the column's than after it. O(Σ_u |H_u|² + items²). */
export function orderedPairs(train: Interactions): SparseRows {
  const items = train.columns;
  const dense = new Int32Array(items * items);
  for (let user = 0; user < train.rows; user += 1) {
    const liked = rowOf(train, user);
    for (let last = 1; last < liked.length; last += 1) {
      const after = liked[last]!;
      for (let first = 0; first < last; first += 1) {
        const before = liked[first]!;
        dense[before * items + after] = dense[before * items + after]! + 1;
        dense[after * items + before] = dense[after * items + before]! - 1;
      }
    }
  }
  const offsets = new Int32Array(items + 1);
  const places = Int32Array.from(dense.keys()).filter((at) => dense[at] !== 0);
  for (const at of places) offsets[Math.floor(at / items) + 1]! += 1;
  for (let row = 0; row < items; row += 1) offsets[row + 1]! += offsets[row]!;
  return {
    rows: items,
    columns: items,
    offsets,
    indices: places.map((at) => at % items),
    values: Float32Array.from(places, (at) => dense[at]!),
  };
}

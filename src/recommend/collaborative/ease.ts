/** EASE: the linear model that predicts each film from all the others, in closed form. */

import { type Interactions, rowOf } from './interactions.ts';
import { symmetricInverse } from './symmetric-inverse.ts';
import type { UserScorer } from './user-scorer.ts';

/** What may be chosen. */
export interface EaseOptions {
  /** λ > 0: the larger, the smaller the weights. */
  readonly lambda?: number;
}

/**
 * score(u, i) = Σ_{j ∈ H_u} B_ji, where B minimizes ‖X − XB‖² + λ‖B‖² with diag(B) = 0: P = (XᵀX + λI)⁻¹,
 * B = I − P · diag(1 / diag P), which is B_ji = −P_ji / P_ii for j ≠ i.
 *
 * Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data", https://arxiv.org/abs/1905.03375. Training is
 * O(items³) with dense matrices of 8 · items² bytes, scoring O(|H_u| · items).
 */
export function easeScorer(train: Interactions, { lambda = 200 }: EaseOptions = {}): UserScorer {
  const weights = easeWeights(train, lambda);
  const items = train.columns;
  return {
    items,
    scoreUser(history, out) {
      out.fill(0);
      for (const liked of history) {
        const row = weights.subarray(liked * items, (liked + 1) * items);
        for (let item = 0; item < items; item += 1) out[item] = out[item]! + row[item]!;
      }
    },
  };
}

/** B, row-major: `weights[j * items + i]` is what liking j adds to i. Not symmetric. */
export function easeWeights(train: Interactions, lambda: number): Float64Array {
  const items = train.columns;
  const weights = symmetricInverse(regularizedGram(train, lambda), items);
  const scales = Float64Array.from({ length: items }, (_, item) => -1 / weights[item * (items + 1)]!);
  for (let row = 0, at = 0; row < items; row += 1) {
    for (let item = 0; item < items; item += 1, at += 1) weights[at] = weights[at]! * scales[item]!;
    weights[row * (items + 1)] = 0;
  }
  return weights;
}

/** XᵀX + λI. */
function regularizedGram(train: Interactions, lambda: number): Float64Array {
  const items = train.columns;
  const gram = new Float64Array(items * items);
  for (let user = 0; user < train.rows; user += 1) {
    const liked = rowOf(train, user);
    for (const one of liked) {
      const row = one * items;
      for (const other of liked) gram[row + other] = gram[row + other]! + 1;
    }
  }
  for (let at = 0; at < gram.length; at += items + 1) gram[at] = gram[at]! + lambda;
  return gram;
}

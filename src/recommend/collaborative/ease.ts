/** EASE: the linear model that predicts each film from all the others, in closed form. */

import { type Interactions, rowOf } from './interactions.ts';
import { symmetricInverse } from './symmetric-inverse.ts';
import type { UserScorer } from './user-scorer.ts';

/** What may be chosen. */
export interface EaseOptions {
  /** λ > 0: the larger, the smaller the weights. */
  readonly lambda?: number;
  /** What is known of the items besides, items × items, row-major: see `sideInformationGram`. */
  readonly side?: Float64Array | undefined;
}

/**
 * score(u, i) = Σ_{j ∈ H_u} B_ji, where B minimizes ‖X − XB‖² + λ‖B‖² with diag(B) = 0: P = (XᵀX + λI)⁻¹,
 * B = I − P · diag(1 / diag P), which is B_ji = −P_ji / P_ii for j ≠ i.
 *
 * Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data", https://arxiv.org/abs/1905.03375. Training is
 * O(items³) with dense matrices of 8 · items² bytes, scoring O(|H_u| · items).
 */
export function easeScorer(train: Interactions, { lambda = 200, side }: EaseOptions = {}): UserScorer {
  const weights = easeWeights(train, lambda, side);
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

/**
 * B, row-major: `weights[j * items + i]` is what liking j adds to i. Not symmetric.
 *
 * With side information this is CEASE: P = (XᵀX + S + λI)⁻¹, the weights that predict, besides the users' likes, every
 * attribute of S = TᵀT for a matrix T of attributes × items. Jeunen, Van Balen & Goethals 2020, "Closed-form models for
 * collaborative filtering with side-information", https://doi.org/10.1145/3383313.3418480.
 *
 * @param side S, items × items, row-major, symmetric and positive semidefinite
 * @throws {Error} if S has another size
 */
export function easeWeights(train: Interactions, lambda: number, side?: Float64Array): Float64Array {
  const items = train.columns;
  const weights = symmetricInverse(regularizedGram(train, lambda, side), items);
  const scales = Float64Array.from({ length: items }, (_, item) => -1 / weights[item * (items + 1)]!);
  for (let row = 0, at = 0; row < items; row += 1) {
    for (let item = 0; item < items; item += 1, at += 1) weights[at] = weights[at]! * scales[item]!;
    weights[row * (items + 1)] = 0;
  }
  return weights;
}

/** XᵀX + S + λI. @throws {Error} if S has another size */
export function regularizedGram(train: Interactions, lambda: number, side?: Float64Array): Float64Array {
  const items = train.columns;
  if (side !== undefined && side.length !== items * items)
    throw new Error(`expected side information of ${items} × ${items} values, found ${side.length}`);
  const gram = side === undefined ? new Float64Array(items * items) : side.slice();
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

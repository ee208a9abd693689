/** Learns how much each scorer counts, from what people like together. */

import { choleskyFactor, solveCholesky } from '../../domain/linear-algebra/cholesky.ts';
import { createRandom } from '../../domain/random.ts';
import { columnCounts, type Interactions, interactionsOf, rowOf } from '../collaborative/interactions.ts';
import { scorerValues } from './profile-scorer.ts';
import type { HybridSpace } from './space.ts';
import { NO_WEIGHTS, SCORERS, type ScorerName, type Weights } from './weights.ts';

/** The scorers whose weights are learned; popularity is chosen by the caller, as the pairs are drawn so that it cancels out. */
const LEARNED = SCORERS.filter((name) => name !== 'popularity' && name !== 'kind');

/** What may be chosen. */
export interface BlendTrainingOptions {
  /** Parts into which users are divided: what is compared is always trained without the users it is compared on. */
  readonly folds?: number;
  /** Liked titles of a user that are asked for, at most. */
  readonly queriesPerUser?: number;
  /** Pairs drawn for each of them. */
  readonly pairsPerQuery?: number;
  readonly seed?: number;
  /** Scorers that get no weight, for ablations. */
  readonly without?: readonly ScorerName[];
}

/** What was learned, and from how much. */
export interface TrainedBlend {
  /** Popularity and kind have no weight in it. */
  readonly weights: Weights;
  readonly users: number;
  readonly pairs: number;
  /** Mean logistic loss of the pairs at the weights, and at none (ln 2). */
  readonly loss: number;
}

/** Penalty on the squared, standardized weights. */
const RIDGE = 1e-3;
const NEWTON_STEPS = 25;

/**
 * Pairwise logistic regression (RankNet's loss: Burges et al., ICML 2005, with a linear model): of a user who likes q, a title c⁺
 * that they like too should score above a title c⁻ that they do not, P = σ(w · (φ(q, c⁺) − φ(q, c⁻))). The c⁻ are drawn in
 * proportion to how many like them (noise-contrastive: Gutmann & Hyvärinen, AISTATS 2010), so that the weights say what
 * similarity adds to popularity and not how popular popular titles are. Every user weighs the same.
 *
 * @param likes users × titles, the titles being the rows of the spaces
 * @param spaceWithout the space as trained on these users' likes alone; called once a fold
 */
export function trainBlend(
  likes: Interactions,
  spaceWithout: (train: Interactions) => HybridSpace,
  options: BlendTrainingOptions = {},
): TrainedBlend {
  const { folds = 3, queriesPerUser = 8, pairsPerQuery = 60, seed = 1, without = [] } = options;
  const random = createRandom(seed);
  const order = shuffled(likes.rows, random);
  // What nobody has liked, most could not: it came later, or is no film that is rated. It says nothing to be told from it.
  const rated = columnCounts(likes);
  const names = LEARNED.filter((name) => !without.includes(name));
  const rows: number[] = [];
  const weights: number[] = [];
  let users = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const held = order.filter((_, at) => at % folds === fold);
    const kept = order.filter((_, at) => at % folds !== fold).sort((a, b) => a - b);
    if (held.length === 0 || kept.length === 0) continue;
    const space = spaceWithout(
      interactionsOf(
        kept.map((user) => rowOf(likes, user)),
        likes.columns,
      ),
    );
    const draw = proportionalTo(space.popularity, rated);
    for (const user of held) {
      const liked = rowOf(likes, user);
      if (liked.length < 2) continue;
      users += 1;
      const owned = new Set(liked);
      const queries = sample(liked, queriesPerUser, random);
      for (const query of queries) {
        for (let pair = 0; pair < pairsPerQuery; pair += 1) {
          const positive = liked[Math.floor(random() * liked.length)] as number;
          const negative = draw(random());
          if (positive === query || owned.has(negative)) continue;
          const [up, down] = [scorerValues(space, query, positive), scorerValues(space, query, negative)];
          for (const name of names) rows.push((up[name] ?? 0) - (down[name] ?? 0));
          weights.push(1 / queries.length);
        }
      }
    }
  }
  const fitted = logisticRegression(Float64Array.from(rows), Float64Array.from(weights), names.length);
  const learned = Object.fromEntries(names.map((name, at) => [name, fitted.weights[at] ?? 0]));
  return { weights: { ...NO_WEIGHTS, ...learned }, users, pairs: weights.length, loss: fitted.loss };
}

/**
 * Logistic regression of differences, all of which should be positive, without intercept; standardized, with a small ridge, by
 * Newton's method.
 */
function logisticRegression(
  rows: Float64Array,
  importance: Float64Array,
  columns: number,
): { weights: Float64Array; loss: number } {
  const total = importance.reduce((sum, value) => sum + value, 0);
  const count = importance.length;
  if (count === 0) return { weights: new Float64Array(columns), loss: Math.LN2 };
  const scales = new Float64Array(columns);
  for (let row = 0; row < count; row += 1)
    for (let i = 0; i < columns; i += 1)
      scales[i] =
        (scales[i] as number) + ((importance[row] as number) / total) * (rows[row * columns + i] as number) ** 2;
  for (let i = 0; i < columns; i += 1) scales[i] = Math.sqrt(scales[i] as number) || 1;
  const weights = new Float64Array(columns);
  let loss = Math.LN2;
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const gradient = Float64Array.from(weights, (weight) => 2 * RIDGE * weight);
    const hessian = new Float64Array(columns * columns);
    for (let i = 0; i < columns; i += 1) hessian[i * columns + i] = 2 * RIDGE;
    loss = 0;
    for (let row = 0; row < count; row += 1) {
      let z = 0;
      for (let i = 0; i < columns; i += 1)
        z += ((weights[i] as number) * (rows[row * columns + i] as number)) / (scales[i] as number);
      const share = (importance[row] as number) / total;
      loss += share * (z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) - z);
      const miss = 1 / (1 + Math.exp(z));
      for (let i = 0; i < columns; i += 1) {
        const x = (rows[row * columns + i] as number) / (scales[i] as number);
        gradient[i] = (gradient[i] as number) - share * miss * x;
        for (let j = 0; j <= i; j += 1)
          hessian[i * columns + j] =
            (hessian[i * columns + j] as number) +
            (share * miss * (1 - miss) * x * (rows[row * columns + j] as number)) / (scales[j] as number);
      }
    }
    // The ridge keeps it positive definite.
    const { lower } = choleskyFactor(hessian, columns, 0);
    const change = gradient.slice();
    solveCholesky(lower, columns, change, 1);
    let largest = 0;
    for (let i = 0; i < columns; i += 1) {
      weights[i] = (weights[i] as number) - (change[i] as number);
      largest = Math.max(largest, Math.abs(change[i] as number));
    }
    if (largest < 1e-9) break;
  }
  return { weights: weights.map((weight, i) => weight / (scales[i] as number)), loss };
}

/** Draws indices that are allowed, not 0, in proportion to exp(logarithms) by inverting the cumulative sum. */
function proportionalTo(logarithms: Float32Array, allowed: Int32Array): (uniform: number) => number {
  const sums = new Float64Array(logarithms.length);
  let sum = 0;
  logarithms.forEach((value, at) => {
    if (allowed[at] !== 0) sum += Math.exp(value);
    sums[at] = sum;
  });
  return (uniform) => {
    const wanted = uniform * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function shuffled(size: number, random: () => number): number[] {
  const order = Array.from({ length: size }, (_, at) => at);
  for (let at = size - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

function sample(items: Int32Array, size: number, random: () => number): number[] {
  if (items.length <= size) return [...items];
  return shuffled(items.length, random)
    .slice(0, size)
    .map((at) => items[at] as number);
}

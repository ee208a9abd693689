/** Fits a model to the films that enough users liked, where all of them would make it too large. */

import { columnCounts, type Interactions, interactionsOf, rowOf } from './interactions.ts';
import type { UserScorer } from './user-scorer.ts';

/** Which items are kept. */
export interface LikedItems {
  /** Those with at least so many likes, */
  readonly atLeast: number;
  /** and of them so many at most: those of the most likes, of equal ones the lower index. */
  readonly atMost: number;
}

/**
 * A model of the items that are liked most. Other items score 0, and count for nothing in a history.
 *
 * @param modelOf makes a model of the items that are kept, numbered from 0 in their order
 */
export function fitToLiked(
  train: Interactions,
  { atLeast, atMost }: LikedItems,
  modelOf: (kept: Interactions) => UserScorer,
): UserScorer {
  const counts = columnCounts(train);
  const kept = Int32Array.from(counts.keys())
    .filter((item) => counts[item]! >= atLeast)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, atMost)
    .sort();
  const places = new Int32Array(train.columns).fill(-1);
  kept.forEach((item, place) => {
    places[item] = place;
  });
  const translated = (items: Int32Array): Int32Array =>
    items.map((item) => places[item]!).filter((place) => place >= 0);
  const rows = Array.from({ length: train.rows }, (_, row) => translated(rowOf(train, row)));
  const model = modelOf(interactionsOf(rows, kept.length));
  const scores = new Float64Array(kept.length);
  return {
    items: train.columns,
    scoreUser(history, out) {
      model.scoreUser(translated(history), scores);
      out.fill(0);
      for (let place = 0; place < kept.length; place += 1) out[kept[place]!] = scores[place]!;
    },
  };
}
